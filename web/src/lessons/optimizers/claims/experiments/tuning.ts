import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import { clearlyMore, mean, measured } from "../statistics";
import { words } from "../words";
import { rates, workingRates } from "./working-rates";

const rules = ["sgd", "adam"] as const;

/** Whether fewer learning rates work for SGD than for Adam. */
export const tuning: Claim = {
  id: "tuning",
  rule: "sgd",
  claim: () => words.text("tuning.claim"),
  method: () => words.text("tuning.method"),
  contest: contest("tuning", rules, "most"),
  async run(laboratory, seeds, told) {
    let done = 0;
    const tick = () => told(++done / (rules.length * rates.length));
    const found = [];
    for (const rule of rules) found.push({ rule, ...(await workingRates(laboratory, { name: rule }, seeds, tick)) });
    const [own = [], others = []] = found.map(({ widths }) => widths);
    const [sgd, adam] = [mean(own), mean(others)];
    const best = Math.max(...(found[0]?.accuracy ?? []));
    const usual = found[0]?.accuracy[rates.indexOf(0.01)] ?? 0;
    return {
      verdict: clearlyMore(others, own) ? "holds" : clearlyMore(own, others) ? "fails" : "depends",
      scores: { sgd: own, adam: others },
      columns: [
        words.text("out-of-box.rates", { of: rates.length }),
        words.text("tuning.usual"),
        words.text("out-of-box.best"),
      ],
      rows: found.map(({ rule, widths, accuracy }) => ({
        label: words.text(`rule.${rule}`),
        cells: [
          measured(widths),
          { value: 100 * (accuracy[rates.indexOf(0.01)] ?? 0) },
          { value: 100 * Math.max(...accuracy) },
        ],
      })),
      says: words.text("tuning.says", {
        sgd: numberText(sgd),
        adam: numberText(adam),
        of: rates.length,
        usual: numberText(100 * usual),
        best: numberText(100 * best),
      }),
    };
  },
};
