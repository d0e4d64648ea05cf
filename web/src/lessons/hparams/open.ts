import { emit } from "../../elements";
import { engine } from "../../engine";
import type { Experiment, ExperimentDraft, Row, SweepDraft } from "../../engine/types";
import { granted } from "../../kit";
import { encode, type PlainObject } from "../../state";

/**
 * Asks the embedding page, by the event `gradlab-open`, to open an experiment in the playground. Our own site does.
 * Returns false for own data, which do not fit into an address, for a refused document, and after `signal` aborted.
 */
export async function openInPlayground(
  from: EventTarget,
  document: ExperimentDraft,
  signal: AbortSignal,
): Promise<boolean> {
  // The checked document has all defaults of the core; the playground has other defaults.
  const { document: whole } = await engine().check(document, { signal });
  if (whole === null || whole.data.source === "csv") return false;
  if (signal.aborted) return false;
  emit(from, "gradlab-open", { lesson: "playground", state: encode(playgroundState(whole), {}) });
  return true;
}

/** The state of the playground for an experiment. */
function playgroundState({ seed, data, model, init, optimizer, schedule, batchSize, steps }: Experiment): PlainObject {
  const { source, samples, noise, inputScale, inputShift, split, preprocess } = data;
  const own = { source, seed: data.seed, samples, noise, inputScale, inputShift, split, preprocess };
  return { seed, data: own, model, init, optimizer, schedule, batchSize, steps } as unknown as PlainObject;
}

/** The experiment that the core makes of a sweep and the parameters of a trial; null when the core refuses it. */
export async function experimentOf(document: SweepDraft, row: Row, signal: AbortSignal): Promise<Experiment | null> {
  // A report has the experiment of the best row, so this is a report on the trial alone, with a finite metric.
  const alone = { ...row, metric: 0, diverged: null };
  return granted(await engine().call("report", [document, [alone]], { signal })).experiment;
}
