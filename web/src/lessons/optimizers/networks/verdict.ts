import { type Decision, estimate, type Judged, judge, mean, paired } from "../../../statistics";
import { type Attempts, type GradedAnswer, type JudgedOrder, judged, pointsOf } from "../predict/judging";
import { type NetworksState, orderOf } from "./state";
import { finalValidLoss, type NetworkStudy, type RuleFinding, type TrainingOutcome } from "./study";

/** Two findings, the better one of the ranking first, and the test of their difference over shared seeds. */
export interface Pair {
  better: RuleFinding;
  worse: RuleFinding;
  /** Null where one of them has diverged runs: it is ranked behind, and means are not compared. */
  judged: Judged | null;
}

/** A ranking of findings: their order, and the test of every pair. */
export interface Ranking {
  /** First the findings without diverged runs, by their mean loss; then the others, by the number of diverged runs. */
  order: readonly RuleFinding[];
  pairs: readonly Pair[];
  /** Whether these seeds cannot distinguish two findings. */
  tied(one: RuleFinding, other: RuleFinding): boolean;
}

export const divergedRuns = ({ runs }: RuleFinding): readonly TrainingOutcome[] =>
  runs.filter(({ diverged }) => diverged !== null);

/** Final validation losses by seed. Two findings have the same seeds, data, split, first weights and batches. */
const losses = ({ runs }: RuleFinding): number[] => runs.map(finalValidLoss);

/** Ranks findings. Every pair is judged by Student's t over its shared seeds, corrected for the number of pairs. */
export function ranking(findings: readonly RuleFinding[]): Ranking {
  const failures = (finding: RuleFinding) =>
    finding.runs.length === 0 ? Number.POSITIVE_INFINITY : divergedRuns(finding).length;
  const middle = ({ validLoss }: RuleFinding) => validLoss?.mean ?? Number.POSITIVE_INFINITY;
  const order = [...findings].sort((one, other) => {
    const [a, b] = [failures(one), failures(other)];
    return a === b ? (middle(one) === middle(other) ? 0 : middle(one) - middle(other)) : a - b;
  });
  const all = order.flatMap((better, at) => order.slice(at + 1).map((worse) => ({ better, worse })));
  const whole = all.filter(({ better, worse }) => failures(better) === 0 && failures(worse) === 0);
  const results = judge(whole.map(({ better, worse }) => paired(losses(worse), losses(better))));
  const pairs = all.map((pair) => ({ ...pair, judged: results[whole.indexOf(pair)] ?? null }));
  return {
    order,
    pairs,
    tied(one, other) {
      const pair = pairs.find(({ better, worse }) => [better, worse].includes(one) && [better, worse].includes(other));
      // With diverged runs: equal numbers of them are a tie, more are worse.
      return pair?.judged ? pair.judged.decision === "undecided" : failures(one) === failures(other);
    },
  };
}

/** Compares an expected order with the measured one; only pairs that these seeds distinguish count. */
export function judgedByLoss(expected: readonly string[], { order, tied }: Ranking): JudgedOrder {
  const truth = order.map((finding) => ({ rule: finding.entry.rule, finding }));
  return judged(expected, truth, (better, worse) => tied(better.finding, worse.finding));
}

/**
 * The finding with the lowest loss, and those that these seeds cannot distinguish from it; null where no run ended with
 * a finite loss.
 */
export function leaders({ order, tied }: Ranking): { best: RuleFinding; others: RuleFinding[] } | null {
  const [best, ...rest] = order.filter(({ validLoss }) => validLoss !== null);
  return best ? { best, others: rest.filter((other) => tied(best, other)) } : null;
}

/** How much of the largest significant difference between two rules, at one rate for all, was due to the rate. */
export interface Cause {
  better: RuleFinding;
  worse: RuleFinding;
  /**
   * The ratio of the worse rule's loss to the better one's, at one rate for all (`same`) and at each one's own (`own`);
   * geometric means over the seeds.
   */
  same: number;
  own: number;
  /**
   * `holds`: more than half of the difference, on a log scale, was due to the rate; `fails`: less than half;
   * `undecided`: these seeds cannot tell.
   */
  decision: Decision;
}

/**
 * The cause of the widest significant difference at one rate for all. Null where no pair differs significantly
 * (`anyDiffer`), or where one of the widest pair has not as many runs at its own rate. The same seeds choose the pair
 * and judge it, so the correction counts all pairs: whichever is chosen, its decision is wrong in at most 5 % of all
 * repetitions.
 */
export function causeOf(same: Ranking, own: readonly RuleFinding[]): Cause | null {
  const after = (finding: RuleFinding) =>
    own.find(({ entry, runs }) => entry.rule === finding.entry.rule && runs.length === finding.runs.length);
  const pairs = same.pairs.flatMap((pair) => {
    const [better, worse] = [after(pair.better), after(pair.worse)];
    const before = ratios(pair.better, pair.worse);
    return pair.judged && better && worse ? [{ ...pair, before, later: ratios(better, worse) }] : [];
  });
  // The remaining difference may have the opposite sign: then the rate explains more than all of it.
  const left = ({ before, later }: (typeof pairs)[number]) =>
    estimate(before.map((ratio, seed) => ratio - 2 * (later[seed] as number)));
  const decided = judge(pairs.map(left));
  const widest = apartOf(same).reduce<Pair | null>((most, one) => (most && gap(most) >= gap(one) ? most : one), null);
  const at = pairs.findIndex(({ better, worse }) => better === widest?.better && worse === widest.worse);
  const chosen = pairs[at];
  if (!chosen) return null;
  return {
    better: chosen.better,
    worse: chosen.worse,
    same: Math.exp(mean(chosen.before)),
    own: Math.exp(mean(chosen.later)),
    decision: decided[at]?.decision ?? "undecided",
  };
}

const apartOf = ({ pairs }: Ranking): Pair[] => pairs.filter(({ judged: one }) => one?.decision === "holds");

/** Whether these seeds distinguish any two rules. */
export const anyDiffer = (same: Ranking): boolean => apartOf(same).length > 0;

const gap = ({ better, worse }: Pair): number => (worse.validLoss?.mean ?? 0) / (better.validLoss?.mean ?? 1);

/** By seed, the logarithm of the ratio of the worse finding's loss to the better one's. */
const ratios = (better: RuleFinding, worse: RuleFinding): number[] =>
  losses(worse).map((loss, seed) => Math.log(loss / (losses(better)[seed] as number)));

/** The name of the exercise: the data set and the rules to order. */
export const exerciseOf = ({ data, rules }: NetworksState): string => `networks ${data.source} ${rules.join(" ")}`;

/**
 * The graded result of a guess: a point for each significant pair in the right order; null when the learner ordered
 * nothing.
 */
export function report(state: NetworksState, { findings }: NetworkStudy, attempts: Attempts): GradedAnswer | null {
  const exercise = exerciseOf(state);
  // Counts as a try even without an order, because the result is shown.
  const { tries, seconds } = attempts.answered(exercise);
  if (state.guess.order.length === 0) return null;
  const answer = orderOf(state);
  const points = pointsOf(judgedByLoss(answer, ranking(findings)), tries);
  // If no two rules can be distinguished, no order is right or wrong.
  if (points.max === 0) return null;
  return {
    lesson: "optimizers-networks",
    exercise,
    variant: state.data.seed,
    answer,
    ...points,
    tries,
    hints: 0,
    seconds,
  };
}
