import { Random } from "../../../kit/random";
import { catalog } from "../../../messages";
import { mean, paired } from "../../../statistics";
import { beside, type Claim, measured, ruleName, wordsOf } from "./claim";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, spaced, tuned } from "./sampling";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.axes", {
  sentence: "Adam gives each parameter a rate of its own.",
  mended: [
    "On a ravine of condition number 100 to 1,000 Adam is higher after 100 to 300 steps once it is turned by 20° to",
    "70°, at the best rate for each, while SGD and momentum are where they were.",
  ],
  order: "On the turned ravine, each at its best rate: who ends lowest after 300 steps?",
  score: "loss 10 to the {value}",
  method: [
    "The same ravine once along the axes and once turned, from the same places of it, each rule at the rate that",
    "is best for each from five other starts. Compared: how many times as high Adam's loss is turned, over the",
    "last of 300 steps, beside SGD's and momentum's. The control: turned by 90° the ravine lies along the axes",
    "again, and nothing may change.",
  ],
  known: [
    "SGD and momentum only scale and add gradients: turning the ravine turns their paths. What divides each",
    "coordinate by its own gradients knows the axes, and helps where a ravine lies along them. At κ = 100, turned",
    "by 5° or less, Adam is at most a tenth higher. With so many steps that both have come down to rounding nothing",
    "is left to compare.",
  ],
  unit: "times as high by turning, beside the other",
  along: "loss, along the axes",
  turned: "loss, turned",
});

const rules = ["sgd", "momentum", "adam", "rmsprop", "adagrad"] as const;
const rates = spaced(3e-4, 3, 49);
const usualSteps = 300;
/** The end of a run: its last sixth. */
const last = 1 / 6;
/** A smaller difference of logarithms is rounding. */
const rounding = 1e-9;

/**
 * A start at the same place of the ravine, whatever its angle: 0.5 to 1.5 along the floor and up its wall. Each
 * coordinate has either sign, so that turning by an angle is the same as turning by its opposite.
 */
function start(seed: number, angle: number): [number, number] {
  const random = new Random(seed);
  const side = () => (random.uniform() < 0.5 ? -1 : 1) * (0.5 + random.uniform());
  const [along, up] = [side(), side()];
  const turn = (angle * Math.PI) / 180;
  return [along * Math.cos(turn) - up * Math.sin(turn), along * Math.sin(turn) + up * Math.cos(turn)];
}

/**
 * The logarithm of the loss at the end, as a mean over the last steps: rules that divide by their gradients swing and
 * burst, so one lucky step would decide. Losses below 1e-16 count as 1e-16, because they differ only by rounding.
 */
function endOf(f: Float64Array): number {
  const losses = f.slice(Math.ceil((1 - last) * f.length));
  return mean(Array.from(losses, (loss) => Math.log(Math.max(loss, 1e-16))));
}

const apart = (one: number, other: number): number => (Math.abs(one - other) < rounding ? 0 : one - other);

/** The loss at the end from each seed's start, at the rate that is best from the tuning seeds' starts. */
async function ends(
  engine: ExperimentEngine,
  rule: string,
  { kappa, angle, steps }: Required<Record<"kappa" | "angle" | "steps", number>>,
  seeds: readonly number[],
) {
  const run = async (lr: number, seed: number) => {
    const { f, diverged } = await engine.descend({
      surface: { name: "ravine", kappa, angle },
      optimizer: { name: rule, lr },
      start: start(seed, angle),
      steps,
    });
    return diverged ? Number.POSITIVE_INFINITY : endOf(f);
  };
  const { lr } = await tuned(rates, run);
  return { lr, ends: await each(seeds, (seed) => run(lr, seed)) };
}

export const axes: Claim = {
  id: "axes",
  rule: "adam",
  ...wordsOf(words),
  scale: "factor",
  unit: () => words.text("unit"),
  contest: { rules, best: "least" },
  settings: [
    { role: "domain", factors: { kappa: 100, angle: 45 } },
    { role: "domain", factors: { kappa: 100, angle: 20 } },
    { role: "domain", factors: { kappa: 1000, angle: 45 } },
    { role: "domain", factors: { kappa: 100, angle: 45, steps: 100 } },
    { role: "beyond", factors: { kappa: 10, angle: 45 } },
    { role: "beyond", factors: { kappa: 100, angle: 2 } },
    { role: "control", factors: { kappa: 100, angle: 90 } },
  ],
  async attempt(engine, { kappa, angle, steps = usualSteps }, seeds) {
    const ravine = (turned: number) => ({ kappa: Number(kappa), angle: turned, steps: Number(steps) });
    const results = await inTurn(rules, async (rule) => {
      const along = await ends(engine, rule, ravine(0), seeds);
      const turned = await ends(engine, rule, ravine(Number(angle)), seeds);
      return { rule, along, turned, higher: turned.ends.map((one, at) => apart(one, along.ends[at] as number)) };
    });
    const of = (rule: string) => results.find((one) => one.rule === rule)?.higher ?? [];
    const losses = (logs: readonly number[]) => ({
      value: measured(logs).value === null ? null : Math.exp(measured(logs).value ?? 0),
    });
    return {
      comparisons: [
        beside("sgd", paired(of("adam"), of("sgd"))),
        beside("momentum", paired(of("adam"), of("momentum"))),
      ],
      columns: [words.text("along"), shared.text("axis.rate"), words.text("turned"), shared.text("axis.rate")],
      rows: results.map(({ rule, along, turned }) => ({
        label: ruleName(rule),
        cells: [losses(along.ends), { value: along.lr }, losses(turned.ends), { value: turned.lr }],
      })),
      scores: Object.fromEntries(results.map(({ rule, turned }) => [rule, turned.ends.map((end) => end / Math.LN10)])),
    };
  },
};
