import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { settles, spaced } from "../statistics";
import { words } from "../words";

const rules = ["sgd", "momentum", "adam", "rmsprop", "adagrad"] as const;
const rates = spaced(3e-4, 3, 25);
const steps = 4000;
const level = 1e-6;
/** Neighbouring rates differ by this factor: what slows a rule down by more is not the grid's doing. */
const neighbours = (rates[1] as number) / (rates[0] as number);

/** Starts at the same place of the ravine, whichever way it lies: one along the floor, one up its wall. */
async function stepsNeeded(laboratory: Laboratory, rule: string, lr: number, angle: number): Promise<number | null> {
  const turn = (angle * Math.PI) / 180;
  const start: [number, number] = [Math.cos(turn) - Math.sin(turn), Math.sin(turn) + Math.cos(turn)];
  const { f } = await laboratory.descend({
    surface: { name: "ravine", kappa: 100, angle },
    optimizer: { name: rule, lr },
    start,
    steps,
  });
  return f.length > steps ? settles(f, level) : null;
}

async function fastest(laboratory: Laboratory, rule: string, angle: number) {
  let best: { lr: number; steps: number } | null = null;
  for (const lr of rates) {
    const needed = await stepsNeeded(laboratory, rule, lr, angle);
    if (needed !== null && (best === null || needed < best.steps)) best = { lr, steps: needed };
  }
  return best;
}

export const axes: Claim = {
  id: "axes",
  rule: "adam",
  claim: () => words.text("axes.claim"),
  method: () => words.text("axes.method"),
  contest: contest("axes", rules, "least"),
  async run(laboratory, _seeds, told) {
    const found: Array<{
      rule: (typeof rules)[number];
      along: number | null;
      same: number | null;
      across: number | null;
    }> = [];
    for (const [index, rule] of rules.entries()) {
      const along = await fastest(laboratory, rule, 0);
      const across = await fastest(laboratory, rule, 45);
      const same = along && (await stepsNeeded(laboratory, rule, along.lr, 45));
      found.push({ rule, along: along?.steps ?? null, same, across: across?.steps ?? null });
      told((index + 1) / rules.length);
    }
    const slowdown = (rule: string) => {
      const one = found.find((other) => other.rule === rule);
      return one?.along ? (one.same ?? steps) / Math.max(1, one.along) : Number.NaN;
    };
    const turnedBy = (rule: string) => {
      const one = found.find((other) => other.rule === rule);
      return Math.abs((one?.same ?? steps) - (one?.along ?? steps));
    };
    const order = (key: "along" | "across") =>
      [...found]
        .sort((one, other) => (one[key] ?? steps) - (other[key] ?? steps))
        .map(({ rule }) => words.text(`rule.${rule}`))
        .join(", ");
    return {
      // Turning commutes with SGD: it may differ by the step in which rounding decides.
      verdict: turnedBy("sgd") <= 1 && slowdown("adam") > neighbours ? "holds" : "fails",
      scores: Object.fromEntries(found.map(({ rule, across }) => [rule, [across ?? Number.POSITIVE_INFINITY]])),
      columns: [words.text("axes.along"), words.text("axes.same"), words.text("axes.across")],
      rows: found.map(({ rule, along, same, across }) => ({
        label: words.text(`rule.${rule}`),
        cells: [{ value: along }, { value: same }, { value: across }],
      })),
      says: words.text("axes.says", {
        along: order("along"),
        across: order("across"),
        sgd: numberText(slowdown("sgd")),
        adam: numberText(slowdown("adam")),
      }),
    };
  },
};
