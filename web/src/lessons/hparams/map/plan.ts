/** What the map of two knobs trains, and what is read off it. */
import type { ExperimentDraft } from "../../../engine/types";
import { estimate, judge, mean, paired } from "../../../statistics";
import type { RivalKnob } from "../state";

/** Half a decade apart. */
export const rates: readonly number[] = [1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3];
/** With five seeds a move that is there, that of the depth, is mostly not told; with eight it is. */
export const repeats = 8;
export const steps = 200;

/** The values of the other knob, from the top row down. */
export const values: Readonly<Record<RivalKnob, readonly string[]>> = {
  normalization: ["none", "batch", "layer"],
  init: ["lecun-normal", "he-normal", "unit-variance"],
  batch: ["4", "16", "64", "200"],
  depth: ["1", "2", "4", "8"],
};

/** Whether something lies between two neighbouring rows: only then contours may cross from one to the other. */
export const isOrdered = (rival: RivalKnob): boolean => rival !== "normalization";

/** One small run of the map. */
export function cellDocument(rival: RivalKnob, value: string, lr: number, seed: number): ExperimentDraft {
  const depth = rival === "depth" ? Number(value) : 3;
  return {
    seed,
    data: { source: "moons", samples: 250, noise: 0.2, seed: 0, split: [0.8, 0.2, 0] },
    model: {
      hidden: Array.from({ length: depth }, () => 12),
      activation: "relu",
      normalization: rival === "normalization" ? value : "none",
    },
    init: { scheme: rival === "init" ? value : "he-normal" },
    optimizer: { name: "sgd", lr },
    batchSize: rival === "batch" ? Number(value) : 32,
    steps,
    evalEvery: steps,
  };
}

/** The mean loss on the validation rows over seeds; null when a run diverged. */
export interface Cell {
  loss: number | null;
  diverged: number;
  /** Seed by seed. */
  losses: readonly (number | null)[];
}

export const cellsOf = (rival: RivalKnob) => values[rival].flatMap((value) => rates.map((lr) => ({ value, lr })));

export function cellFrom(losses: readonly (number | null)[]): Cell {
  const finite = losses.filter((loss) => loss !== null);
  const diverged = losses.length - finite.length;
  return { loss: diverged > 0 ? null : mean(finite), diverged, losses };
}

/** The place of the best rate in each row; -1 where all diverged. */
export function bestRates(cells: readonly (Cell | null)[], rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => {
    const line = cells
      .slice(row * rates.length, (row + 1) * rates.length)
      .map((cell) => cell?.loss ?? Number.POSITIVE_INFINITY);
    const least = Math.min(...line);
    return Number.isFinite(least) ? line.indexOf(least) : -1;
  });
}

/** What a full map shows of a row. */
export interface RowResult {
  /** The place of the lowest mean; -1 where at every rate a run diverged. */
  best: number;
  /** The places that these seeds do not tell apart from it, itself among them, in order. */
  ties: readonly number[];
  /** The places at which some runs diverged, and some did not: how many is counted, not tested. */
  partly: readonly number[];
  /** Standard error of the lowest mean. */
  error: number;
}

/** The chance of any false difference in a whole map. */
const level = 0.05;

/**
 * For each row the best rate and those that are not told apart from it, by the logarithms of the losses paired by seed.
 * Which rate is best is read off the losses that judge it, so all pairs of a row are judged together (Holm), each row
 * at its part of the level: with chance alone at work, 5 % of maps tell any two rates apart.
 */
export function rowResults(cells: readonly (Cell | null)[], rows: number): RowResult[] {
  return bestRates(cells, rows).map((best, row): RowResult => {
    const line = cells.slice(row * rates.length, (row + 1) * rates.length);
    const lead = line[best];
    const partly = line.flatMap((cell, place) =>
      cell && cell.diverged > 0 && cell.diverged < cell.losses.length ? [place] : [],
    );
    if (!lead) return { best, ties: [], partly, error: Number.NaN };
    const whole = line.flatMap((cell, place) => (cell && cell.loss !== null ? [{ place, logs: logsOf(cell) }] : []));
    const pairs = whole.flatMap((one, at) => whole.slice(at + 1).map((other) => ({ one, other })));
    const judged = judge(
      pairs.map(({ one, other }) => paired(one.logs, other.logs)),
      0,
      level / rows,
    );
    // A mean may be the lowest by one run while the others are lower seed by seed: those are not apart.
    const apart = pairs.flatMap(({ one, other }, index) => {
      const decision = judged[index]?.decision;
      if (other.place === best && decision === "holds") return one.place;
      return one.place === best && decision === "fails" ? other.place : [];
    });
    return {
      best,
      ties: whole.flatMap(({ place }) => (apart.includes(place) ? [] : [place])),
      partly,
      error: estimate(lead.losses.flatMap((loss) => loss ?? [])).error,
    };
  });
}

const logsOf = ({ losses }: Cell): number[] => losses.map((loss) => Math.log(loss ?? Number.NaN));

/** The places of the rates that are among those of every row that has a best one. */
function inEach(results: readonly RowResult[], of: (row: RowResult) => readonly number[]): number[] {
  const some = results.filter(({ best }) => best >= 0);
  return rates.flatMap((_, place) => (some.length > 0 && some.every((row) => of(row).includes(place)) ? [place] : []));
}

/** The places of the rates that no row tells apart from its best: none where the best rate moves. */
export const commonRates = (results: readonly RowResult[]): number[] => inEach(results, ({ ties }) => ties);

/** The same, were it no matter that runs diverged for some of the seeds: only that speaks against them. */
export const hangingRates = (results: readonly RowResult[]): number[] =>
  inEach(results, ({ ties, partly }) => [...ties, ...partly]);
