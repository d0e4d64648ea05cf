import type { Runner } from "../runner";
import { arrivalLevel, inOrder, ranked, stepsTo } from "../runner";
import { bestOf } from "../stability";
import type { State } from "../state";

export type ChallengeName = State["guess"]["challenge"];

/** A race to be predicted: everything that decides it. */
export type Challenge = Pick<State, "surface" | "start" | "rules" | "knobs" | "steps" | "noise">;

const kappa = 100;
const ravine = { low: 1, high: kappa };
const descent = bestOf("sgd", ravine);
const ball = bestOf("momentum", ravine);

/**
 * Rates that are best in closed form for the two rules that have one; Adam and Adagrad at rates that suit them along
 * the axes.
 */
const ravineKnobs: State["knobs"] = {
  sgd: { lr: descent?.lr ?? 0 },
  momentum: { lr: ball?.lr ?? 0, momentum: ball?.momentum ?? 0 },
  adam: { lr: 0.1 },
  adagrad: { lr: 1 },
};

const four = ["sgd", "momentum", "adam", "adagrad"];

/** The same point of the ravine in both: one along it and one across. */
export const challenges: Record<ChallengeName, Challenge> = {
  ravine: {
    surface: { name: "ravine", kappa, angle: 0 },
    start: [1, 1],
    rules: four,
    knobs: ravineKnobs,
    steps: 600,
    noise: 0,
  },
  turned: {
    surface: { name: "ravine", kappa, angle: 45 },
    start: [0, Math.SQRT2],
    rules: four,
    knobs: ravineKnobs,
    steps: 600,
    noise: 0,
  },
  banana: {
    surface: { name: "rosenbrock" },
    start: [-1.5, 2],
    rules: ["sgd", "momentum", "adam", "rmsprop"],
    knobs: { sgd: { lr: 0.001 }, momentum: { lr: 0.001 }, adam: { lr: 0.1 }, rmsprop: { lr: 0.01 } },
    steps: 2000,
    noise: 0,
  },
  ridge: {
    surface: { name: "saddle" },
    start: [1.5, 0.0001],
    rules: ["sgd", "momentum", "nesterov", "adam"],
    knobs: { sgd: { lr: 0.1 }, momentum: { lr: 0.1 }, nesterov: { lr: 0.1 }, adam: { lr: 0.1 } },
    steps: 300,
    noise: 0,
  },
};

export const challengeNames = Object.keys(challenges) as ChallengeName[];

/** How far a neighbouring start is away along each axis, as a share of the start's own coordinate. */
const aside = 0.05;

/** The starts around that of a challenge: who is ahead from it by chance of the place is not ahead from all of them. */
export function nearbyStarts({ start }: Challenge): Array<[number, number]> {
  const [x, y] = start ?? [0, 0];
  const factors = [1 - aside, 1, 1 + aside];
  return factors.flatMap((along) => factors.map((up): [number, number] => [along * x, up * y]));
}

/** How a rule came in. */
export interface RankedRule {
  rule: string;
  /** Null: it did not arrive. */
  steps: number | null;
  loss: number;
  /** The rules that are before it from one start nearby and behind it from another. */
  open: readonly string[];
}

/** The rules as they came in; `nearby` are the same races from the starts around, which tell whose order is open. */
export function outcome(
  runners: readonly Runner[],
  floor: number,
  nearby: ReadonlyArray<readonly Runner[]> = [],
): RankedRule[] {
  const levelOf = (some: readonly Runner[]) => arrivalLevel(floor, some[0]?.path.f[0] ?? floor);
  const level = levelOf(runners);
  const isAhead = (some: readonly Runner[], better: string, worse: string): boolean => {
    const [one, other] = [better, worse].map((rule) => some.find((runner) => runner.rule === rule));
    return one !== undefined && other !== undefined && inOrder(one, other, levelOf(some)) < 0;
  };
  const order = ranked(runners, level);
  const isOpen = (better: Runner, worse: Runner) =>
    [runners, ...nearby].some((some) => !isAhead(some, better.rule, worse.rule));
  return order.map((runner, at) => ({
    rule: runner.rule,
    steps: stepsTo(runner, level),
    loss: runner.path.f.at(-1) ?? Number.NaN,
    open: order
      .filter((other, place) => (place < at ? isOpen(other, runner) : place > at && isOpen(runner, other)))
      .map(({ rule }) => rule),
  }));
}

/** Whether the order of two is open. */
export const tied = (one: RankedRule, other: RankedRule): boolean => one.open.includes(other.rule);
