import { type AskOptions, type Divergence, type ExperimentDraft, engine, isRefused } from "../../engine";
import { problemText } from "../../messages/core";
import { judge, mean, paired } from "../../statistics";
import type { Line } from "./lines";
import type { State } from "./state";

const deepUnits = 32;
export const deepSteps = 600;

/** The same for all, so that only the first weights differ. */
const rates = { sgd: 0.05, adam: 0.002 } as const;

/** A deep ReLU network that learns digits from a scheme. */
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

/** How many networks are trained from each line: seeds that all lines share, so that they are compared in pairs. */
export const deepNetworks = 5;

/** One network's way through training. */
export interface Curve {
  line: Line;
  seed: number;
  step: Float64Array;
  loss: Float64Array;
  diverged: Divergence | null;
  /** Why it could not be trained, in words; else empty. */
  problem: string;
}

/** Trains the deep network from a line. */
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

/** What a line came to over its networks. */
export interface Ending {
  line: Line;
  /** Final losses, Infinity where it diverged, by the order of the seeds. */
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

/** Losses on a log scale; below this a loss is nothing. */
const logsOf = ({ losses }: Pick<Ending, "losses">) => losses.map((loss) => Math.log(Math.max(loss, 1e-12)));

export const geometricMean = (losses: readonly number[]): number => Math.exp(mean(logsOf({ losses })));

/**
 * Of the lines that did not diverge the one that ends lowest in the geometric mean, and which of the others it is told
 * apart from. The same runs say which is lowest, so that any two could have been compared: all pairs are judged
 * together.
 */
export function comparedEndings(endings: readonly Ending[]): { best: Ending; apart: Ending[]; alike: Ending[] } | null {
  const finite = endings.filter(({ diverged }) => diverged === 0);
  const order = [...finite].sort((one, other) => mean(logsOf(one)) - mean(logsOf(other)));
  const [best, ...others] = order;
  if (!best) return null;
  // In pairs by seed, on a log scale; those with the lowest come first.
  const pairs = order.flatMap((lower, at) =>
    order.slice(at + 1).map((higher) => paired(logsOf(higher), logsOf(lower))),
  );
  const judged = judge(pairs);
  const decided = (decision: "holds" | "undecided") =>
    others.filter((_, index) => judged[index]?.decision === decision);
  return { best, apart: decided("holds"), alike: decided("undecided") };
}

/**
 * Whether what was expected is what came, as far as pairs that were judged decide it: of a line with networks that
 * diverged, none was. Also "no difference" can be right only as far as these seeds can tell.
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
