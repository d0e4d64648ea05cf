import type { Runner } from "../runner";
import { arrivalLevel, ranked, stepsTo } from "../runner";
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

/** The rules as they came in, with the steps each needed (null: it did not arrive). */
export function outcome(
  runners: readonly Runner[],
  floor: number,
): Array<{ rule: string; steps: number | null; loss: number }> {
  const level = arrivalLevel(floor, runners[0]?.path.f[0] ?? floor);
  return ranked(runners, level).map((runner) => ({
    rule: runner.rule,
    steps: stepsTo(runner, level),
    loss: runner.path.f.at(-1) ?? Number.NaN,
  }));
}
