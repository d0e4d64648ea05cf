import { catalog } from "../../../messages";
import { mean } from "../../../statistics";
import { beside, type Claim, type Factors, measured, ruleName, timesLess, wordsOf } from "./claim";
import { restFrom } from "./descents";
import type { ExperimentEngine } from "./engine";
import { each } from "./sampling";

const words = catalog("optimizers-claims.smooth", {
  sentence: "Momentum smooths noisy gradients.",
  mended: [
    "On the bowl the direction that momentum walks in is less noisy than a gradient; where it comes to rest is",
    "hardly calmer while rates are small.",
  ],
  order: "Which walks in the calmer direction? The smaller variance first.",
  score: "variance {value}",
  method: [
    "The bowl with noise of standard deviation 1 added to every gradient, 2,000 steps. Momentum's rate is 1 − μ",
    "times SGD's, so that both take strides of the same length. Compared: the variance of the noise in the",
    "direction that is walked; and beside it the loss once both have arrived. The control is momentum 0.",
  ],
  known: [
    "A direction is (1 + μ)/(1 − μ) times less noisy than a gradient. The loss at rest is (1 + μ)(2 − η) / (2(1",
    "+ μ) − η(1 − μ)) times SGD's at rate η: for μ = 0.9 that is 0.95 at 0.1, 0.76 at 0.5 and 0.51 at 1. Each",
    "noisy gradient is still walked off in full, only spread over more steps.",
  ],
  unit: "times less noise",
  noise: "noise in the direction (variance)",
  rest: "loss at rest",
  predicted: "predicted",
});

const steps = 2000;
const settled = 500;

/** The factor by which momentum reduces the variance of the noise: the buffer is a mean with weights (1 - mu) mu^k. */
const predictedSmoothing = (momentum: number) => (1 + momentum) / (1 - momentum);

/**
 * The loss at rest on the bowl relative to SGD's, from the stationary variances of both recursions at the same
 * effective rate.
 */
export const predictedRest = (momentum: number, rate: number): number =>
  ((1 + momentum) * (2 - rate)) / (2 * (1 + momentum) - rate * (1 - momentum));

/** The variance of noise with mean 0: the mean of its squares, which is right for correlated noise, too. */
const power = (noise: readonly number[]): number => mean(noise.map((one) => one * one));

/**
 * One run of SGD and one of momentum on the bowl. The true gradient there equals the position, so the noise in a
 * direction is known. Momentum's rate is lr (1 - mu), so that its steps are as long as SGD's at lr.
 */
async function trial(engine: ExperimentEngine, { rate, momentum, noise = 1 }: Factors, seed: number) {
  const mu = Number(momentum);
  const common = {
    surface: { name: "bowl" },
    start: [2.5, 2] as [number, number],
    steps,
    noise: Number(noise),
    seed,
    inside: true,
  };
  const plain = await engine.descend({ ...common, optimizer: { name: "sgd", lr: Number(rate) } });
  const smooth = await engine.descend({
    ...common,
    optimizer: { name: "momentum", lr: Number(rate) * (1 - mu), momentum: mu },
  });
  const gradients = smooth.inside?.gradient.x ?? [];
  const buffer = smooth.inside?.buffers[0]?.x ?? [];
  const single: number[] = [];
  const averaged: number[] = [];
  let expected = 0;
  for (let t = 0; t < steps; ++t) {
    const truth = smooth.x[t] as number;
    expected = t === 0 ? truth : mu * expected + truth;
    if (t < settled) continue;
    single.push((gradients[t] as number) - truth);
    averaged.push(((buffer[t] as number) - expected) * (1 - mu));
  }
  return {
    noise: power(single),
    smoothed: power(averaged),
    plain: restFrom(plain.f, settled),
    rest: restFrom(smooth.f, settled),
  };
}

export const smooth: Claim = {
  id: "smooth",
  rule: "momentum",
  ...wordsOf(words),
  scale: "factor",
  unit: () => words.text("unit"),
  contest: { rules: ["sgd", "momentum"], best: "least" },
  settings: [
    { role: "domain", factors: { rate: 0.1, momentum: 0.9 } },
    { role: "domain", factors: { rate: 0.5, momentum: 0.9 } },
    { role: "domain", factors: { rate: 1, momentum: 0.9 } },
    { role: "domain", factors: { rate: 0.1, momentum: 0.5 } },
    { role: "control", factors: { rate: 0.1, momentum: 0 } },
  ],
  async attempt(engine, factors, seeds) {
    const trials = await each(seeds, (seed) => trial(engine, factors, seed));
    const of = (key: keyof (typeof trials)[number]) => trials.map((one) => one[key]);
    const [mu, rate] = [Number(factors.momentum), Number(factors.rate)];
    const single = Number(factors.noise ?? 1) ** 2;
    const rest = (single * rate) / (2 - rate);
    return {
      comparisons: [beside("sgd", timesLess(of("smoothed"), of("noise")))],
      columns: [words.text("noise"), words.text("predicted"), words.text("rest"), words.text("predicted")],
      rows: [
        {
          label: ruleName("sgd"),
          cells: [measured(of("noise")), { value: single }, measured(of("plain")), { value: rest }],
        },
        {
          label: ruleName("momentum"),
          cells: [
            measured(of("smoothed")),
            { value: single / predictedSmoothing(mu) },
            measured(of("rest")),
            { value: predictedRest(mu, rate) * rest },
          ],
        },
      ],
      scores: { sgd: of("noise"), momentum: of("smoothed") },
    };
  },
};
