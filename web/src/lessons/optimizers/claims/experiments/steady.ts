import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import type { Laboratory } from "../laboratory";
import { mean, settles, spaced } from "../statistics";
import { words } from "../words";
import { type SurfaceName, starts, surfaces } from "./four-surfaces";

const steps = 3000;
const rates = spaced(1e-4, 1, 33);
const rules = ["sgd", "momentum", "nesterov", "adam", "rmsprop", "adagrad"] as const;
/** Of all steps, in per cent. */
const few = 1;
type Rule = (typeof rules)[number];

/** In per cent, the steps on which the loss rises until it has come below 1e-6 for good: at the rate that gets lowest, soonest. */
async function rising(laboratory: Laboratory, rule: Rule, surface: SurfaceName): Promise<number> {
  let best = { end: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY, share: Number.NaN };
  for (const lr of rates) {
    const { f, diverged } = await laboratory.descend({
      surface: { name: surface },
      optimizer: { name: rule, lr },
      start: starts[surface],
      steps,
    });
    if (diverged) continue;
    const arrived = settles(f, 1e-6);
    const walked = Math.max(1, arrived ?? steps);
    const end = arrived === null ? (f[steps] as number) : 0;
    if (end > best.end || (end === best.end && walked >= best.steps)) continue;
    const rises = f.slice(1, walked + 1).filter((loss, at) => loss > (f[at] as number)).length;
    best = { end, steps: walked, share: (100 * rises) / walked };
  }
  return best.share;
}

export const steady: Claim = {
  id: "steady",
  rule: "sgd",
  claim: () => words.text("steady.claim"),
  method: () => words.text("steady.method"),
  async run(laboratory, _seeds, told) {
    const found: Array<{ rule: Rule; shares: number[] }> = [];
    for (const [index, rule] of rules.entries()) {
      const shares: number[] = [];
      for (const surface of surfaces) shares.push(await rising(laboratory, rule, surface));
      found.push({ rule, shares });
      told((index + 1) / rules.length);
    }
    const of = (rule: Rule) => mean(found.find((one) => one.rule === rule)?.shares ?? []);
    const calmer = rules.filter((rule) => of(rule) < of("sgd"));
    const names = calmer.map((rule) => words.text(`rule.${rule}`)).join(", ");
    return {
      verdict: of("sgd") < few && of("sgd") < of("momentum") ? "holds" : of("sgd") < of("momentum") ? "depends" : "fails",
      columns: surfaces.map((surface) => words.text(`surface.${surface}`)),
      rows: found.map(({ rule, shares }) => ({ label: words.text(`rule.${rule}`), cells: shares.map((value) => ({ value })) })),
      says: words.text(calmer.length === 0 ? "steady.says" : "steady.says.others", {
        sgd: numberText(of("sgd")),
        momentum: numberText(of("momentum")),
        adam: numberText(of("adam")),
        others: names,
      }),
    };
  },
};
