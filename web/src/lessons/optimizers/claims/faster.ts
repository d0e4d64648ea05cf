import { Random } from "../../../kit/random";
import { catalog } from "../../../messages";
import { estimate } from "../../../statistics";
import { beside, type Claim, type Factors, measured, ruleName, timesLess, wordsOf } from "./claim";
import { costOf, descended, type Ended, logRatios, type Optimizer, restFrom } from "./descents";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, spaced, tuned } from "./sampling";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.faster", {
  sentence: "Momentum is faster than SGD, for one more knob.",
  mended: [
    "On a quadratic without noise whose curvatures differ tenfold or more, momentum with its knob tuned is faster",
    "than SGD, each at its best rate.",
  ],
  order: "Which needs fewer steps at κ = 1,000, each at its best rate? That one first.",
  score: "{value} steps",
  method: [
    "Ravines of condition number κ. For SGD and for three momenta the steps to a loss that stays below 1e-6,",
    "each at the rate that five other starts have chosen of 61. With noise nothing arrives for good: then it is",
    "the loss at rest. The control is the round bowl, where nothing has to be averaged out.",
  ],
  known: [
    "At its best rate SGD shrinks the error by (κ − 1)/(κ + 1) a step, momentum at its best by (√κ − 1)/(√κ +",
    "1): about √κ times fewer steps. In the round bowl one step of SGD is all. With noise the rate has to be",
    "small to rest low, and then momentum is SGD with a rate 1/(1 − μ) times as large: once both have come",
    "to rest, little is left between them.",
  ],
  momentum: "momentum {momentum}",
  rest: "loss at rest",
});

/** Momentum 0 is SGD; the other values are those among which momentum is tuned. */
const momenta = [0, 0.5, 0.9, 0.99];
const rates = spaced(1e-4, 4, 61);

const momentaOf = ({ momentum = "tuned" }: Factors): number[] =>
  typeof momentum === "number" && !momenta.includes(momentum) ? [...momenta, momentum] : momenta;

const optimizer = (momentum: number, lr: number): Optimizer =>
  momentum === 0 ? { name: "sgd", lr } : { name: "momentum", momentum, lr };

/** A start 0.5 to 1.5 away from the minimum along each axis, with either sign. */
function start(seed: number): [number, number] {
  const random = new Random(seed);
  const side = () => (random.uniform() < 0.5 ? -1 : 1) * (0.5 + random.uniform());
  return [side(), side()];
}

/** Enough steps for SGD, which takes about 4 kappa at its best rate. */
const stepsOf = (kappa: number) => 1000 + 8 * kappa;

/**
 * Tunes the rate of one momentum and runs it from each seed. A run ends at a loss of 1e-6; with noise, its loss is the
 * mean over the last quarter of 2,000 steps.
 */
async function tried(
  engine: ExperimentEngine,
  { kappa, noise = 0 }: Factors,
  momentum: number,
  seeds: readonly number[],
) {
  const steps = Number(noise) > 0 ? 2000 : stepsOf(Number(kappa));
  const request = (lr: number, seed: number) => ({
    surface: { name: "ravine", kappa: Number(kappa) },
    optimizer: optimizer(momentum, lr),
    start: start(seed),
    steps,
    noise: Number(noise),
    seed,
  });
  const ended = async (lr: number, seed: number): Promise<Ended> => {
    if (Number(noise) === 0) return descended(engine, request(lr, seed));
    const { f, diverged } = await engine.descend(request(lr, seed));
    return { arrived: null, loss: diverged ? Number.POSITIVE_INFINITY : restFrom(f, steps - 500) };
  };
  const { lr, cost } = await tuned(rates, async (rate, seed) => costOf(await ended(rate, seed), steps));
  return { momentum, lr, cost, steps, ends: await each(seeds, (seed) => ended(lr, seed)) };
}

export const faster: Claim = {
  id: "faster",
  rule: "momentum",
  ...wordsOf(words),
  scale: "factor",
  unit: () => shared.text("unit.times.faster"),
  contest: { rules: ["sgd", "momentum"], best: "least" },
  settings: [
    ...[1000, 100, 30, 10].map((kappa) => ({
      role: "domain" as const,
      factors: { kappa, noise: 0, momentum: "tuned" },
    })),
    { role: "control", factors: { kappa: 1, noise: 0, momentum: "tuned" } },
    { role: "beyond", factors: { kappa: 30, noise: 0, momentum: 0.9 } },
    { role: "beyond", factors: { kappa: 1000, noise: 0, momentum: 0.5 } },
    { role: "beyond", factors: { kappa: 100, noise: 0.1, momentum: "tuned" } },
    { role: "beyond", factors: { kappa: 100, noise: 1, momentum: "tuned" } },
  ],
  async attempt(engine, factors, seeds) {
    const all = await inTurn(momentaOf(factors), async (momentum) => await tried(engine, factors, momentum, seeds));
    const [, ...knobs] = all;
    const usual =
      factors.momentum === "tuned"
        ? knobs.reduce((best, one) => (one.cost < best.cost ? one : best)).momentum
        : Number(factors.momentum);
    const of = (momentum: number) => all.find((one) => one.momentum === momentum)?.ends ?? [];
    const rests = (momentum: number) => of(momentum).map(({ loss }) => loss);
    const steps = all[0]?.steps ?? 0;
    const noisy = Number(factors.noise ?? 0) > 0;
    const ratios = logRatios(of(0), of(usual), steps);
    const numbers = (momentum: number) =>
      noisy ? rests(momentum) : of(momentum).map(({ arrived }) => arrived ?? Number.POSITIVE_INFINITY);
    return {
      comparisons: [beside("sgd", noisy ? timesLess(rests(usual), rests(0)) : estimate(ratios))],
      columns: [shared.text("axis.rate"), noisy ? words.text("rest") : shared.text("axis.steps")],
      rows: all.map(({ momentum, lr }) => ({
        label: momentum === 0 ? ruleName("sgd") : words.text("momentum", { momentum }),
        cells: [{ value: lr }, measured(numbers(momentum))],
      })),
      scores: { sgd: numbers(0), momentum: numbers(usual) },
    };
  },
};
