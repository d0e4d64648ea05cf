import { Random } from "../../../kit/random";
import { estimate, paired } from "../../../statistics";
import { beside, type Claim, contest, type Factors, measured, ruleName } from "./claim";
import { costOf, descended, type Ended, logRatios, reaches, startOn } from "./descents";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, spaced, tuned } from "./sampling";
import { words } from "./words";

const lr = 0.01;
const steps = 10_000;
const rules = ["sgd", "rmsprop", "adagrad"] as const;
const rates = spaced(1e-4, 10, 41);
const surfaceSteps = 3000;

/**
 * On a slope that goes on: so far out on so flat a floor that the gradient is the same at every step, the slope times a
 * number about 1.
 */
async function ways(engine: ExperimentEngine, { slope, noise = 0 }: Factors, rule: string, seed: number) {
  const steepness = Number(slope) * (0.5 + new Random(seed).uniform());
  const far = Math.min(1e6, 4e5 * Number(slope));
  const { y } = await engine.descend({
    surface: { name: "ravine", kappa: steepness / far },
    optimizer: { name: rule, lr },
    start: [0, far],
    steps,
    noise: Number(noise),
    seed,
  });
  return { tenth: far - (y[steps / 10] as number), whole: far - (y[steps] as number) };
}

/** Where the slope goes on, ten times the steps should go ten times as far. */
async function onSlope(engine: ExperimentEngine, factors: Factors, seeds: readonly number[]) {
  const results = await inTurn(rules, async (rule) => ({
    rule,
    runs: await each(seeds, (seed) => ways(engine, factors, rule, seed)),
  }));
  const growth = (rule: string) =>
    results.find((one) => one.rule === rule)?.runs.map(({ tenth, whole }) => Math.log(whole / tenth)) ?? [];
  return {
    comparisons: ["sgd", "rmsprop"].map((rule) => beside(rule, paired(growth(rule), growth("adagrad")))),
    columns: [words.text("dying-rate.tenth"), words.text("dying-rate.whole"), words.text("dying-rate.growth")],
    rows: results.map(({ rule, runs }) => ({
      label: ruleName(rule),
      cells: [
        measured(runs.map(({ tenth }) => tenth)),
        measured(runs.map(({ whole }) => whole)),
        measured(runs.map(({ tenth, whole }) => whole / tenth)),
      ],
    })),
    scores: Object.fromEntries(results.map(({ rule, runs }) => [rule, runs.map(({ whole }) => whole)])),
  };
}

/** Where a minimum is at hand: steps to 1e-6, each rule at the rate that is best from other starts. */
async function onSurface(engine: ExperimentEngine, { surface }: Factors, seeds: readonly number[]) {
  const run = (rule: string, rate: number, seed: number) =>
    descended(
      engine,
      {
        surface: { name: String(surface) },
        optimizer: { name: rule, lr: rate },
        start: startOn(String(surface), seed),
        steps: surfaceSteps,
      },
      reaches,
    );
  const results = await inTurn(rules, async (rule) => {
    const best = await tuned(rates, async (rate, seed) => costOf(await run(rule, rate, seed), surfaceSteps));
    return { rule, lr: best.lr, ends: await each(seeds, (seed) => run(rule, best.lr, seed)) };
  });
  const of = (rule: string) => results.find((one) => one.rule === rule)?.ends ?? [];
  const slower = (rule: string) => logRatios(of("adagrad"), of(rule), surfaceSteps);
  const numbers = (all: readonly Ended[]) => all.map(({ arrived }) => arrived ?? Number.POSITIVE_INFINITY);
  return {
    comparisons: ["sgd", "rmsprop"].map((rule) => beside(rule, estimate(slower(rule)))),
    columns: [words.text("axis.rate"), words.text("axis.steps")],
    rows: results.map(({ rule, lr: rate, ends }) => ({
      label: ruleName(rule),
      cells: [{ value: rate }, measured(numbers(ends))],
    })),
    scores: Object.fromEntries(results.map(({ rule, ends }) => [rule, numbers(ends)])),
  };
}

export const dyingRate: Claim = {
  id: "dying-rate",
  rule: "adagrad",
  sentence: () => words.text("dying-rate.sentence"),
  mended: () => words.text("dying-rate.mended"),
  method: () => words.text("dying-rate.method"),
  known: () => words.text("dying-rate.known"),
  scale: "factor",
  unit: () => words.text("dying-rate.unit"),
  contest: contest("dying-rate", rules, "most"),
  settings: [
    { role: "domain", factors: { surface: "slope", slope: 1, noise: 0 } },
    { role: "domain", factors: { surface: "slope", slope: 0.01, noise: 0 } },
    { role: "domain", factors: { surface: "slope", slope: 1, noise: 1 } },
    { role: "beyond", factors: { surface: "ravine" } },
    { role: "beyond", factors: { surface: "rosenbrock" } },
    { role: "beyond", factors: { surface: "himmelblau" } },
  ],
  attempt: (engine, factors, seeds) =>
    factors.surface === "slope" ? onSlope(engine, factors, seeds) : onSurface(engine, factors, seeds),
};
