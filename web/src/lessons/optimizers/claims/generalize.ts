import { paired } from "../../../statistics";
import { beside, type Claim, contest, measured, ruleName } from "./claim";
import { each, inTurn, tuned } from "./sampling";
import { cellOf, document, testAccuracy, validAccuracy } from "./trainings";
import { words } from "./words";

const rules = ["sgd", "adam"] as const;
const ratesOf = {
  sgd: [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
  adam: [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1],
} as const;

export const generalize: Claim = {
  id: "generalize",
  rule: "sgd",
  sentence: () => words.text("generalize.sentence"),
  mended: () => words.text("generalize.mended"),
  method: () => words.text("generalize.method"),
  known: () => words.text("generalize.known"),
  scale: "plain",
  unit: () => words.text("unit.points"),
  contest: contest("generalize", rules, "most"),
  settings: [
    { role: "domain", factors: { data: "noisy moons", steps: 1500 } },
    { role: "domain", factors: { data: "noisy moons", steps: 5000 } },
    { role: "domain", factors: { data: "spiral", steps: 1500 } },
    { role: "domain", factors: { data: "breast-cancer", steps: 1500 } },
    { role: "domain", factors: { data: "digits", steps: 1500 } },
  ],
  async attempt(engine, { data, steps }, seeds) {
    const draft = (rule: string, lr: number, seed: number) =>
      document(String(data), { name: rule, lr }, seed, Number(steps));
    const results = await inTurn(rules, async (rule) => {
      const { lr } = await tuned(
        ratesOf[rule],
        async (rate, seed) => -validAccuracy(await engine.train(draft(rule, rate, seed))),
      );
      return { rule, lr, runs: await each(seeds, (seed) => engine.train(draft(rule, lr, seed))) };
    });
    const accuracies = (rule: string) => results.find((one) => one.rule === rule)?.runs.map(testAccuracy) ?? [];
    const cell = cellOf(results[0]?.runs[0]?.testRows ?? 0, seeds.length);
    return {
      comparisons: [beside("adam", paired(accuracies("sgd"), accuracies("adam"), cell))],
      columns: [words.text("axis.rate"), words.text("generalize.train"), words.text("generalize.test")],
      rows: results.map(({ rule, lr, runs }) => ({
        label: ruleName(rule),
        cells: [{ value: lr }, measured(runs.map((run) => run.trainLoss)), measured(accuracies(rule))],
      })),
      scores: { sgd: accuracies("sgd"), adam: accuracies("adam") },
    };
  },
};
