import { paired } from "../../../statistics";
import { beside, type Claim, contest, type Factors, measured, ruleName, type Trial } from "./claim";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, tuned, tuningSeeds } from "./sampling";
import { cellOf, document, rates, usualRate, validAccuracy } from "./trainings";
import { words } from "./words";

/** In points of accuracy: a gain that a person would notice. */
const noticed = 2;

/** The settings of both claims about tuning. */
const settings = [
  { role: "domain" as const, factors: { data: "spiral", steps: 1500 } },
  { role: "domain" as const, factors: { data: "moons", steps: 1500 } },
  { role: "domain" as const, factors: { data: "digits", steps: 500 } },
  { role: "domain" as const, factors: { data: "breast-cancer", steps: 500 } },
  { role: "domain" as const, factors: { data: "spiral", steps: 4000 } },
];

/**
 * What a rule reaches at PyTorch's rate and at the best of ten, which other seeds have chosen; and at how many of the
 * ten it learns.
 */
async function resultOf(engine: ExperimentEngine, rule: string, { data, steps }: Factors, seeds: readonly number[]) {
  const train = (lr: number, seed: number) =>
    engine.train(document(String(data), { name: rule, lr }, seed, Number(steps)));
  const { lr, costs } = await tuned(rates, async (rate, seed) => -validAccuracy(await train(rate, seed)));
  const good = 0.95 * -Math.min(...costs);
  const usual = await each(seeds, (seed) => train(usualRate(rule), seed));
  const best = await each(seeds, (seed) => train(lr, seed));
  return {
    rule,
    lr,
    usual: usual.map(validAccuracy),
    best: best.map(validAccuracy),
    cell: cellOf(best[0]?.validRows ?? 0, seeds.length),
    working: costs.filter((cost) => -cost >= good).length,
  };
}

type Result = Awaited<ReturnType<typeof resultOf>>;

const gain = ({ best, usual, cell }: Result) => paired(best, usual, cell);

const rowsOf = (all: readonly Result[]): Pick<Trial, "columns" | "rows"> => ({
  columns: [
    words.text("tuning.usual"),
    words.text("tuning.best"),
    words.text("axis.best"),
    words.text("tuning.rates", { of: rates.length, seeds: tuningSeeds.length }),
  ],
  rows: all.map(({ rule, lr, usual, best, working }) => ({
    label: words.text("tuning.row", { rule: ruleName(rule), rate: usualRate(rule) }),
    cells: [measured(usual), measured(best), { value: lr }, { value: working }],
  })),
});

/** Whether the rate of PyTorch leaves much on the table for SGD, and less for Adam. */
export const tuning: Claim = {
  id: "tuning",
  rule: "sgd",
  sentence: () => words.text("tuning.sentence"),
  mended: () => words.text("tuning.mended"),
  method: () => words.text("tuning.method"),
  known: () => words.text("tuning.known"),
  scale: "plain",
  unit: () => words.text("unit.points"),
  contest: contest("tuning", ["sgd", "adam"], "most"),
  settings,
  async attempt(engine, factors, seeds) {
    const sgd = await resultOf(engine, "sgd", factors, seeds);
    const adam = await resultOf(engine, "adam", factors, seeds);
    const gains = ({ best, usual }: Result) => best.map((one, at) => one - (usual[at] as number));
    const own = gain(sgd);
    return {
      comparisons: [
        {
          against: words.text("tuning.noticed", { points: noticed }),
          difference: { ...own, mean: own.mean - noticed },
        },
        beside("adam", paired(gains(sgd), gains(adam), sgd.cell)),
      ],
      ...rowsOf([sgd, adam]),
      scores: { sgd: gains(sgd), adam: gains(adam) },
    };
  },
};

const rules = ["sgd", "momentum", "adam", "rmsprop", "adagrad"] as const;

/** Whether Adam at PyTorch's rate is about as good as Adam tuned, and better than the others at theirs. */
export const outOfBox: Claim = {
  id: "out-of-box",
  rule: "adam",
  sentence: () => words.text("out-of-box.sentence"),
  mended: () => words.text("out-of-box.mended"),
  method: () => words.text("out-of-box.method"),
  known: () => words.text("out-of-box.known"),
  scale: "plain",
  unit: () => words.text("unit.points"),
  contest: contest("out-of-box", rules, "most"),
  settings: [
    ...settings,
    { role: "beyond", factors: { data: "moons", steps: 300 } },
    { role: "beyond", factors: { data: "xor", steps: 1000 } },
    { role: "control", factors: { data: "gaussians", steps: 1000 } },
  ],
  async attempt(engine, factors, seeds) {
    const all = await inTurn(rules, async (rule) => await resultOf(engine, rule, factors, seeds));
    const of = (rule: string) => all.find((one) => one.rule === rule) as Result;
    const own = gain(of("adam"));
    return {
      comparisons: [
        {
          against: words.text("out-of-box.noticed", { points: noticed }),
          difference: { ...own, mean: noticed - own.mean },
        },
        beside("sgd", paired(of("adam").usual, of("sgd").usual, of("sgd").cell)),
      ],
      ...rowsOf(all),
      scores: Object.fromEntries(all.map(({ rule, usual }) => [rule, usual])),
    };
  },
};
