import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { uniform } from "../random";
import { clearlyMore, mean, measured, settles, spaced, upTo } from "../statistics";
import { words } from "../words";
import { type SurfaceName, starts, surfaces } from "./four-surfaces";

const steps = 3000;
const rates = spaced(1e-4, 1, 17);
const rules = ["sgd", "momentum", "nesterov", "adam", "rmsprop", "adagrad"] as const;
/** Of all steps, in per cent. Descent lowers the loss on every step; one rise in a hundred is one dot in a plot of a hundred steps. */
const few = 1;
type Rule = (typeof rules)[number];

/** In per cent, the steps on which the loss rises until it has come below 1e-6 for good: at the rate that gets lowest, soonest. */
async function rising(
  laboratory: Laboratory,
  rule: Rule,
  surface: SurfaceName,
  start: [number, number],
): Promise<number> {
  let best = { end: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY, share: Number.NaN };
  for (const lr of rates) {
    const { f, diverged } = await laboratory.descend({
      surface: { name: surface },
      optimizer: { name: rule, lr },
      start,
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

/** Each seed sets out from another place, up to a tenth away along each axis. */
function startOf(surface: SurfaceName, seed: number): [number, number] {
  const random = uniform(seed);
  const [x, y] = starts[surface];
  return [x + 0.2 * random() - 0.1, y + 0.2 * random() - 0.1];
}

export const steady: Claim = {
  id: "steady",
  rule: "sgd",
  claim: () => words.text("steady.claim"),
  method: () => words.text("steady.method"),
  contest: contest("steady", rules, "least"),
  async run(laboratory, seeds, told) {
    const found: Array<{ rule: Rule; shares: number[][] }> = [];
    for (const [index, rule] of rules.entries()) {
      const shares: number[][] = [];
      for (const [at, surface] of surfaces.entries()) {
        const own: number[] = [];
        for (const seed of upTo(seeds)) own.push(await rising(laboratory, rule, surface, startOf(surface, seed)));
        shares.push(own);
        told((index + (at + 1) / surfaces.length) / rules.length);
      }
      found.push({ rule, shares });
    }
    /** By seed, the mean over the surfaces. */
    const all = (rule: Rule) => {
      const shares = found.find((one) => one.rule === rule)?.shares ?? [];
      return upTo(seeds).map((seed) => mean(shares.map((own) => own[seed] as number)));
    };
    const of = (rule: Rule) => mean(all(rule));
    const calmer = rules.filter((rule) => clearlyMore(all("sgd"), all(rule)));
    const names = calmer.map((rule) => words.text(`rule.${rule}`)).join(", ");
    const seldom = clearlyMore(
      all("sgd").map(() => few),
      all("sgd"),
    );
    return {
      verdict: !clearlyMore(all("momentum"), all("sgd")) ? "fails" : seldom ? "holds" : "depends",
      scores: Object.fromEntries(rules.map((rule) => [rule, all(rule)])),
      columns: surfaces.map((surface) => words.text(`surface.${surface}`)),
      rows: found.map(({ rule, shares }) => ({ label: words.text(`rule.${rule}`), cells: shares.map(measured) })),
      says: words.text(calmer.length === 0 ? "steady.says" : "steady.says.others", {
        sgd: numberText(of("sgd")),
        momentum: numberText(of("momentum")),
        adam: numberText(of("adam")),
        others: names,
      }),
    };
  },
};
