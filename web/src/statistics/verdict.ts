import { type Estimate, interval, pValue, visible } from "./difference";

/** The verdicts on a claim. `undecided`: the difference is not significant with these seeds. */
export const verdicts = ["holds", "fails", "depends", "undecided"] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdicts on one comparison; `depends` needs several. */
export type Decision = Exclude<Verdict, "depends">;

export interface Judged {
  difference: Estimate;
  /** The two-sided p-value, adjusted for all comparisons judged together (Holm). */
  p: number;
  /** The confidence interval at the level of Holm's step: it excludes the margin if and only if it is decided. */
  interval: readonly [low: number, high: number];
  /** The smallest true difference that these seeds find with a power of 0.8, approximately. */
  visible: number;
  /** `holds`: significantly above the margin; `fails`: significantly below it. */
  decision: Decision;
}

/**
 * The p-values adjusted for multiple comparisons (Holm 1979), in the order of `ps`. Rejecting all that are at most
 * alpha keeps the probability of at least one false rejection at most alpha.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, index) => index).sort((a, b) => (ps[a] as number) - (ps[b] as number));
  const adjusted = [...ps];
  let most = 0;
  for (const [rank, index] of order.entries()) {
    most = Math.max(most, Math.min(1, (ps.length - rank) * (ps[index] as number)));
    adjusted[index] = most;
  }
  return adjusted;
}

/**
 * Judges the comparisons of one claim together: the probability that any decision is wrong by chance is at most
 * `alpha`. A difference is positive when it agrees with the claim.
 */
export function judge(differences: readonly Estimate[], margin = 0, alpha = 0.05): Judged[] {
  const ps = differences.map((one) => pValue(one, margin));
  const adjusted = holm(ps);
  const decided = adjusted.filter((p) => p <= alpha).length;
  const order = [...ps].sort((a, b) => a - b);
  return differences.map((difference, index) => {
    const p = adjusted[index] as number;
    // Holm compares the smallest p with alpha / m, the next with alpha / (m - 1) and so on; it stops at the first that
    // is too large.
    const rank = Math.min(order.indexOf(ps[index] as number), decided);
    const level = 1 - alpha / Math.max(1, differences.length - rank);
    return {
      difference,
      p,
      interval: interval(difference, level),
      visible: visible(difference, level),
      decision: p > alpha ? "undecided" : difference.mean > margin ? "holds" : "fails",
    };
  });
}

/**
 * The verdict on a claim in several settings: `depends` when it holds in one and fails in another; `holds` or `fails`
 * when more than half of the settings say so and none says the opposite.
 */
export function overall(decisions: readonly Decision[]): Verdict {
  const count = (which: Decision) => decisions.filter((one) => one === which).length;
  const [holds, fails] = [count("holds"), count("fails")];
  if (holds > 0 && fails > 0) return "depends";
  if (2 * holds > decisions.length) return "holds";
  if (2 * fails > decisions.length) return "fails";
  return "undecided";
}
