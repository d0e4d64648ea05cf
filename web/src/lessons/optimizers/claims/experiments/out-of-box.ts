import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import { clearlyMore, mean, measured } from "../statistics";
import { words } from "../words";
import { rates, type Working, workingRates } from "./working-rates";

const rules = ["sgd", "momentum", "adam", "rmsprop", "adagrad"] as const;
export const outOfBox: Claim = {
  id: "out-of-box",
  rule: "adam",
  claim: () => words.text("out-of-box.claim"),
  method: () => words.text("out-of-box.method"),
  contest: contest("out-of-box", rules, "most"),
  async run(laboratory, seeds, told) {
    let done = 0;
    const tick = () => told(++done / (rules.length * rates.length));
    const found: Array<{ rule: (typeof rules)[number] } & Working> = [];
    for (const rule of rules) found.push({ rule, ...(await workingRates(laboratory, { name: rule }, seeds, tick)) });
    const widths = (rule: string) => found.find((one) => one.rule === rule)?.widths ?? [];
    const width = (rule: string) => mean(widths(rule));
    const widest = found.reduce((best, one) => (mean(one.widths) > mean(best.widths) ? one : best));
    return {
      verdict: !clearlyMore(widths("adam"), widths("sgd"))
        ? "fails"
        : clearlyMore(widest.widths, widths("adam"))
          ? "depends"
          : "holds",
      scores: Object.fromEntries(found.map((one) => [one.rule, one.widths])),
      columns: [words.text("out-of-box.rates", { of: rates.length }), words.text("out-of-box.best")],
      rows: found.map(({ rule, widths, accuracy }) => ({
        label: words.text(`rule.${rule}`),
        cells: [measured(widths), { value: 100 * Math.max(...accuracy) }],
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
