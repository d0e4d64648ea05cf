import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { words } from "../words";

const lr = 0.001;
const decays = [0.01, 1] as const;
const early = 100;
/** What a decay apart from the gradient makes of the two after the early steps, in closed form: (1 - lr decay)^steps. */
const whole = 1 - ((1 - lr * decays[1]) / (1 - lr * decays[0])) ** early;

/** A weight whose input is always 0 has no gradient: from 1 nothing moves it but its decay. */
async function left(laboratory: Laboratory, rule: string, weightDecay: number, steps: number): Promise<number> {
  const { weights } = await laboratory.train({
    data: { source: "csv", csv: `x,y${"\n0,0".repeat(8)}`, split: [1, 0, 0], preprocess: "none" },
    model: { hidden: [] },
    init: { scheme: "constant", std: 1 },
    optimizer: { name: rule, lr, weightDecay },
    steps,
    evalEvery: steps,
  });
  return weights[0]?.weight[0] ?? Number.NaN;
}

export const decayStrength: Claim = {
  id: "decay-strength",
  rule: "adam",
  claim: () => words.text("decay-strength.claim"),
  method: () => words.text("decay-strength.method"),
  contest: contest("decay-strength", ["adam", "adamw"], "most"),
  async run(laboratory, _seeds, told) {
    const rows = [];
    const last: Record<string, number[]> = { adam: [], adamw: [] };
    for (const rule of ["adam", "adamw"] as const)
      for (const decay of decays) {
        const remaining = await left(laboratory, rule, decay, early);
        last[rule]?.push(remaining);
        rows.push({
          label: words.text("decay-strength.row", { rule: words.text(`rule.${rule}`), decay: numberText(decay) }),
          cells: [{ value: remaining }, { value: await left(laboratory, rule, decay, 1000) }],
        });
        told(rows.length / 4);
      }
    const apart = ([weak = 0, strong = 0]: number[] = []) => Math.abs(strong - weak) / weak;
    return {
      // Lost is a hundredth of the whole difference, kept is all of it but a hundredth.
      verdict: apart(last.adam) < whole / 100 && apart(last.adamw) > 0.99 * whole ? "holds" : "fails",
      scores: { adam: [100 * apart(last.adam)], adamw: [100 * apart(last.adamw)] },
      columns: [words.text("decay-strength.early"), words.text("decay-strength.late")],
      rows,
      says: words.text("decay-strength.says", {
        adam: numberText(100 * apart(last.adam)),
        adamw: numberText(100 * apart(last.adamw)),
      }),
    };
  },
};
