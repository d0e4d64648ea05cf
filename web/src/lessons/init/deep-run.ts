import { type AskOptions, type Divergence, type ExperimentDraft, engine, isRefused } from "../../engine";
import { problemText } from "../../messages/core";
import { judge, mean, paired } from "../../statistics";
import type { Line } from "./lines";
import type { State } from "./state";

const deepUnits = 32;
export const deepSteps = 600;

/** The learning rate of each optimizer, the same for all schemes, so that only the first weights differ. */
const rates = { sgd: 0.05, adam: 0.002 } as const;

/** The document of a deep ReLU network that learns the digits from the first weights of a line. */
export function deepExperiment(
  { layers, optimizer, normalization }: Omit<State["deep"], "guess">,
  { scheme, gain, std }: Line,
  seed: number,
): ExperimentDraft {
  return {
    seed,
    data: { source: "digits" },
    model: { hidden: Array.from({ length: layers }, () => deepUnits), activation: "relu", normalization },
    init: { scheme, gain, std },
    optimizer: { name: optimizer, lr: rates[optimizer] },
    batchSize: 32,
    steps: deepSteps,
    evalEvery: 20,
  };
}

/** Networks trained from each line. All lines use the same seeds, so that losses can be compared in pairs. */
export const deepNetworks = 5;

/** The loss of one network during training. */
export interface Curve {
  line: Line;
  seed: number;
  step: Float64Array;
  loss: Float64Array;
  diverged: Divergence | null;
  /** Why the network could not be trained, in words; empty if it was. */
  problem: string;
}

/** Trains one deep network from a line; a refused document gives a curve without points and its `problem`. */
export async function trainedFrom(line: Line, settings: State["deep"], seed: number, ask: AskOptions): Promise<Curve> {
  const run = await engine().open(deepExperiment(settings, line, seed), ask);
  const none = { line, seed, step: new Float64Array(), loss: new Float64Array(), diverged: null };
  if (isRefused(run)) return { ...none, problem: run.problems.map(problemText).join(" ") };
  try {
    const { read, diverged } = await run.frame({ steps: deepSteps, read: { evaluation: {} } }, ask);
    return { line, seed, step: read.evaluation.step, loss: read.evaluation.trainLoss, diverged, problem: "" };
  } finally {
    await run.close();
  }
}

/** The final losses of all networks of a line. */
export interface Ending {
  line: Line;
  /** Final losses in the order of the seeds; Infinity for a network that diverged. */
  losses: readonly number[];
  diverged: number;
}

export function endingsOf(curves: readonly Curve[]): Ending[] {
  const lines = [...new Map(curves.filter(({ problem }) => !problem).map((one) => [one.line, one.line])).values()];
  return lines.map((line) => {
    const own = curves.filter((one) => one.line === line && !one.problem).sort((one, other) => one.seed - other.seed);
    return {
      line,
      losses: own.map(({ loss, diverged }) => (diverged ? Number.POSITIVE_INFINITY : (loss.at(-1) ?? Number.NaN))),
      diverged: own.filter(({ diverged }) => diverged).length,
    };
  });
}

/** Natural logarithms of losses; a loss below 1e-12 counts as 1e-12. */
const logsOf = ({ losses }: Pick<Ending, "losses">) => losses.map((loss) => Math.log(Math.max(loss, 1e-12)));

export const geometricMean = (losses: readonly number[]): number => Math.exp(mean(logsOf({ losses })));

/**
 * The line with the lowest geometric mean of the final losses (`best`), the lines that differ from it significantly
 * (`apart`), and those for which the test cannot decide (`alike`). Lines with a diverged network are left out; null
 * when none remains. The same runs choose the best line and are tested, so the correction counts all pairs of lines,
 * not only those with the best.
 */
export function comparedEndings(endings: readonly Ending[]): { best: Ending; apart: Ending[]; alike: Ending[] } | null {
  const finite = endings.filter(({ diverged }) => diverged === 0);
  const order = [...finite].sort((one, other) => mean(logsOf(one)) - mean(logsOf(other)));
  const [best, ...others] = order;
  if (!best) return null;
  // Paired by seed, on a log scale. The pairs with the best line come first, in the order of `others`.
  const pairs = order.flatMap((lower, at) =>
    order.slice(at + 1).map((higher) => paired(logsOf(higher), logsOf(lower))),
  );
  const judged = judge(pairs);
  const decided = (decision: "holds" | "undecided") =>
    others.filter((_, index) => judged[index]?.decision === decision);
  return { best, apart: decided("holds"), alike: decided("undecided") };
}

/**
 * Judges the learner's guess by the tests of `comparedEndings`. A guess of "same" (no difference) can be refuted, but a
 * few seeds cannot prove it: it is never "right". `diverged`: some line has a diverged network. Such a line is in no
 * test, so the guess of another line then stays undecided.
 */
export function judgedGuess(
  guess: Line | "same",
  { best, apart, alike }: { best: Ending; apart: readonly Ending[]; alike: readonly Ending[] },
  diverged: boolean,
): "right" | "wrong" | "undecided" {
  if (guess === "same") return apart.length > 0 ? "wrong" : "undecided";
  if (apart.some(({ line }) => line === guess)) return "wrong";
  return best.line === guess && alike.length === 0 && !diverged ? "right" : "undecided";
}
