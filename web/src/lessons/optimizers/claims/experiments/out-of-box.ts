import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { mean, upTo } from "../statistics";
import { words } from "../words";

const rules = ["sgd", "momentum", "adam", "rmsprop", "adagrad"] as const;
/** Half a decade apart. */
const rates = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3];
const good = 0.9;

const document = (rule: string, lr: number, seed: number) => ({
  seed,
  data: { source: "spiral", samples: 400, noise: 0.05, seed },
  model: { hidden: [32, 32], activation: "relu" },
  optimizer: { name: rule, lr },
  steps: 1500,
  evalEvery: 1500,
});

/** At how many of the rates a network learns the spirals: what a person finds who tries one without looking. */
export const outOfBox: Claim = {
  id: "out-of-box",
  rule: "adam",
  claim: () => words.text("out-of-box.claim"),
  method: () => words.text("out-of-box.method"),
  async run(laboratory, seeds, told) {
    const found: Array<{ rule: (typeof rules)[number]; widths: number[]; accuracy: number[] }> = [];
    for (const [index, rule] of rules.entries()) {
      const widths = upTo(seeds).map(() => 0);
      const accuracy: number[] = [];
      for (const [at, lr] of rates.entries()) {
        const reached: number[] = [];
        for (const seed of upTo(seeds)) {
          const { diverged, validAccuracy } = await laboratory.train(document(rule, lr, seed));
          const score = diverged ? 0 : validAccuracy;
          reached.push(score);
          if (score >= good) widths[seed] = (widths[seed] ?? 0) + 1;
        }
        accuracy.push(mean(reached));
        told((index + (at + 1) / rates.length) / rules.length);
      }
      found.push({ rule, widths, accuracy });
    }
    const width = (rule: string) => mean(found.find((one) => one.rule === rule)?.widths ?? []);
    const widest = found.reduce((best, one) => (mean(one.widths) > mean(best.widths) ? one : best));
    return {
      verdict: width("adam") > width("sgd") && width("adam") >= width(widest.rule) - 0.5 ? "holds" : "fails",
      columns: [words.text("out-of-box.rates", { of: rates.length }), words.text("out-of-box.best")],
      rows: found.map(({ rule, widths, accuracy }) => ({
        label: words.text(`rule.${rule}`),
        cells: [{ value: mean(widths) }, { value: 100 * Math.max(...accuracy) }],
      })),
      says: words.text("out-of-box.says", {
        adam: numberText(width("adam")),
        sgd: numberText(width("sgd")),
        widest: words.text(`rule.${widest.rule}`),
        of: rates.length,
      }),
      plot: {
        x: words.text("axis.rate"),
        y: words.text("axis.accuracy"),
        log: false,
        series: found.map(({ rule, accuracy }) => ({
          label: words.text(`rule.${rule}`),
          x: rates,
          y: accuracy.map((one) => 100 * one),
          colour: `rule-${rule}`,
          dotted: true,
        })),
      },
    };
  },
};
