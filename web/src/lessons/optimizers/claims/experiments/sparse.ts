import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { uniform } from "../random";
import { clearlyMore, mean, measured, spaced, upTo } from "../statistics";
import { words } from "../words";

const features = 8;
const rows = 256;
const rules = ["sgd", "momentum", "adam", "adagrad"] as const;
const rates = spaced(0.003, 3, 7);

/** Feature k is 1 in one row of 2^k (at least two rows), else 0; the target is the sum with weights +1 and -1 by turns. */
function table(seed: number): string {
  const random = uniform(seed);
  const lines = [[...upTo(features).map((k) => `x${k}`), "y"].join(",")];
  for (const row of upTo(rows)) {
    const present = upTo(features).map((k) => Number(row < 2 ? k === features - 1 : random() < 2 ** -k));
    lines.push([...present, present.reduce((sum, one, k) => sum + (k % 2 === 0 ? one : -one), 0)].join(","));
  }
  return lines.join("\n");
}

async function errors(
  laboratory: Laboratory,
  rule: string,
  lr: number,
  seed: number,
): Promise<{ loss: number; common: number; rare: number }> {
  const { diverged, trainLoss, weights } = await laboratory.train({
    seed,
    data: { source: "csv", csv: table(seed), split: [1, 0, 0], preprocess: "none" },
    model: { hidden: [] },
    init: { scheme: "zeros" },
    optimizer: { name: rule, lr },
    batchSize: 8,
    steps: 100,
    evalEvery: 100,
  });
  if (diverged) return { loss: Number.POSITIVE_INFINITY, common: Number.NaN, rare: Number.NaN };
  const off = upTo(features).map((k) => Math.abs((weights[0]?.weight[k] ?? 0) - (k % 2 === 0 ? 1 : -1)));
  return { loss: trainLoss, common: mean(off.slice(0, 2)), rare: mean(off.slice(-2)) };
}

/** That a rule gets the weights of rare features right, beside SGD. */
const forRare = (id: string, rule: "adam" | "adagrad"): Claim => ({
  id,
  rule,
  claim: () => words.text(`sparse.claim.${rule}`),
  method: () => words.text("sparse.method"),
  contest: contest("sparse", rules, "least"),
  async run(laboratory, seeds, told) {
    const found: Array<{ rule: (typeof rules)[number]; lr: number; runs: Awaited<ReturnType<typeof errors>>[] }> = [];
    for (const [index, one] of rules.entries()) {
      const tried = [];
      for (const [at, lr] of rates.entries()) {
        const runs = [];
        for (const seed of upTo(seeds)) runs.push(await errors(laboratory, one, lr, seed));
        tried.push({ lr, runs, loss: mean(runs.map(({ loss }) => loss)) });
        told((index + (at + 1) / rates.length) / rules.length);
      }
      const { lr, runs } = tried.reduce((least, one) => (one.loss < least.loss ? one : least));
      found.push({ rule: one, lr, runs });
    }
    const rares = (name: string) => found.find((one) => one.rule === name)?.runs.map((run) => run.rare) ?? [];
    const rare = (name: string) => mean(rares(name));
    return {
      verdict: clearlyMore(rares("sgd"), rares(rule))
        ? "holds"
        : clearlyMore(rares(rule), rares("sgd"))
          ? "fails"
          : "depends",
      scores: Object.fromEntries(rules.map((one) => [one, rares(one)])),
      columns: [
        words.text("axis.rate"),
        words.text("sparse.common"),
        words.text("sparse.rare"),
        words.text("sparse.loss"),
      ],
      rows: found.map(({ rule: one, lr, runs }) => ({
        label: words.text(`rule.${one}`),
        cells: [
          { value: lr },
          measured(runs.map((run) => run.common)),
          measured(runs.map((run) => run.rare)),
          measured(runs.map((run) => run.loss)),
        ],
      })),
      says: words.text(`sparse.says.${rule}`, { own: numberText(rare(rule)), sgd: numberText(rare("sgd")) }),
    };
  },
});

export const sparse = forRare("sparse", "adagrad");
export const sparseAdam = forRare("sparse-adam", "adam");
