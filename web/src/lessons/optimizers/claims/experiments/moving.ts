import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { clearlyMore, mean, measured, spaced, upTo } from "../statistics";
import { words } from "../words";

const rules = ["sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad"] as const;
type Rule = (typeof rules)[number];

const rates = spaced(1e-3, 10, 25);
const drift = 0.01;
/** The rate is chosen by what a rule does early; whether that lasts is seen late. */
const early = { from: 1000, to: 2000 };
const late = { from: 19_000, to: 20_000 };
/** The best rate is known to half a step of this grid, and along the floor the lag is drift / lr: within that factor two are as near. */
const near = Math.sqrt((rates[1] as number) / (rates[0] as number));

type Stretch = typeof early;

/** How far a rule is from the minimum, which moves along both axes at once: root of the mean square over a stretch of steps. */
async function lags(
  laboratory: Laboratory,
  rule: Rule,
  lr: number,
  seed: number,
  stretches: readonly Stretch[],
): Promise<number[]> {
  const steps = Math.max(...stretches.map(({ to }) => to));
  const { x, y, diverged } = await laboratory.descend({
    surface: { name: "ravine", kappa: 100 },
    optimizer: { name: rule, lr },
    start: [0, 0],
    steps,
    noise: 1,
    seed,
    drift: [drift, drift],
  });
  if (diverged) return stretches.map(() => Number.POSITIVE_INFINITY);
  const square = (t: number) => ((x[t] as number) - t * drift) ** 2 + ((y[t] as number) - t * drift) ** 2;
  return stretches.map(({ from, to }) => Math.sqrt(mean(upTo(to - from).map((index) => square(from + index)))));
}

interface Followed {
  rule: Rule;
  lr: number;
  early: number[];
  late: number[];
}

/** The rate with the smallest early distance, and what both distances are with it. */
async function followed(
  laboratory: Laboratory,
  rule: Rule,
  seeds: readonly number[],
  told: () => void,
): Promise<Followed> {
  let best = { lr: Number.NaN, distance: Number.POSITIVE_INFINITY };
  for (const lr of rates) {
    const found: number[] = [];
    for (const seed of seeds) found.push(...(await lags(laboratory, rule, lr, seed, [early])));
    if (mean(found) < best.distance) best = { lr, distance: mean(found) };
  }
  told();
  const both: number[][] = [];
  for (const seed of seeds) both.push(await lags(laboratory, rule, best.lr, seed, [early, late]));
  told();
  return {
    rule,
    lr: best.lr,
    early: both.map(([first]) => first as number),
    late: both.map(([, second]) => second as number),
  };
}

export const moving: Claim = {
  id: "moving",
  rule: "rmsprop",
  claim: () => words.text("moving.claim"),
  method: () => words.text("moving.method"),
  contest: contest("moving", rules, "least"),
  async run(laboratory, seeds, told) {
    let done = 0;
    const tick = () => told(++done / (2 * rules.length));
    const found: Followed[] = [];
    for (const rule of rules) found.push(await followed(laboratory, rule, upTo(seeds), tick));
    const of = (rule: Rule) => found.find((one) => one.rule === rule) as Followed;
    const [rmsprop, adagrad] = [of("rmsprop"), of("adagrad")];
    const best = found.reduce((least, one) => (mean(one.late) < mean(least.late) ? one : least));
    const keepsUp = mean(rmsprop.late) < near * mean(rmsprop.early) && clearlyMore(adagrad.late, rmsprop.late);
    const asGood = mean(rmsprop.late) < near * mean(best.late);
    return {
      verdict: keepsUp ? (asGood ? "holds" : "depends") : "fails",
      scores: Object.fromEntries(found.map(({ rule, late }) => [rule, late])),
      columns: [words.text("axis.rate"), words.text("moving.early"), words.text("moving.late")],
      rows: found.map((one) => ({
        label: words.text(`rule.${one.rule}`),
        cells: [{ value: one.lr }, measured(one.early), measured(one.late)],
      })),
      says: words.text("moving.says", {
        rmsprop: numberText(mean(rmsprop.late) / mean(rmsprop.early)),
        adagrad: numberText(mean(adagrad.late) / mean(adagrad.early)),
        best: words.text(`rule.${best.rule}`),
        share: numberText(mean(rmsprop.late) / mean(best.late)),
        sgd: numberText(mean(of("sgd").late) / mean(best.late)),
        adamw: numberText(mean(of("adamw").late) / mean(best.late)),
      }),
    };
  },
};
