import { type Estimate, interval, pValue, visible } from "./difference";

/** What is said of a sentence. `undecided`: these seeds cannot tell, which is neither success nor failure. */
export const verdicts = ["holds", "fails", "depends", "undecided"] as const;
export type Verdict = (typeof verdicts)[number];

/** What one comparison can come to: "depends" needs several. */
export type Decision = Exclude<Verdict, "depends">;

export interface Judged {
  difference: Estimate;
  /** Two-sided, adjusted for all comparisons that were judged with it. */
  p: number;
  /** At the level that decided, so that it excludes the margin exactly when the comparison is decided. */
  interval: readonly [low: number, high: number];
  /** The difference that these seeds would have seen in four of five repetitions. */
  visible: number;
  /** `holds`: more than the margin; `fails`: less. */
  decision: Decision;
}

/**
 * Every p-value adjusted for the others, in their order: reject where it is at most the chance of one false rejection
 * (Holm 1979).
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
 * Comparisons that one statement rests on, judged together: with chance alone at work, a decision for any of them is
 * wrong in at most `alpha` of all repetitions. A difference is positive where it is as the sentence says.
 */
export function judge(differences: readonly Estimate[], margin = 0, alpha = 0.05): Judged[] {
  const ps = differences.map((one) => pValue(one, margin));
  const adjusted = holm(ps);
  const decided = adjusted.filter((p) => p <= alpha).length;
  const order = [...ps].sort((a, b) => a - b);
  return differences.map((difference, index) => {
    const p = adjusted[index] as number;
    // Holm compares the smallest p with alpha / m, the next with alpha / (m - 1), ..; the first that is too large ends
    // it.
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
 * Of a sentence in several settings: `depends` where it holds in one and fails in another; `holds` and `fails` where
 * most settings say so and none the opposite.
 */
export function overall(decisions: readonly Decision[]): Verdict {
  const count = (which: Decision) => decisions.filter((one) => one === which).length;
  const [holds, fails] = [count("holds"), count("fails")];
  if (holds > 0 && fails > 0) return "depends";
  if (2 * holds > decisions.length) return "holds";
  if (2 * fails > decisions.length) return "fails";
  return "undecided";
}
