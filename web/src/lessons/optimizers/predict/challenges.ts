import type { Runner } from "../runner";
import { arrivalLevel, inOrder, ranked, stepsTo } from "../runner";
import { bestOf } from "../stability";
import type { State } from "../state";

export type ChallengeName = State["guess"]["challenge"];

/** A race to predict: all settings that determine it. */
export type Challenge = Pick<State, "surface" | "start" | "rules" | "knobs" | "steps" | "noise">;

const kappa = 100;
const ravine = { low: 1, high: kappa };
const descent = bestOf("sgd", ravine);
const ball = bestOf("momentum", ravine);

/**
 * Knobs for the ravine: the best ones in closed form for SGD and momentum; for Adam and Adagrad, rates that suit them
 * along the axes.
 */
const ravineKnobs: State["knobs"] = {
  sgd: { lr: descent?.lr ?? 0 },
  momentum: { lr: ball?.lr ?? 0, momentum: ball?.momentum ?? 0 },
  adam: { lr: 0.1 },
  adagrad: { lr: 1 },
};

const four = ["sgd", "momentum", "adam", "adagrad"];

/** All challenges. Both ravines start at the same point relative to the ravine: one unit along it and one across. */
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

/** The distance of a neighbouring start along each axis, as a share of the start's coordinate. */
const aside = 0.05;

/**
 * The start of a challenge and eight neighbours. A rule that is better only by chance of the start is not better from
 * all of them.
 */
export function nearbyStarts({ start }: Challenge): Array<[number, number]> {
  const [x, y] = start ?? [0, 0];
  const factors = [1 - aside, 1, 1 + aside];
  return factors.flatMap((along) => factors.map((up): [number, number] => [along * x, up * y]));
}

/** The result of a rule in a challenge. */
export interface RankedRule {
  rule: string;
  /** Steps until it arrived; null if it did not. */
  steps: number | null;
  loss: number;
  /** The rules whose order with this one differs between the neighbouring starts. */
  open: readonly string[];
}

/**
 * The rules in the order of arrival. `nearby` are the same races from the neighbouring starts; they show which pairs
 * are open.
 */
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
