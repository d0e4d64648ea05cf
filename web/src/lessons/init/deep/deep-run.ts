import { type Divergence, engine } from "../../../engine";
import { problemText } from "../../../messages";
import type { Line } from "../figure/lines";
import type { State } from "../state";
import { deepExperiment, deepSteps } from "./deep-experiment";

/** One network's way through training. */
export interface Curve {
  line: Line;
  step: Float64Array;
  loss: Float64Array;
  diverged: Divergence | null;
  /** Why it could not be trained, in words; else empty. */
  problem: string;
}

/** Trains the deep network from a scheme, in a lane for work that nobody watches. */
export async function trainedFrom(
  line: Line,
  settings: State["deep"],
  seed: number,
  signal: AbortSignal,
): Promise<Curve> {
  const run = await engine().open(deepExperiment(settings, line, seed), { lane: engine().batch, signal });
  if ("problems" in run)
    return {
      line,
      step: new Float64Array(),
      loss: new Float64Array(),
      diverged: null,
      problem: run.problems.map(problemText).join(" "),
    };
  try {
    const { read, diverged } = await run.frame({ steps: deepSteps, read: { evaluation: {} } }, { signal });
    return { line, step: read.evaluation.step, loss: read.evaluation.trainLoss, diverged, problem: "" };
  } finally {
    await run.close();
  }
}
