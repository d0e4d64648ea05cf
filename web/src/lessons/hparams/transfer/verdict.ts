/** Verdicts on the best rate and on slopes over several seeds. */
import { type Estimate, estimate, judge, mean, paired, visible } from "../../../statistics";
import { minima, type RateLosses, rates, settings, values } from "./plan";

/** Seeds of each width at each rate; with fewer, a move by a factor of 4 would not be significant. */
export const widthSeeds = 5;

/** A run that has ended; its loss is null when it diverged or ended higher than it began. */
export interface Ended {
  loss: number | null;
}

/** All runs, seed after seed, so that complete curves are there after the first seed. */
export const widthRuns = Array.from({ length: widthSeeds }, (_, seed) =>
  settings("width").map((setting) => ({ ...setting, seed })),
).flat();

/** The losses of each complete seed; before the first is complete, its losses until now. */
export function seedsOf(ended: readonly (Ended | null)[]): RateLosses[] {
  const count = settings("width").length;
  const seeds = Array.from({ length: widthSeeds }, (_, seed) => ended.slice(seed * count, (seed + 1) * count));
  const whole = seeds.filter((runs) => runs.length === count && runs.every((run) => run !== null));
  const shown = whole.length > 0 ? whole : seeds.slice(0, 1);
  return shown.map((runs) => runs.map((run) => run?.loss ?? null));
}

/** The mean loss of each setting over the seeds; null when one of its runs diverged or ended higher than it began. */
export function meanLosses(bySeed: readonly RateLosses[]): RateLosses {
  const [first = []] = bySeed;
  return first.map((_, place) => {
    const all = bySeed.flatMap((losses) => losses[place] ?? []);
    return all.length < bySeed.length ? null : mean(all);
  });
}

export interface Move {
  /** log2 of the best rate of the widest network divided by that of the narrowest. */
  octaves: Estimate;
  verdict: "up" | "down" | "undecided";
  /** The smallest true move that these seeds find with a power of 0.8, in factors of 2. */
  visible: number;
}

/**
 * Judges whether the best rate moves from the narrowest to the widest network, paired by seed. Rates are known only to
 * the spacing of the grid, a factor of 2. Null when a seed has no best rate, or with fewer than two seeds.
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

/** A slope from -flat to flat is called flat: the theory is a limit, and finite widths deviate from it by this much. */
export const flat = 0.1;

export interface SlopeResult {
  slope: Estimate;
  verdict: "flat" | "grows" | "shrinks" | "undecided";
}

/**
 * The slope of each layer over the seeds. It is flat when it is significantly above `-flat` and below `flat`, and grows
 * or shrinks when it is significantly beyond them. The layers are judged together (Holm).
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
