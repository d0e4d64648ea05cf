/** The runs of the map of two knobs, and their evaluation. */
import type { ExperimentDraft } from "../../../engine/types";
import { estimate, judge, mean, paired } from "../../../statistics";
import type { RivalKnob } from "../state";

/** The learning rates of the map, half a decade apart. */
export const rates: readonly number[] = [1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3];
/** Seeds of a cell. With five, the move of the best rate with depth is mostly not significant; with eight it is. */
export const repeats = 8;
export const steps = 200;

/** The values of the other knob, from the top row to the bottom row. */
export const values: Readonly<Record<RivalKnob, readonly string[]>> = {
  normalization: ["none", "batch", "layer"],
  init: ["lecun-normal", "he-normal", "unit-variance"],
  batch: ["4", "16", "64", "200"],
  depth: ["1", "2", "4", "8"],
};

/** Whether the values of a knob are ordered. Contours cross rows only then. */
export const isOrdered = (rival: RivalKnob): boolean => rival !== "normalization";

/** The experiment of one run of the map. */
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

export interface Cell {
  /** The mean validation loss over the seeds; null when a run diverged. */
  loss: number | null;
  /** The number of runs that diverged. */
  diverged: number;
  /** The loss of each seed; null when it diverged. */
  losses: readonly (number | null)[];
}

/** The settings of all cells, row by row. */
export const cellsOf = (rival: RivalKnob) => values[rival].flatMap((value) => rates.map((lr) => ({ value, lr })));

/** The cell with these losses seed by seed, null for a run that diverged. */
export function cellFrom(losses: readonly (number | null)[]): Cell {
  const finite = losses.filter((loss) => loss !== null);
  const diverged = losses.length - finite.length;
  return { loss: diverged > 0 ? null : mean(finite), diverged, losses };
}

/** The index of the best rate of each row; -1 when at every rate a run diverged. */
export function bestRates(cells: readonly (Cell | null)[], rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => {
    const line = cells
      .slice(row * rates.length, (row + 1) * rates.length)
      .map((cell) => cell?.loss ?? Number.POSITIVE_INFINITY);
    const least = Math.min(...line);
    return Number.isFinite(least) ? line.indexOf(least) : -1;
  });
}

/** The result of a row of a full map. */
export interface RowResult {
  /** The index of the rate with the lowest mean; -1 when at every rate a run diverged. */
  best: number;
  /** The indices of the rates that do not differ significantly from the best, with the best itself, in order. */
  ties: readonly number[];
  /** The indices of the rates at which some runs diverged and some did not. This is counted, not tested. */
  partly: readonly number[];
  /** Standard error of the lowest mean. */
  error: number;
}

/** The probability of at least one false difference in a whole map. */
const level = 0.05;

/**
 * For each row the best rate and the rates that do not differ significantly from it, by the logarithms of the losses
 * paired by seed. The same losses choose the best rate and judge it, so all pairs of a row are judged together (Holm),
 * each row at its share of the level: without any true difference, at most 5 % of maps show one.
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
    // Only a rate that is significantly worse than the best is apart. One that is significantly better stays a tie: the
    // best may have the lowest mean by a single run.
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

/** The indices that `of` returns for every row with a best rate. */
function inEach(results: readonly RowResult[], of: (row: RowResult) => readonly number[]): number[] {
  const some = results.filter(({ best }) => best >= 0);
  return rates.flatMap((_, place) => (some.length > 0 && some.every((row) => of(row).includes(place)) ? [place] : []));
}

/** The indices of the rates that are ties in every row; none when the best rate moves. */
export const commonRates = (results: readonly RowResult[]): number[] => inEach(results, ({ ties }) => ties);

/** The indices of the rates that are in every row ties, or diverged for some of the seeds. */
export const hangingRates = (results: readonly RowResult[]): number[] =>
  inEach(results, ({ ties, partly }) => [...ties, ...partly]);
