import { catalog } from "../../../messages";
import { paired } from "../../../statistics";
import { beside, type Claim, measured, ruleName, wordsOf } from "./claim";
import type { Trained } from "./engine";
import { each, inTurn } from "./sampling";
import { cellOf, document, testAccuracy, validAccuracy } from "./trainings";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.generalize", {
  sentence: "SGD generalizes better than Adam.",
  mended: "On small tables and small networks SGD generalizes better than Adam.",
  order: "On noisy moons: which gets more of the test rows right? That one first.",
  score: "{value} % right",
  method: [
    "A network of 32 and 32 ReLU units. Each seed draws data, split, first weights and batches for both rules, and",
    "each gets the rate of seven that does best on the validation rows; judged is the share of test rows that it",
    "gets right, which chose nothing. So the intervals contain the luck of the choice.",
  ],
  known: [
    "The claim comes from large networks on images (Wilson and others, 2017). Nothing makes it carry over to",
    "every problem, and a difference of half a point needs twenty to three hundred pairs of such small test sets to be",
    "seen.",
  ],
  train: "training loss",
  test: "test accuracy (%)",
});

const rules = ["sgd", "adam"] as const;
const ratesOf = {
  sgd: [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
  adam: [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1],
} as const;

/**
 * The training whose rate does best on the validation rows; of equally many right ones, that with the lower loss. A
 * rate chosen once for all seeds would shift all differences alike, and no standard error would contain that.
 */
async function best(rates: readonly number[], train: (lr: number) => Promise<Trained>): Promise<Trained> {
  const runs = await each(rates, train);
  return runs.reduce((one, other) => {
    const gain = validAccuracy(other) - validAccuracy(one);
    return gain > 0 || (gain === 0 && other.validLoss < one.validLoss) ? other : one;
  });
}

export const generalize: Claim = {
  id: "generalize",
  rule: "sgd",
  ...wordsOf(words),
  scale: "plain",
  unit: () => shared.text("unit.points"),
  contest: { rules, best: "most" },
  settings: [
    { role: "domain", factors: { data: "noisy moons", steps: 1500 } },
    { role: "domain", factors: { data: "noisy moons", steps: 5000 } },
    { role: "domain", factors: { data: "spiral", steps: 1500 } },
    { role: "domain", factors: { data: "breast-cancer", steps: 1500 } },
    { role: "domain", factors: { data: "digits", steps: 1500 } },
  ],
  async attempt(engine, { data, steps }, seeds) {
    const results = await inTurn(rules, async (rule) => ({
      rule,
      runs: await inTurn(seeds, (seed) =>
        best(ratesOf[rule], (lr) => engine.train(document(String(data), { name: rule, lr }, seed, Number(steps)))),
      ),
    }));
    const accuracies = (rule: string) => results.find((one) => one.rule === rule)?.runs.map(testAccuracy) ?? [];
    const cell = cellOf(results[0]?.runs[0]?.testRows ?? 0, seeds.length);
    return {
      comparisons: [beside("adam", paired(accuracies("sgd"), accuracies("adam"), cell))],
      columns: [words.text("train"), words.text("test")],
      rows: results.map(({ rule, runs }) => ({
        label: ruleName(rule),
        cells: [measured(runs.map((run) => run.trainLoss)), measured(accuracies(rule))],
      })),
      scores: { sgd: accuracies("sgd"), adam: accuracies("adam") },
    };
  },
};
