import { Random } from "../../../kit/random";
import { catalog } from "../../../messages";
import { beside, type Claim, type Factors, measured, ruleName, timesLess, wordsOf } from "./claim";
import type { ExperimentEngine } from "./engine";
import { each, inTurn } from "./sampling";

const words = catalog("optimizers-claims.decay-strength", {
  sentence: "In Adam, weight decay added to the gradient loses its strength.",
  mended: "Where gradients are larger than 1, Adam's decay takes less off a weight than AdamW's of the same number.",
  order: "With gradients of size 10: which takes more off? That one first.",
  score: "{value} %",
  method: [
    "A weight on flat ground, whose gradients are noise of a given standard deviation; lr 0.001, 1,000 steps.",
    "The same run with and without decay: what is between them is what decay took off. Once with a decay of 0.01",
    "and once a hundred times as strong.",
  ],
  known: [
    "Adam divides the gradient, and the decay in it, by the size of the gradient: the decay is strong where",
    "gradients are small and weak where they are large. Without any gradient it walks lr a step whatever the",
    "decay is: 0.01 and 1 take the same. AdamW takes off lr times the decay, whatever the gradient.",
  ],
  unit: "times less taken off",
  taken: "taken off by decay {decay} (%)",
});

const lr = 0.001;
const steps = 1000;
const rules = ["adam", "adamw"] as const;

/** The weight after a run on ground so flat that its slope is negligible beside the noise. */
async function noisyEnd(
  engine: ExperimentEngine,
  rule: string,
  weightDecay: number,
  noise: number,
  weight: number,
  seed: number,
) {
  const { y } = await engine.descend({
    surface: { name: "ravine", kappa: 1e-6 },
    optimizer: { name: rule, lr, weightDecay },
    start: [0, weight],
    steps,
    noise,
    seed,
  });
  return y[steps] as number;
}

/** The weight after a run in which its input is always 0, so that it has no gradient. */
async function quietEnd(engine: ExperimentEngine, rule: string, weightDecay: number, weight: number): Promise<number> {
  const { weights } = await engine.train({
    data: { source: "csv", csv: `x,y${"\n0,0".repeat(8)}`, split: [1, 0, 0], preprocess: "none" },
    model: { hidden: [] },
    init: { scheme: "constant", std: weight },
    optimizer: { name: rule, lr, weightDecay },
    steps,
    evalEvery: steps,
  });
  return weights[0]?.weight[0] ?? Number.NaN;
}

/**
 * The share of a weight that decay removes in 1,000 steps: the end of a run without decay minus that of a run with
 * decay and the same gradients.
 */
async function taken(engine: ExperimentEngine, rule: string, weightDecay: number, { gradient }: Factors, seed: number) {
  const weight = 0.5 + new Random(seed).uniform();
  const end = (decay: number) =>
    Number(gradient) === 0
      ? quietEnd(engine, rule, decay, weight)
      : noisyEnd(engine, rule, decay, Number(gradient), weight, seed);
  return ((await end(0)) - (await end(weightDecay))) / weight;
}

export const decayStrength: Claim = {
  id: "decay-strength",
  rule: "adam",
  ...wordsOf(words),
  scale: "factor",
  unit: () => words.text("unit"),
  contest: { rules, best: "most" },
  settings: [
    { role: "domain", factors: { gradient: 10, decay: 0.01 } },
    { role: "domain", factors: { gradient: 100, decay: 0.01 } },
    { role: "beyond", factors: { gradient: 1, decay: 0.01 } },
    { role: "beyond", factors: { gradient: 0.1, decay: 0.01 } },
    { role: "beyond", factors: { gradient: 0, decay: 0.01 } },
  ],
  async attempt(engine, factors, seeds) {
    const decay = Number(factors.decay);
    const of = (rule: string, weightDecay: number) =>
      each(seeds, (seed) => taken(engine, rule, weightDecay, factors, seed));
    const results = await inTurn(rules, async (rule) => ({
      rule,
      own: await of(rule, decay),
      strong: await of(rule, 100 * decay),
    }));
    const own = (rule: string) => results.find((one) => one.rule === rule)?.own ?? [];
    return {
      // Positive where Adam's decay removes less than AdamW's: it has lost strength.
      comparisons: [beside("adamw", timesLess(own("adam"), own("adamw")))],
      columns: [words.text("taken", { decay }), words.text("taken", { decay: 100 * decay })],
      rows: results.map(({ rule, own: weak, strong }) => ({
        label: ruleName(rule),
        cells: [measured(weak.map((share) => 100 * share)), measured(strong.map((share) => 100 * share))],
      })),
      scores: Object.fromEntries(results.map(({ rule, own: weak }) => [rule, weak.map((share) => 100 * share)])),
    };
  },
};
