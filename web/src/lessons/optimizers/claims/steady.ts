import { catalog } from "../../../messages";
import { beside, type Claim, type Factors, less, measured, ruleName, wordsOf } from "./claim";
import { costOf, restFrom, settles, startOn } from "./descents";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, spaced, tuned } from "./sampling";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.steady", {
  sentence: "SGD is stable.",
  mended: [
    "On a quadratic without noise, each rule at its best rate, the loss of gradient descent rises on fewer steps",
    "than that of momentum or Adam.",
  ],
  order: "On the ravine without noise: which is calmest? The fewest rising steps first.",
  score: "{value} % of its steps",
  method: [
    "Counted: on what share of the steps the loss rises until it stays below 1e-6. Every seed starts somewhere",
    "else, and each rule has the learning rate that arrived soonest from five other starts. With noise, where",
    "nothing arrives for good, it is the rate with the lowest loss at rest.",
  ],
  known: [
    "On a quadratic with curvatures up to λ plain descent cannot raise the loss below 2/λ, and grows without",
    "bound above it; momentum may go on to 2(1 + μ)/λ. With noise the S of SGD is back: near the minimum the noise",
    "is larger than the gradient, and a step of any rule often goes up.",
  ],
  unit: "points fewer rising steps",
  rising: "rising steps (%)",
});

const rules = ["sgd", "momentum", "nesterov", "adam", "rmsprop", "adagrad"] as const;
const rates = spaced(1e-4, 1, 33);

/**
 * The steps of a run: with noise 1,000, which continue after it has come to rest; without, enough for the slowest rule
 * to arrive.
 */
const stepsOf = ({ noise = 0 }: Factors) => (noise === 0 ? 3000 : 1000);

async function walk(
  engine: ExperimentEngine,
  { surface, noise = 0, kappa = 100, angle = 0 }: Factors,
  rule: string,
  lr: number,
  seed: number,
) {
  const steps = stepsOf({ noise });
  const ravine: Record<string, number> = surface === "ravine" ? { kappa: Number(kappa), angle: Number(angle) } : {};
  return engine.descend({
    surface: { name: String(surface), ...ravine },
    optimizer: { name: rule, lr },
    start: startOn(String(surface), seed),
    steps,
    noise: Number(noise),
    seed,
  });
}

/** The rate with the fewest steps to arrive; with noise, the one with the lowest loss at rest. */
async function chosenRate(engine: ExperimentEngine, factors: Factors, rule: string): Promise<number> {
  const steps = stepsOf(factors);
  const { lr } = await tuned(rates, async (rate, seed) => {
    const { f, diverged } = await walk(engine, factors, rule, rate, seed);
    if (diverged) return Number.POSITIVE_INFINITY;
    if (Number(factors.noise ?? 0) > 0) return Math.log(restFrom(f, steps - 200));
    return costOf({ arrived: settles(f, 1e-6), loss: f[steps] as number }, steps);
  });
  return lr;
}

/** The percentage of steps on which the loss rises, until it stays below 1e-6 or the run ends. */
function risingShare(f: Float64Array): number {
  const walked = Math.max(1, settles(f, 1e-6) ?? f.length - 1);
  let rises = 0;
  for (let at = 1; at <= walked; ++at) rises += Number((f[at] as number) > (f[at - 1] as number));
  return (100 * rises) / walked;
}

/** The learning rate at which plain descent becomes unstable on the ravine. */
const limit = ({ kappa = 100 }: Factors) => 2 / Number(kappa);

export const steady: Claim = {
  id: "steady",
  rule: "sgd",
  ...wordsOf(words),
  scale: "plain",
  unit: () => words.text("unit"),
  contest: { rules, best: "least" },
  settings: [
    { role: "domain", factors: { surface: "ravine", noise: 0 } },
    { role: "domain", factors: { surface: "ravine", kappa: 10, noise: 0 } },
    { role: "domain", factors: { surface: "ravine", angle: 45, noise: 0 } },
    { role: "beyond", factors: { surface: "himmelblau", noise: 0 } },
    { role: "beyond", factors: { surface: "rosenbrock", noise: 0 } },
    { role: "beyond", factors: { surface: "ravine", noise: 0.1 } },
    { role: "beyond", factors: { surface: "ravine", noise: 1 } },
    { role: "beyond", factors: { surface: "himmelblau", noise: 0.1 } },
    { role: "beyond", factors: { surface: "ravine", noise: 0, "share of 2/λ": 1.5 } },
  ],
  async attempt(engine, factors, seeds) {
    const share = factors["share of 2/λ"];
    const results = await inTurn(rules, async (rule) => {
      const lr = share === undefined ? await chosenRate(engine, factors, rule) : Number(share) * limit(factors);
      const shares = await each(seeds, async (seed) => risingShare((await walk(engine, factors, rule, lr, seed)).f));
      return { rule, lr, shares };
    });
    const of = (rule: string) => results.find((one) => one.rule === rule)?.shares ?? [];
    const cell = 100 / stepsOf(factors);
    return {
      comparisons: ["momentum", "adam"].map((rule) => beside(rule, less(of("sgd"), of(rule), cell))),
      columns: [shared.text("axis.rate"), words.text("rising")],
      rows: results.map(({ rule, lr, shares }) => ({
        label: ruleName(rule),
        cells: [{ value: lr }, measured(shares)],
      })),
      scores: Object.fromEntries(results.map(({ rule, shares }) => [rule, shares])),
    };
  },
};
