import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import { clearlyMore, mean, measured, upTo } from "../statistics";
import { words } from "../words";
import { rates, workingRates } from "./working-rates";

/** What both rules remember of old squares. */
const memories = [0.9, 0.99, 0.999];

/** Whether fewer settings of rate and memory work for RMSprop than for Adam. */
export const sensitive: Claim = {
  id: "sensitive",
  rule: "rmsprop",
  claim: () => words.text("sensitive.claim"),
  method: () => words.text("sensitive.method"),
  contest: contest("sensitive", ["rmsprop", "adam"], "most"),
  async run(laboratory, seeds, told) {
    let done = 0;
    const tick = () => told(++done / (2 * memories.length * rates.length));
    const found: Array<{ memory: number; rmsprop: number[]; adam: number[] }> = [];
    for (const memory of memories) {
      const rmsprop = await workingRates(laboratory, { name: "rmsprop", alpha: memory }, seeds, tick);
      const adam = await workingRates(laboratory, { name: "adam", beta2: memory }, seeds, tick);
      found.push({ memory, rmsprop: rmsprop.widths, adam: adam.widths });
    }
    /** By seed, over all memories. */
    const all = (rule: "rmsprop" | "adam") =>
      upTo(seeds).map((seed) => found.reduce((sum, one) => sum + (one[rule][seed] as number), 0));
    const [own, others] = [all("rmsprop"), all("adam")];
    const [rmsprop, adam] = [mean(own), mean(others)];
    const [fewer, more] = [clearlyMore(others, own), clearlyMore(own, others)];
    const swing =
      Math.max(...found.map((one) => mean(one.rmsprop))) - Math.min(...found.map((one) => mean(one.rmsprop)));
    return {
      verdict: fewer ? "holds" : more ? "fails" : "depends",
      scores: { rmsprop: own, adam: others },
      columns: [words.text("rule.rmsprop"), words.text("rule.adam")].map((rule) =>
        words.text("sensitive.rates", { rule, of: rates.length }),
      ),
      rows: found.map(({ memory, ...widths }) => ({
        label: words.text("sensitive.memory", { memory }),
        cells: [measured(widths.rmsprop), measured(widths.adam)],
      })),
      says: words.text(fewer || more ? "sensitive.says" : "sensitive.says.open", {
        rmsprop: numberText(rmsprop),
        adam: numberText(adam),
        of: memories.length * rates.length,
        swing: numberText(swing),
      }),
    };
  },
};
