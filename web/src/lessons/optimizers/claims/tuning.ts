import { catalog } from "../../../messages";
import { paired } from "../../../statistics";
import { beside, type Claim, type Factors, measured, ruleName, type Trial, wordsOf } from "./claim";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, tuned, tuningSeeds } from "./sampling";
import { cellOf, document, rates, usualRate, validAccuracy } from "./trainings";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.tuning", {
  sentence: "SGD needs its learning rate tuned.",
  mended: [
    "After 1,000 to 1,500 steps on the moons and 300 to 700 on the digits, SGD at 0.01 is more than two points",
    "below SGD tuned, and loses more by its rate than Adam does by 0.001.",
  ],
  order: "On the moons: which gains more by tuning? That one first.",
  score: "{value} points",
  method: [
    "A network of 32 and 32 ReLU units, once at the default rate of the menus here, 0.01 for SGD and 0.001 for",
    "Adam, as in Keras (PyTorch has 0.001 for SGD, too, since version 2.2, and had none before), and once at the best",
    "of ten rates half a decade apart, which five other seeds have chosen. Compared: the validation accuracy. The",
    "sentence holds where tuning gains SGD more than two points, and more than it gains Adam. The control are the",
    "Gaussians, which both get right at either rate.",
  ],
  known: [
    "A default is a number that suited many problems of its time. How much is lost at it depends on the data and",
    "on how long is trained: a rate that is too small for 500 steps may do for 5,000.",
  ],
  usual: "at its default (%)",
  best: "tuned (%)",
  rates: "rates that work, of {of} ({seeds} seeds)",
  row: "{rule}, {rate}",
});

/** Percentage points of accuracy: a gain that a person would notice. */
const noticed = 2;

const spirals = { data: "spiral", steps: 1500 };
const longSpirals = { data: "spiral", steps: 4000 };
const moons = { data: "moons", steps: 1500 };
const digits = { data: "digits", steps: 500 };
const breastCancer = { data: "breast-cancer", steps: 500 };
/** The control: every rule classifies these, at its default rate and tuned. */
const gaussians = { data: "gaussians", steps: 1000 };

/**
 * The accuracy of a rule at its default rate and at the best of ten rates, chosen by other seeds; and the number of the
 * ten rates at which it learns.
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
    words.text("usual"),
    words.text("best"),
    shared.text("axis.best"),
    words.text("rates", { of: rates.length, seeds: tuningSeeds.length }),
  ],
  rows: all.map(({ rule, lr, usual, best, working }) => ({
    label: words.text("row", { rule: ruleName(rule), rate: usualRate(rule) }),
    cells: [measured(usual), measured(best), { value: lr }, { value: working }],
  })),
});

/** The claim that SGD gains much by tuning its rate, and more than Adam does. */
export const tuning: Claim = {
  id: "tuning",
  rule: "sgd",
  ...wordsOf(words),
  scale: "plain",
  unit: () => shared.text("unit.points"),
  contest: { rules: ["sgd", "adam"], best: "most" },
  settings: [
    { role: "domain", factors: moons },
    { role: "domain", factors: digits },
    { role: "beyond", factors: spirals },
    { role: "beyond", factors: longSpirals },
    { role: "beyond", factors: breastCancer },
    { role: "control", factors: gaussians },
  ],
  async attempt(engine, factors, seeds) {
    const sgd = await resultOf(engine, "sgd", factors, seeds);
    const adam = await resultOf(engine, "adam", factors, seeds);
    const gains = ({ best, usual }: Result) => best.map((one, at) => one - (usual[at] as number));
    const own = gain(sgd);
    return {
      comparisons: [
        {
          against: shared.text("tuning.noticed", { points: noticed }),
          difference: { ...own, mean: own.mean - noticed },
        },
        beside("adam", paired(gains(sgd), gains(adam), sgd.cell)),
      ],
      ...rowsOf([sgd, adam]),
      scores: { sgd: gains(sgd), adam: gains(adam) },
    };
  },
};

const outOfBoxWords = catalog("optimizers-claims.out-of-box", {
  sentence: "Adam works out of the box.",
  mended: [
    "After 1,000 to 2,000 steps on the spirals and moons, and 500 on breast cancer, Adam at 0.001 comes within two",
    "points of Adam tuned, and gets more right than SGD at 0.01.",
  ],
  order: "On the spirals, each at its default rate: who gets most right? That one first.",
  score: "{value} % right",
  method: [
    "The networks of the claim about SGD's tuning, for five rules: each at its default rate and at the best",
    "of ten. The sentence holds where Adam untuned loses less than two points against Adam tuned, and gets",
    "more right than SGD untuned. The control are the Gaussians, which every rule gets right: there Adam may not be",
    "ahead. Look at the other rules, too: where they do as well untuned, it is no strength of Adam's alone.",
  ],
  known: [
    "A step of Adam's is about as long as its learning rate whatever the scale of the gradients, so that one",
    "number means about the same on many networks. RMSprop and Adagrad divide as well. Trained longer, SGD catches",
    "up at its own rate.",
  ],
  noticed: "{points} points lost",
});

const rules = ["sgd", "momentum", "adam", "rmsprop", "adagrad"] as const;

/** The claim that Adam at its default rate is about as good as Adam tuned, and better than SGD at its own. */
export const outOfBox: Claim = {
  id: "out-of-box",
  rule: "adam",
  ...wordsOf(outOfBoxWords),
  scale: "plain",
  unit: () => shared.text("unit.points"),
  contest: { rules, best: "most" },
  settings: [
    { role: "domain", factors: spirals },
    { role: "domain", factors: moons },
    { role: "domain", factors: breastCancer },
    { role: "beyond", factors: longSpirals },
    { role: "beyond", factors: digits },
    { role: "beyond", factors: { data: "breast-cancer", steps: 1500 } },
    { role: "beyond", factors: { data: "moons", steps: 300 } },
    { role: "beyond", factors: { data: "xor", steps: 1000 } },
    { role: "control", factors: gaussians },
  ],
  async attempt(engine, factors, seeds) {
    const all = await inTurn(rules, async (rule) => await resultOf(engine, rule, factors, seeds));
    const of = (rule: string) => all.find((one) => one.rule === rule) as Result;
    const own = gain(of("adam"));
    return {
      comparisons: [
        {
          against: outOfBoxWords.text("noticed", { points: noticed }),
          difference: { ...own, mean: noticed - own.mean },
        },
        beside("sgd", paired(of("adam").usual, of("sgd").usual, of("sgd").cell)),
      ],
      ...rowsOf(all),
      scores: Object.fromEntries(all.map(({ rule, usual }) => [rule, usual])),
    };
  },
};
