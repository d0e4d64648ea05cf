import { Random } from "../../../kit/random";
import { catalog } from "../../../messages";
import { estimate, paired } from "../../../statistics";
import { beside, type Claim, type Factors, measured, ruleName, wordsOf } from "./claim";
import { costOf, descended, type Ended, logRatios, reaches, startOn } from "./descents";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, spaced, tuned } from "./sampling";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.dying-rate", {
  sentence: "Adagrad's learning rate shrinks until nothing moves.",
  mended: [
    "On a slope that goes on, with noise up to ten times as large, Adagrad falls behind rules that forget: ten times",
    "the steps go √10 = 3.2 times as far.",
  ],
  order: "On a slope of about 1, all at lr 0.01: who comes farthest in 10,000 steps? The farthest first.",
  score: "{value} far",
  method: [
    "A slope that is the same everywhere, lr 0.01, 10,000 steps. Compared: how many times as far the whole way",
    "is as its first tenth. Outside of that domain a minimum is at hand: there it is the steps until the loss is",
    "first below 1e-6, each rule at the rate that is best from five other starts. The sentence holds where",
    "Adagrad falls behind SGD and RMSprop.",
  ],
  known: [
    "On a slope Adagrad's stride is lr/√t, and its way lr (2 √T − 1.46), whatever the slope: it never stops, and",
    "its way has no bound. SGD goes lr T times the slope, so on a slope of 0.01 Adagrad is still ahead after",
    "10,000 steps, and behind after 40,000.",
  ],
  unit: "times as much growth, or as many steps",
  tenth: "way, 1,000 steps",
  whole: "way, 10,000 steps",
  growth: "ratio",
});

const lr = 0.01;
const steps = 10_000;
const rules = ["sgd", "rmsprop", "adagrad"] as const;
const rates = spaced(1e-4, 10, 41);
const surfaceSteps = 3000;

/**
 * The distances that a rule covers on a constant slope in a tenth of the steps and in all of them. It starts so far
 * from the minimum of so flat a ravine that the gradient is nearly the same at every step: the slope times a random
 * number between 0.5 and 1.5.
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

/** On a constant slope: ten times the steps should cover ten times the distance. */
async function onSlope(engine: ExperimentEngine, factors: Factors, seeds: readonly number[]) {
  const results = await inTurn(rules, async (rule) => ({
    rule,
    runs: await each(seeds, (seed) => ways(engine, factors, rule, seed)),
  }));
  const growth = (rule: string) =>
    results.find((one) => one.rule === rule)?.runs.map(({ tenth, whole }) => Math.log(whole / tenth)) ?? [];
  return {
    comparisons: ["sgd", "rmsprop"].map((rule) => beside(rule, paired(growth(rule), growth("adagrad")))),
    columns: [words.text("tenth"), words.text("whole"), words.text("growth")],
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

/**
 * On a surface with a minimum: the steps to a loss of 1e-6, each rule at the rate that is best from the tuning seeds'
 * starts.
 */
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
    columns: [shared.text("axis.rate"), shared.text("axis.steps")],
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
  ...wordsOf(words),
  scale: "factor",
  unit: () => words.text("unit"),
  contest: { rules, best: "most" },
  settings: [
    { role: "domain", factors: { surface: "slope", slope: 1, noise: 0 } },
    { role: "domain", factors: { surface: "slope", slope: 0.01, noise: 0 } },
    { role: "domain", factors: { surface: "slope", slope: 1, noise: 1 } },
    { role: "domain", factors: { surface: "slope", slope: 0.1, noise: 1 } },
    { role: "beyond", factors: { surface: "ravine" } },
    { role: "beyond", factors: { surface: "rosenbrock" } },
    { role: "beyond", factors: { surface: "himmelblau" } },
  ],
  attempt: (engine, factors, seeds) =>
    factors.surface === "slope" ? onSlope(engine, factors, seeds) : onSurface(engine, factors, seeds),
};
