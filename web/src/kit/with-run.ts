import { type AskOptions, engine, type OpenOptions, type Run } from "../engine";
import type { ExperimentDraft } from "../engine/types";
import { granted } from "./failure";

/**
 * Opens a run for a piece of work, and closes it even if the work fails. Throws a RefusedError if the engine refuses
 * the document.
 */
export async function withRun<T>(
  document: ExperimentDraft,
  options: AskOptions & OpenOptions,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const run = granted(await engine().open(document, options));
  try {
    return await work(run);
  } finally {
    await run.close();
  }
}
