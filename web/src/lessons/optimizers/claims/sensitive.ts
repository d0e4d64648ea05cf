import { catalog } from "../../../messages";
import { estimate, mean, paired } from "../../../statistics";
import { beside, type Claim, type Factors, measured, ruleName, wordsOf } from "./claim";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, tuned } from "./sampling";
import { cellOf, document, rates, validAccuracy } from "./trainings";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.sensitive", {
  sentence: "RMSprop is sensitive to its knobs.",
  mended: "A moved knob costs RMSprop more than two points of accuracy, and more than it costs Adam or momentum.",
  order: "On the spirals: which loses least when a knob is moved? That one first.",
  score: "{value} points",
  method: [
    "Each rule at the rate that five other seeds have chosen, then with one knob moved: the rate by half a",
    "decade down and up, the memory (α of RMSprop, β₂ of Adam, μ of momentum) to two other usual values.",
    "Compared: the accuracy on validation rows that a move costs, on average over the four.",
  ],
  known: [
    "RMSprop's average begins at 0 and is not corrected: its first stride is 1/√(1 − α) times the rate, 10 times",
    "at α = 0.99 and 32 times at 0.999. Adam corrects for that.",
  ],
  row: "{rule} ({knob} {values})",
  best: "tuned (%)",
  lower: "lost, rate / 3.2",
  higher: "lost, rate × 3.2",
  shorter: "lost, first memory",
  longer: "lost, second memory",
});

/** Percentage points of accuracy, as a mean over the moves: a loss that a person would notice. */
const noticed = 2;

/** The knob of each rule's memory: its name, its usual value, and two other common values. */
const memories = {
  momentum: { knob: "momentum", usual: 0.9, others: [0.5, 0.99] },
  adam: { knob: "beta2", usual: 0.999, others: [0.9, 0.99] },
  rmsprop: { knob: "alpha", usual: 0.99, others: [0.9, 0.999] },
} as const;
type Rule = keyof typeof memories;
const rules = Object.keys(memories) as Rule[];

/**
 * The accuracy of a rule at its tuned rate, and how much is lost when one knob is moved: the rate by half a decade down
 * and up, the memory to its two other values.
 */
async function moved(engine: ExperimentEngine, rule: Rule, { data, steps }: Factors, seeds: readonly number[]) {
  const { knob, usual, others } = memories[rule];
  const train = (lr: number, memory: number, seed: number) =>
    engine.train(document(String(data), { name: rule, lr, [knob]: memory }, seed, Number(steps)));
  const { lr } = await tuned(rates, async (rate, seed) => -validAccuracy(await train(rate, usual, seed)));
  const accuracies = async (rate: number, memory: number) =>
    (await each(seeds, (seed) => train(rate, memory, seed))).map(validAccuracy);
  const runs = await each(seeds.slice(0, 1), (seed) => train(lr, usual, seed));
  const best = await accuracies(lr, usual);
  const lost = (other: readonly number[]) => best.map((one, at) => one - (other[at] as number));
  const root = Math.sqrt(10);
  const moves = [
    lost(await accuracies(lr / root, usual)),
    lost(await accuracies(lr * root, usual)),
    ...(await Promise.all(others.map(async (memory) => lost(await accuracies(lr, memory))))),
  ];
  return {
    rule,
    lr,
    best,
    moves,
    lost: seeds.map((_, at) => mean(moves.map((one) => one[at] as number))),
    cell: cellOf(runs[0]?.validRows ?? 0, seeds.length),
  };
}

export const sensitive: Claim = {
  id: "sensitive",
  rule: "rmsprop",
  ...wordsOf(words),
  scale: "plain",
  unit: () => shared.text("unit.points"),
  contest: { rules, best: "least" },
  settings: [
    { role: "domain", factors: { data: "spiral", steps: 1500 } },
    { role: "domain", factors: { data: "moons", steps: 1500 } },
    { role: "domain", factors: { data: "digits", steps: 500 } },
    { role: "domain", factors: { data: "breast-cancer", steps: 500 } },
  ],
  async attempt(engine, factors, seeds) {
    const all = await inTurn(rules, async (rule) => await moved(engine, rule, factors, seeds));
    const of = (rule: Rule) => all.find((one) => one.rule === rule) as (typeof all)[number];
    const own = of("rmsprop");
    const absolute = estimate(own.lost, own.cell);
    return {
      comparisons: [
        {
          against: shared.text("tuning.noticed", { points: noticed }),
          difference: { ...absolute, mean: absolute.mean - noticed },
        },
        ...(["adam", "momentum"] as const).map((rule) => beside(rule, paired(own.lost, of(rule).lost, own.cell))),
      ],
      columns: [
        shared.text("axis.rate"),
        words.text("best"),
        words.text("lower"),
        words.text("higher"),
        words.text("shorter"),
        words.text("longer"),
      ],
      rows: all.map(({ rule, lr, best, moves }) => ({
        label: words.text("row", {
          rule: ruleName(rule),
          knob: memories[rule].knob,
          values: memories[rule].others.join(", "),
        }),
        cells: [{ value: lr }, measured(best), ...moves.map(measured)],
      })),
      scores: Object.fromEntries(all.map(({ rule, lost }) => [rule, lost])),
    };
  },
};
