import { catalog } from "../../../messages";
import { mean, paired } from "../../../statistics";
import { beside, type Claim, type Factors, measured, ruleName, wordsOf } from "./claim";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, spaced, tuningSeeds } from "./sampling";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.better-decay", {
  sentence: "AdamW's decoupled decay regularizes better.",
  mended: [
    "On a tenth of breast cancer or iris, at a rate of 0.003, AdamW at its best decay ends at a lower test loss than",
    "Adam at its own.",
  ],
  order: "Whose test loss is lower, each at its best strength of decay? The lowest first.",
  score: "loss {value}",
  method: [
    "48 training rows of noisy moons, or a tenth of a real table, and 64 and 64 ReLU units that could learn them",
    "by heart. Twelve strengths of decay from 0 to 100; five seeds and their validation rows choose one for each",
    "rule, other seeds and test rows judge it. The column without decay is the control.",
  ],
  known: [
    "Where decay helps, both have a strength that works, and not the same one: on the moons the decay that suits",
    "Adam is far too weak in AdamW, which multiplies it by a small learning rate and does not divide it by the",
    "gradient. Each at its own best and at a rate of 0.003, twenty seeds find Adam lower on breast cancer and on",
    "iris, and cannot tell them apart on the moons.",
  ],
  best: "best decay",
  loss: "test loss",
  without: "without decay",
  close: "strengths within 15 % of it, of 12",
});

/** Strengths of decay, half a decade apart. 0 is the control: it shows that decay has an effect here. */
const decays = [0, ...spaced(1e-3, 100, 11)];
const rules = ["adam", "adamw"] as const;

/** Few noisy rows, and a network that is large enough to learn them by heart, so that decay matters. */
const draft = ({ data, lr }: Factors, rule: string, weightDecay: number, seed: number) => ({
  seed,
  data:
    data === "moons"
      ? { source: "moons", samples: 400, noise: 0.35, seed, split: [0.12, 0.28, 0.6] as [number, number, number] }
      : { source: String(data), seed, split: [0.1, 0.3, 0.6] as [number, number, number] },
  model: { hidden: [64, 64], activation: "relu" },
  optimizer: { name: rule, lr: Number(lr), weightDecay },
  batchSize: 16,
  steps: 1000,
  evalEvery: 1000,
});

async function tried(engine: ExperimentEngine, factors: Factors, rule: string, seeds: readonly number[]) {
  const train = (decay: number, seed: number) => engine.train(draft(factors, rule, decay, seed));
  const losses: number[] = [];
  for (const decay of decays)
    losses.push(
      mean(
        (await each(tuningSeeds, (seed) => train(decay, seed))).map((run) =>
          run.diverged ? Number.POSITIVE_INFINITY : run.validLoss,
        ),
      ),
    );
  const least = Math.min(...losses);
  const decay = decays[losses.indexOf(least)] as number;
  const close = decays.filter((_, at) => (losses[at] as number) <= 1.15 * least);
  return {
    rule,
    decay,
    close,
    losses: (await each(seeds, (seed) => train(decay, seed))).map((run) =>
      run.diverged ? Number.POSITIVE_INFINITY : run.testLoss,
    ),
    without: (await each(seeds, (seed) => train(0, seed))).map((run) => run.testLoss),
  };
}

export const betterDecay: Claim = {
  id: "better-decay",
  rule: "adamw",
  ...wordsOf(words),
  scale: "plain",
  unit: () => shared.text("unit.loss"),
  contest: { rules, best: "least" },
  settings: [
    { role: "domain", factors: { data: "breast-cancer", lr: 0.003 } },
    { role: "domain", factors: { data: "iris", lr: 0.003 } },
    { role: "beyond", factors: { data: "moons", lr: 0.01 } },
    { role: "beyond", factors: { data: "moons", lr: 0.003 } },
  ],
  async attempt(engine, factors, seeds) {
    const all = await inTurn(rules, async (rule) => await tried(engine, factors, rule, seeds));
    const of = (rule: string) => all.find((one) => one.rule === rule)?.losses ?? [];
    return {
      comparisons: [beside("adam", paired(of("adam"), of("adamw")))],
      columns: [words.text("best"), words.text("loss"), words.text("without"), words.text("close")],
      rows: all.map(({ rule, decay, close, losses, without }) => ({
        label: ruleName(rule),
        cells: [{ value: decay }, measured(losses), measured(without), { value: close.length }],
      })),
      scores: { adam: of("adam"), adamw: of("adamw") },
    };
  },
};
