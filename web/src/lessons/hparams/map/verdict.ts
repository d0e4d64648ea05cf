/** What a full map tells: which rates of a row its seeds do not tell apart, and whether one rate does for all rows. */
import { estimate, judge, paired } from "../../../statistics";
import { bestRates, type Cell, rates } from "./plan";

export interface RowFound {
  /** The place of the lowest mean; -1 where at every rate a run diverged. */
  best: number;
  /** The places that these seeds do not tell apart from it, itself among them, in order. */
  ties: readonly number[];
  /** Standard error of the lowest mean. */
  error: number;
}

/**
 * For each row the best rate and those that are not told apart from it: the logarithms of the losses paired by seed, a
 * chance of 5 % for any false rejection in a row (Holm).
 */
export function rowsFound(cells: readonly (Cell | null)[], rows: number): RowFound[] {
  return bestRates(cells, rows).map((best, row): RowFound => {
    const line = cells.slice(row * rates.length, (row + 1) * rates.length);
    const lead = line[best];
    if (!lead) return { best, ties: [], error: Number.NaN };
    const logs = ({ losses }: Cell) => losses.map((loss) => Math.log(loss ?? Number.NaN));
    const others = line.flatMap((cell, place) =>
      cell && cell.loss !== null && place !== best ? [{ cell, place }] : [],
    );
    const judged = judge(others.map(({ cell }) => paired(logs(cell), logs(lead))));
    const ties = others.filter((_, index) => judged[index]?.decision !== "holds").map(({ place }) => place);
    return {
      best,
      ties: [...ties, best].sort((one, other) => one - other),
      error: estimate(lead.losses.flatMap((loss) => loss ?? [])).error,
    };
  });
}

/** The places of the rates that no row tells apart from its best: none where the best rate moves. */
export function commonRates(found: readonly RowFound[]): number[] {
  const some = found.filter(({ best }) => best >= 0);
  return rates.flatMap((_, place) =>
    some.length > 0 && some.every(({ ties }) => ties.includes(place)) ? [place] : [],
  );
}
