import { estimate } from "../../../statistics";
import { beside, type Claim, contest, measured, ruleName } from "./claim";
import { descended, type Ended, logRatios, startOn } from "./descents";
import type { ExperimentEngine } from "./engine";
import { each, spaced } from "./sampling";
import { words } from "./words";

const steps = 3000;
/** Neighbours differ by 7 %: on a coarser grid the winner on Beale's surface is another. */
const rates = spaced(1e-4, 1, 129);
const surfaces = ["ravine", "rosenbrock", "beale", "himmelblau"] as const;

/**
 * The fewest steps over all rates, from one start. Nothing is chosen by chance here: without noise a path is what it
 * is.
 */
async function fewest(
  engine: ExperimentEngine,
  rule: string,
  surface: string,
  momentum: number,
  seed: number,
): Promise<Ended> {
  let best: Ended = { arrived: null, loss: Number.POSITIVE_INFINITY };
  for (const lr of rates) {
    const optimizer = { name: rule, lr, momentum };
    const ended = await descended(engine, {
      surface: { name: surface },
      optimizer,
      start: startOn(surface, seed),
      steps,
    });
    if ((ended.arrived ?? steps) < (best.arrived ?? steps) || (best.arrived === null && ended.arrived !== null))
      best = ended;
  }
  return best;
}

export const lookAhead: Claim = {
  id: "look-ahead",
  rule: "nesterov",
  sentence: () => words.text("look-ahead.sentence"),
  mended: () => words.text("look-ahead.mended"),
  method: () => words.text("look-ahead.method"),
  known: () => words.text("look-ahead.known"),
  scale: "factor",
  unit: () => words.text("unit.times.faster"),
  contest: contest("look-ahead", ["momentum", "nesterov"], "least"),
  settings: [
    ...surfaces.map((surface) => ({ role: "domain" as const, factors: { surface, momentum: 0.99 } })),
    ...surfaces.map((surface) => ({ role: "beyond" as const, factors: { surface, momentum: 0.9 } })),
    ...surfaces.map((surface) => ({ role: "beyond" as const, factors: { surface, momentum: 0.5 } })),
    { role: "control", factors: { surface: "ravine", momentum: 1e-6 } },
  ],
  async attempt(engine, { surface, momentum }, seeds) {
    const ends = (rule: string) => each(seeds, (seed) => fewest(engine, rule, String(surface), Number(momentum), seed));
    const [plain, ahead] = [await ends("momentum"), await ends("nesterov")];
    const numbers = (all: readonly Ended[]) => all.map(({ arrived }) => arrived ?? Number.POSITIVE_INFINITY);
    return {
      comparisons: [beside("momentum", estimate(logRatios(plain, ahead, steps)))],
      columns: [words.text("axis.steps"), words.text("axis.arrived", { of: seeds.length })],
      rows: [
        { rule: "momentum", all: plain },
        { rule: "nesterov", all: ahead },
      ].map(({ rule, all }) => ({
        label: ruleName(rule),
        cells: [measured(numbers(all)), { value: all.filter(({ arrived }) => arrived !== null).length }],
      })),
      scores: { momentum: numbers(plain), nesterov: numbers(ahead) },
    };
  },
};
