import { emit } from "../../elements";
import { engine } from "../../engine";
import type { Experiment, ExperimentDraft, Row, SweepDraft } from "../../engine/types";
import { granted } from "../../kit";
import { encode, type PlainObject } from "../../state";

/**
 * Asks the page around the lesson to open an experiment in the playground: our own site does, another page may. False
 * for a reader's own table, which does not fit into an address.
 */
export async function openInPlayground(
  from: EventTarget,
  document: ExperimentDraft,
  signal: AbortSignal,
): Promise<boolean> {
  // Complete, because the playground's own defaults are other ones.
  const { document: whole } = await engine().check(document, { signal });
  if (whole === null || whole.data.source === "csv") return false;
  if (signal.aborted) return false;
  emit(from, "gradlab-open", { lesson: "playground", state: encode(playgroundState(whole), {}) });
  return true;
}

/** What of an experiment is the playground's state. */
function playgroundState({ seed, data, model, init, optimizer, schedule, batchSize, steps }: Experiment): PlainObject {
  const { source, samples, noise, inputScale, inputShift, split, preprocess } = data;
  const own = { source, seed: data.seed, samples, noise, inputScale, inputShift, split, preprocess };
  return { seed, data: own, model, init, optimizer, schedule, batchSize, steps } as unknown as PlainObject;
}

/** The experiment of a trial, as the core makes it of the sweep and its parameters. Null where the core refuses it. */
export async function experimentOf(document: SweepDraft, row: Row, signal: AbortSignal): Promise<Experiment | null> {
  // The report gives that of the best row, so the trial is asked about alone, as one that ended well.
  const alone = { ...row, metric: 0, diverged: null };
  return granted(await engine().call("report", [document, [alone]], { signal })).experiment;
}
