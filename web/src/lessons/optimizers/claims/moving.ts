import { catalog } from "../../../messages";
import { mean } from "../../../statistics";
import { beside, type Claim, type Factors, measured, ruleName, timesLess, wordsOf } from "./claim";
import type { ExperimentEngine } from "./engine";
import { each, inTurn, spaced, tuned } from "./sampling";
import { words as shared } from "./words";

const words = catalog("optimizers-claims.moving", {
  sentence: "RMSprop suits targets that move.",
  mended: [
    "In a ravine along the axes, with noise of 0.2 or more, RMSprop stays nearer to a moving minimum than Adagrad",
    "does, and is at most a tenth farther from it than SGD and momentum.",
  ],
  order: "Who is nearest to the moving minimum at the end? The nearest first.",
  score: "distance {value}",
  method: [
    "A ravine whose minimum moves 0.01 along both axes with every step, with noise on every gradient. Each rule",
    "gets the learning rate that kept it nearest over steps 1,000 to 2,000 with five other seeds, and goes on",
    "with it to step 10,000. Adagrad is the control that divides but does not forget; SGD and momentum are those",
    "that divide by nothing.",
  ],
  known: [
    "A mean of recent squares forgets, a sum does not: Adagrad's strides shorten as 1/√t until the target runs",
    "away from it. That takes the noise of these gradients; and what keeps up need not divide at all. AdamW falls",
    "behind by its decay alone, which pulls towards 0, where the target is no more: without it, it is Adam.",
  ],
  about: "{rule} (within {factor} times)",
  unit: "times nearer",
  early: "distance, steps 1,000 to 2,000",
  late: "distance, steps 9,000 to 10,000",
});

const rules = ["sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad"] as const;
const rates = spaced(1e-3, 10, 41);
const drift = 0.01;
/**
 * The factor within which two distances count as equal: a rate is known to half a step of its grid, which changes a
 * distance by less than this.
 */
const about = 1.1;
/** The rate is chosen by the distance in early steps; late steps show whether that lasts. */
const early = { from: 1000, to: 2000 };
const late = { from: 9000, to: 10_000 };
type Stretch = typeof early;

/**
 * The distance of a rule from the minimum, which moves along both axes, as a root mean square over each stretch of
 * steps; Infinity for a run that diverged.
 */
async function lags(
  engine: ExperimentEngine,
  { kappa, angle, noise }: Factors,
  rule: string,
  lr: number,
  seed: number,
  stretches: readonly Stretch[],
): Promise<number[]> {
  const steps = Math.max(...stretches.map(({ to }) => to));
  const { x, y, diverged } = await engine.descend({
    surface: { name: "ravine", kappa: Number(kappa), angle: Number(angle) },
    optimizer: { name: rule, lr },
    start: [0, 0],
    steps,
    noise: Number(noise),
    seed,
    drift: [drift, drift],
  });
  if (diverged) return stretches.map(() => Number.POSITIVE_INFINITY);
  return stretches.map(({ from, to }) => {
    let sum = 0;
    for (let t = from; t < to; ++t) sum += ((x[t] as number) - t * drift) ** 2 + ((y[t] as number) - t * drift) ** 2;
    return Math.sqrt(sum / (to - from));
  });
}

async function followed(engine: ExperimentEngine, factors: Factors, rule: string, seeds: readonly number[]) {
  const { lr } = await tuned(rates, async (rate, seed) => mean(await lags(engine, factors, rule, rate, seed, [early])));
  const both = await each(seeds, (seed) => lags(engine, factors, rule, lr, seed, [early, late]));
  return { rule, lr, early: both.map(([first]) => first as number), late: both.map(([, second]) => second as number) };
}

export const moving: Claim = {
  id: "moving",
  rule: "rmsprop",
  ...wordsOf(words),
  scale: "factor",
  unit: () => words.text("unit"),
  contest: { rules, best: "least" },
  settings: [
    { role: "domain", factors: { kappa: 100, angle: 0, noise: 1 } },
    { role: "domain", factors: { kappa: 30, angle: 0, noise: 1 } },
    { role: "domain", factors: { kappa: 1, angle: 0, noise: 1 } },
    { role: "domain", factors: { kappa: 100, angle: 0, noise: 0.2 } },
    { role: "beyond", factors: { kappa: 100, angle: 45, noise: 1 } },
    { role: "beyond", factors: { kappa: 100, angle: 20, noise: 1 } },
    { role: "beyond", factors: { kappa: 100, angle: 0, noise: 0.1 } },
  ],
  async attempt(engine, factors, seeds) {
    const results = await inTurn(rules, async (rule) => await followed(engine, factors, rule, seeds));
    const of = (rule: string) => results.find((one) => one.rule === rule)?.late ?? [];
    return {
      // RMSprop must be nearer than Adagrad, which divides, too, but forgets nothing. SGD and momentum do not divide:
      // RMSprop must be about as near as they are.
      comparisons: [
        beside("adagrad", timesLess(of("rmsprop"), of("adagrad"))),
        ...["sgd", "momentum"].map((other) => {
          const difference = timesLess(of("rmsprop"), of(other));
          return {
            against: words.text("about", { rule: ruleName(other), factor: about }),
            difference: { ...difference, mean: difference.mean + Math.log(about) },
          };
        }),
      ],
      columns: [shared.text("axis.rate"), words.text("early"), words.text("late")],
      rows: results.map((one) => ({
        label: ruleName(one.rule),
        cells: [{ value: one.lr }, measured(one.early), measured(one.late)],
      })),
      scores: Object.fromEntries(results.map((one) => [one.rule, one.late])),
    };
  },
};
