import { Random } from "../../../kit/random";
import { catalog } from "../../../messages";
import { mean } from "../../../statistics";
import { type Claim, type Factors, measured, ruleName, timesLess, wordsOf } from "./claim";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, spaced, tuned, upTo } from "./sampling";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.sparse", {
  sentence: "Adagrad is good for sparse features.",
  mended: [
    "After one or two passes over the rows Adagrad has the weights of rare features more nearly right than SGD and",
    "momentum do, and not so where nothing is sparse.",
  ],
  order: "Who gets the weights of the rare features best in 30 steps? The smallest error first.",
  score: "error {value}",
  method: [
    "Linear regression on eight features; feature k is there in one row of 2^(k+1), the rarest in one of 256.",
    "Each rule at the rate with the lowest training loss on five other tables. Compared: how far the weights of",
    "the two rarest features are from the truth. The control is a table where each feature is there in a quarter",
    "of the rows; and momentum, which divides by nothing.",
  ],
  known: [
    "A weight whose gradient is mostly 0 keeps a small sum, or mean, of squares, so that its stride stays long",
    "when a gradient comes. With enough steps every rule gets there.",
  ],
  unit: "times smaller error",
  undivided: "the better of SGD and momentum",
  common: "error, common features",
  rare: "error, rare features",
  loss: "training loss",
});

const adamWords = catalog("optimizers-claims.sparse-adam", {
  sentence: "Adam is good for sparse gradients.",
  mended: [
    "After one or two passes over the rows Adam has the weights of rare features more nearly right than SGD and",
    "momentum do, and not so where nothing is sparse.",
  ],
});

const features = 8;
const rows = 256;
const rules = ["sgd", "momentum", "adam", "adagrad"] as const;
const rates = spaced(0.003, 3, 13);
/** Smaller errors count as this: they are caused by single precision. */
const floor = 1e-3;

/** `count` different rows, drawn at random. */
function drawn(random: Random, count: number): Set<number> {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(Math.floor(random.uniform() * rows));
  return chosen;
}

/**
 * A table as CSV. Sparse: feature k is 1 in one row of 2^(k+1), that is in 128, 64, ... 1 rows, else 0. Dense: each
 * feature is 1 in a quarter of the rows. The target is the sum of the features with weights +1 and -1 in turn. No
 * feature is 1 in nearly all rows, where it could not be distinguished from the bias.
 */
export function table(kind: string, seed: number): string {
  const random = new Random(seed);
  const present = upTo(features).map((k) => drawn(random, kind === "sparse" ? rows / 2 ** (k + 1) : rows / 4));
  const lines = upTo(rows).map((row) => {
    const values = present.map((of) => Number(of.has(row)));
    return [...values, values.reduce((sum, one, k) => sum + (k % 2 === 0 ? one : -one), 0)].join(",");
  });
  return [[...upTo(features).map((k) => `x${k}`), "y"].join(","), ...lines].join("\n");
}

/** The errors of the weights of the two most common and of the two rarest features, and the training loss. */
async function errors(
  engine: ExperimentEngine,
  rule: string,
  lr: number,
  { table: kind, steps }: Factors,
  seed: number,
) {
  const { diverged, trainLoss, weights } = await engine.train({
    seed,
    data: { source: "csv", csv: table(String(kind), seed), split: [1, 0, 0], preprocess: "none" },
    model: { hidden: [] },
    init: { scheme: "zeros" },
    optimizer: { name: rule, lr },
    batchSize: 8,
    steps: Number(steps),
    evalEvery: Number(steps),
  });
  const off = upTo(features).map((k) => Math.abs((weights[0]?.weight[k] ?? 0) - (k % 2 === 0 ? 1 : -1)));
  const of = (some: readonly number[]) => (diverged ? Number.POSITIVE_INFINITY : mean(some));
  return {
    loss: diverged ? Number.POSITIVE_INFINITY : trainLoss,
    common: of(off.slice(0, 2)),
    rare: of(off.slice(-2)),
  };
}

/** A claim that a rule learns the weights of rare features better than two rules that do not divide. */
const forRare = (
  id: "sparse" | "sparse-adam",
  rule: "adam" | "adagrad",
  own: { text(key: "sentence" | "mended"): string },
): Claim => ({
  id,
  rule,
  ...wordsOf(words),
  sentence: () => own.text("sentence"),
  mended: () => own.text("mended"),
  scale: "factor",
  unit: () => words.text("unit"),
  contest: { rules, best: "least" },
  settings: [
    { role: "domain", factors: { table: "sparse", steps: 30 } },
    { role: "domain", factors: { table: "sparse", steps: 60 } },
    { role: "beyond", factors: { table: "sparse", steps: 1000 } },
    { role: "control", factors: { table: "dense", steps: 30 } },
    { role: "control", factors: { table: "dense", steps: 100 } },
  ],
  async attempt(engine, factors, seeds) {
    const results = await inTurn(rules, async (one) => {
      const { lr } = await tuned(rates, async (rate, seed) => (await errors(engine, one, rate, factors, seed)).loss);
      return { rule: one, lr, runs: await each(seeds, (seed) => errors(engine, one, lr, factors, seed)) };
    });
    const rare = (name: string) => results.find((one) => one.rule === name)?.runs.map((run) => run.rare) ?? [];
    // By seed, the better of the two rules that do not divide: a rule that divides must beat both.
    const undivided = rare("sgd").map((error, at) => Math.min(error, rare("momentum")[at] as number));
    return {
      comparisons: [{ against: words.text("undivided"), difference: timesLess(rare(rule), undivided, floor) }],
      columns: [shared.text("axis.rate"), words.text("common"), words.text("rare"), words.text("loss")],
      rows: results.map(({ rule: one, lr, runs }) => ({
        label: ruleName(one),
        cells: [
          { value: lr },
          measured(runs.map((run) => run.common)),
          measured(runs.map((run) => run.rare)),
          measured(runs.map((run) => run.loss)),
        ],
      })),
      scores: Object.fromEntries(rules.map((one) => [one, rare(one)])),
    };
  },
});

export const sparse = forRare("sparse", "adagrad", words);
export const sparseAdam = forRare("sparse-adam", "adam", adamWords);
