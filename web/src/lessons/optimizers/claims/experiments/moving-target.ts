import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import type { Laboratory } from "../laboratory";
import { mean, spaced } from "../statistics";
import { words } from "../words";

const steps = 2000;
const amplitude = 2;
const frequency = 0.01;
const rates = spaced(1e-3, 1, 13);

/**
 * The catalog's rules in the small language, with the bowl's minimum going to and fro: on the bowl g = theta, so
 * d = g - 2 sin(t / 100) is the gradient of a bowl whose minimum is there at step t.
 */
const rules = {
  sgd: "theta = theta - lr*d",
  momentum: "b = 0.9*b + d; theta = theta - lr*b",
  adam: "m = 0.9*m + 0.1*d; v = 0.999*v + 0.001*d*d; theta = theta - lr*(m/(1 - 0.9^t))/(sqrt(v/(1 - 0.999^t)) + 0.00000001)",
  rmsprop: "v = 0.99*v + 0.01*d*d; theta = theta - lr*d/(sqrt(v) + 0.00000001)",
  adagrad: "s = s + d*d; theta = theta - lr*d/(sqrt(s) + 0.0000000001)",
} as const;

/** How far behind the target a rule is on average, once it has had half the time to find it. */
async function behind(laboratory: Laboratory, rule: keyof typeof rules, lr: number): Promise<number> {
  const text = `d = g - ${amplitude}*sin(${frequency}*t); ${rules[rule]}`;
  const { x, diverged } = await laboratory.descend({ surface: { name: "bowl" }, rule: { text, constants: { lr } }, start: [0, 0], steps });
  if (diverged) return Number.POSITIVE_INFINITY;
  return mean([...x].slice(steps / 2).map((place, index) => Math.abs(place - amplitude * Math.sin(frequency * (index + steps / 2)))));
}

export const movingTarget: Claim = {
  id: "moving-target",
  rule: "rmsprop",
  claim: () => words.text("moving-target.claim"),
  method: () => words.text("moving-target.method"),
  async run(laboratory, _seeds, told) {
    const names = Object.keys(rules) as Array<keyof typeof rules>;
    const found: Array<{ rule: keyof typeof rules; error: number; lr: number }> = [];
    for (const [index, rule] of names.entries()) {
      const errors: number[] = [];
      for (const lr of rates) errors.push(await behind(laboratory, rule, lr));
      const error = Math.min(...errors);
      found.push({ rule, error, lr: rates[errors.indexOf(error)] as number });
      told((index + 1) / names.length);
    }
    const of = (rule: string) => found.find((one) => one.rule === rule)?.error ?? Number.NaN;
    const first = found.reduce((least, one) => (one.error < least.error ? one : least));
    return {
      verdict: of("rmsprop") < of("adagrad") ? (first.rule === "rmsprop" ? "holds" : "depends") : "fails",
      columns: [words.text("moving-target.behind"), words.text("moving-target.rate")],
      rows: found.map(({ rule, error, lr }) => ({ label: words.text(`rule.${rule}`), cells: [{ value: error }, { value: lr }] })),
      says: words.text("moving-target.says", {
        rmsprop: numberText(of("rmsprop")),
        adagrad: numberText(of("adagrad")),
        first: words.text(`rule.${first.rule}`),
      }),
    };
  },
};
