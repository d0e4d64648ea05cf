import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { clearlyMore, mean, measured, upTo, variance } from "../statistics";
import { words } from "../words";

const rates = { sgd: [0.03, 0.1, 0.3, 1], adam: [1e-3, 3e-3, 0.01, 0.03] } as const;
type Rule = keyof typeof rates;

const document = (rule: Rule, lr: number, seed: number) => ({
  seed,
  data: { source: "moons", samples: 300, noise: 0.3, seed, split: [0.3, 0.2, 0.5] as [number, number, number] },
  model: { hidden: [32, 32], activation: "relu" },
  optimizer: { name: rule, lr },
  batchSize: 16,
  steps: 1500,
  evalEvery: 1500,
});

/** The rate that does best on the validation rows, and what it then reaches on rows that nobody has chosen by. */
async function chosen(laboratory: Laboratory, rule: Rule, seeds: number, told: () => void) {
  const tried = [];
  for (const lr of rates[rule]) {
    const runs = [];
    for (const seed of upTo(seeds)) runs.push(await laboratory.train(document(rule, lr, seed)));
    tried.push({ lr, runs, valid: mean(runs.map((run) => (run.diverged ? 0 : run.validAccuracy))) });
    told();
  }
  return tried.reduce((best, one) => (one.valid > best.valid ? one : best));
}

export const generalize: Claim = {
  id: "generalize",
  rule: "sgd",
  claim: () => words.text("generalize.claim"),
  method: () => words.text("generalize.method"),
  contest: contest("generalize", ["sgd", "adam"], "most"),
  async run(laboratory, seeds, told) {
    let done = 0;
    const tick = () => told(++done / 8);
    const sgd = await chosen(laboratory, "sgd", seeds, tick);
    const adam = await chosen(laboratory, "adam", seeds, tick);
    const gains = sgd.runs.map((run, seed) => run.testAccuracy - (adam.runs[seed]?.testAccuracy ?? 0));
    const error = Math.sqrt(variance(gains) / gains.length);
    const row = (rule: Rule, { lr, runs }: typeof sgd) => ({
      label: words.text(`rule.${rule}`),
      cells: [
        { value: lr },
        measured(runs.map((run) => run.trainLoss)),
        measured(runs.map((run) => 100 * run.testAccuracy)),
      ],
    });
    const accuracies = (runs: typeof sgd.runs) => runs.map(({ testAccuracy }) => testAccuracy);
    const [better, worse] = [
      clearlyMore(accuracies(sgd.runs), accuracies(adam.runs)),
      clearlyMore(accuracies(adam.runs), accuracies(sgd.runs)),
    ];
    return {
      verdict: better ? "holds" : worse ? "fails" : "depends",
      scores: {
        sgd: accuracies(sgd.runs).map((one) => 100 * one),
        adam: accuracies(adam.runs).map((one) => 100 * one),
      },
      columns: [words.text("axis.rate"), words.text("generalize.train"), words.text("generalize.test")],
      rows: [row("sgd", sgd), row("adam", adam)],
      says: words.text(better || worse ? "generalize.says.clear" : "generalize.says.open", {
        seeds,
        gain: numberText(100 * mean(gains)),
        error: numberText(100 * error),
      }),
    };
  },
};
