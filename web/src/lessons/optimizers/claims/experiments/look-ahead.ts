import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { settles, spaced } from "../statistics";
import { words } from "../words";
import { type SurfaceName, starts, surfaces } from "./four-surfaces";

const steps = 3000;
const rates = spaced(1e-4, 1, 33);
/** The fewest steps to a loss below 1e-6 for good, over all learning rates; both rules remember nine tenths. */
async function fewest(laboratory: Laboratory, rule: string, surface: SurfaceName): Promise<number | null> {
  let best: number | null = null;
  for (const lr of rates) {
    const { f } = await laboratory.descend({
      surface: { name: surface },
      optimizer: { name: rule, lr, momentum: 0.9 },
      start: starts[surface],
      steps,
    });
    const at = f.length > steps ? settles(f, 1e-6) : null;
    if (at !== null && (best === null || at < best)) best = at;
  }
  return best;
}

export const lookAhead: Claim = {
  id: "look-ahead",
  rule: "nesterov",
  claim: () => words.text("look-ahead.claim"),
  method: () => words.text("look-ahead.method"),
  contest: contest("look-ahead", ["momentum", "nesterov"], "most"),
  async run(laboratory, _seeds, told) {
    const rows = [];
    let faster = 0;
    let slower = 0;
    let compared = 0;
    for (const [index, surface] of surfaces.entries()) {
      const momentum = await fewest(laboratory, "momentum", surface);
      const nesterov = await fewest(laboratory, "nesterov", surface);
      rows.push({ label: words.text(`surface.${surface}`), cells: [{ value: momentum }, { value: nesterov }] });
      if (momentum !== null && nesterov !== null) {
        compared++;
        faster += Number(nesterov < momentum);
        slower += Number(momentum < nesterov);
      }
      told((index + 1) / surfaces.length);
    }
    return {
      verdict: faster === compared ? "holds" : faster === 0 ? "fails" : "depends",
      scores: { momentum: [slower], nesterov: [faster] },
      columns: [words.text("look-ahead.momentum"), words.text("look-ahead.nesterov")],
      rows,
      says: words.text("look-ahead.says", { faster: numberText(faster), compared: numberText(compared) }),
    };
  },
};
