/** What several seeds tell of the best rate and of slopes. */
import { type Estimate, estimate, judge, mean, paired, visible } from "../../../statistics";
import { minima, type RateLosses, rates, settings, values } from "./plan";

/** Seeds of each width at each rate: with fewer a move of two octaves would not be told. */
export const widthSeeds = 5;

/** A run that has ended; its loss is null when it diverged or ended worse than it began. */
export interface Ended {
  loss: number | null;
}

/** The runs of one seed after those of another, so that the curves are there after the first. */
export const widthRuns = Array.from({ length: widthSeeds }, (_, seed) =>
  settings("width").map((setting) => ({ ...setting, seed })),
).flat();

/** The losses of every seed that is whole; before the first is, what there is of it. */
export function seedsOf(ended: readonly (Ended | null)[]): RateLosses[] {
  const count = settings("width").length;
  const seeds = Array.from({ length: widthSeeds }, (_, seed) => ended.slice(seed * count, (seed + 1) * count));
  const whole = seeds.filter((runs) => runs.length === count && runs.every((run) => run !== null));
  const shown = whole.length > 0 ? whole : seeds.slice(0, 1);
  return shown.map((runs) => runs.map((run) => run?.loss ?? null));
}

/** The mean of every run over its seeds; null where one of them diverged or ended worse than it began. */
export function meanLosses(bySeed: readonly RateLosses[]): RateLosses {
  const [first = []] = bySeed;
  return first.map((_, place) => {
    const all = bySeed.flatMap((losses) => losses[place] ?? []);
    return all.length < bySeed.length ? null : mean(all);
  });
}

export interface Move {
  /** Of the widest network's best rate beside the narrowest's, in factors of 2. */
  octaves: Estimate;
  verdict: "up" | "down" | "undecided";
  /** A move that these seeds would have told in four of five repetitions. */
  visible: number;
}

/**
 * Whether the best rate moves from the narrowest to the widest network, seed by seed; the grid's step of a factor of 2
 * is as well as a single one is known. Null where some seed has no best rate.
 */
export function moveOf(bySeed: readonly RateLosses[]): Move | null {
  const best = bySeed.map((losses) =>
    minima("width", losses).map((place) => Math.log2(rates.width[place] ?? Number.NaN)),
  );
  const [narrow, wide] = [0, values.width.length - 1].map((index) => best.map((one) => one[index] ?? Number.NaN));
  const octaves = paired(wide ?? [], narrow ?? [], 1);
  if (!Number.isFinite(octaves.mean) || octaves.freedom < 1) return null;
  const decision = judge([octaves])[0]?.decision ?? "undecided";
  const verdict = decision === "holds" ? "up" : decision === "fails" ? "down" : "undecided";
  return { octaves, verdict, visible: visible(octaves) };
}

/** Within this a slope is called flat: maths of the limit leave so much to networks of these widths. */
export const flat = 0.1;

export interface SlopeResult {
  slope: Estimate;
  verdict: "flat" | "grows" | "shrinks" | "undecided";
}

/**
 * A slope for each layer, given seed by seed: flat where it is told from both `flat` and `-flat` and lies between,
 * growing or shrinking where it is told to lie beyond. Layers are judged together (Holm).
 */
export function slopeResults(bySeed: readonly (readonly number[])[]): SlopeResult[] {
  const [first = []] = bySeed;
  const slopes = first.map((_, layer) => estimate(bySeed.map((all) => all[layer] ?? Number.NaN)));
  const above = judge(slopes, flat);
  const below = judge(slopes, -flat);
  return slopes.map((slope, layer) => {
    const [over, under] = [above[layer]?.decision, below[layer]?.decision];
    const verdict =
      over === "holds"
        ? "grows"
        : under === "fails"
          ? "shrinks"
          : over === "fails" && under === "holds"
            ? "flat"
            : "undecided";
    return { slope, verdict };
  });
}
