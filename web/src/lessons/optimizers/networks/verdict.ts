import { type Judged, judged } from "../foretell/judging";
import { alike, type Summary } from "./statistics";
import type { Finding } from "./study";

/** The rules that ended with a finite loss, lowest mean first, then those that did not. */
export function ranked(findings: readonly Finding[]): Finding[] {
  const loss = ({ validLoss }: Finding) => validLoss?.mean ?? Number.POSITIVE_INFINITY;
  return [...findings].sort((one, other) => (loss(one) === loss(other) ? 0 : loss(one) - loss(other)));
}

/** An expected order against what was measured: only pairs that differ by more than the seeds do count. */
export function judgedByLoss(order: readonly string[], findings: readonly Finding[]): Judged {
  const truth = ranked(findings).map(({ entry, validLoss }) => ({ rule: entry.rule, validLoss }));
  return judged(order, truth, (better, worse) => tied(better.validLoss, worse.validLoss));
}

function tied(one: Summary | null, other: Summary | null): boolean {
  return one === null || other === null ? one === other : alike(one, other);
}

/** The lowest, and which others the seeds cannot tell from it; null where nothing ended finite. */
export function leaders(findings: readonly Finding[]): { best: Finding; others: Finding[] } | null {
  const [best, ...rest] = ranked(findings).filter(({ validLoss }) => validLoss !== null);
  return best ? { best, others: rest.filter((other) => tied(best.validLoss, other.validLoss)) } : null;
}

/** The lowest and the highest mean. */
export function reach(findings: readonly Finding[]): { low: number; high: number } | null {
  const means = findings.flatMap(({ validLoss }) => (validLoss ? [validLoss.mean] : []));
  return means.length < 2 ? null : { low: Math.min(...means), high: Math.max(...means) };
}
