import { type Decision, estimate, type Judged, judge, mean, paired } from "../../../statistics";
import { type Attempts, type GradedAnswer, type JudgedOrder, judged, pointsOf } from "../predict/judging";
import { type NetworksState, orderOf } from "./state";
import { finalValidLoss, type NetworkStudy, type RuleFinding, type TrainingOutcome } from "./study";

/** Two findings, the one with the lower mean first, and what their pairs of seeds say of the difference. */
export interface Pair {
  better: RuleFinding;
  worse: RuleFinding;
  /** Null where one of them has runs that diverged: it stands behind, and no mean is compared. */
  judged: Judged | null;
}

/** How findings stand to each other: in order, and pair by pair. */
export interface Ranking {
  /** All runs finite and the lowest mean first; then by how many runs diverged. */
  order: readonly RuleFinding[];
  pairs: readonly Pair[];
  /** Whether these seeds cannot tell two apart. */
  tied(one: RuleFinding, other: RuleFinding): boolean;
}

export const divergedRuns = ({ runs }: RuleFinding): readonly TrainingOutcome[] =>
  runs.filter(({ diverged }) => diverged !== null);

/** Final validation losses by seed; two findings share their seeds, data, split, first weights and batches. */
const losses = ({ runs }: RuleFinding): number[] => runs.map(finalValidLoss);

/** Every pair is judged by Student's t over its shared seeds, all pairs together. */
export function ranking(findings: readonly RuleFinding[]): Ranking {
  const hopeless = (finding: RuleFinding) =>
    finding.runs.length === 0 ? Number.POSITIVE_INFINITY : divergedRuns(finding).length;
  const middle = ({ validLoss }: RuleFinding) => validLoss?.mean ?? Number.POSITIVE_INFINITY;
  const order = [...findings].sort((one, other) => {
    const [a, b] = [hopeless(one), hopeless(other)];
    return a === b ? (middle(one) === middle(other) ? 0 : middle(one) - middle(other)) : a - b;
  });
  const all = order.flatMap((better, at) => order.slice(at + 1).map((worse) => ({ better, worse })));
  const whole = all.filter(({ better, worse }) => hopeless(better) === 0 && hopeless(worse) === 0);
  const results = judge(whole.map(({ better, worse }) => paired(losses(worse), losses(better))));
  const pairs = all.map((pair) => ({ ...pair, judged: results[whole.indexOf(pair)] ?? null }));
  return {
    order,
    pairs,
    tied(one, other) {
      const pair = pairs.find(({ better, worse }) => [better, worse].includes(one) && [better, worse].includes(other));
      // Where runs diverged, as many diverged runs are the same; more of them are worse.
      return pair?.judged ? pair.judged.decision === "undecided" : hopeless(one) === hopeless(other);
    },
  };
}

/** An expected order against what was measured: only pairs that these seeds tell apart count. */
export function judgedByLoss(expected: readonly string[], { order, tied }: Ranking): JudgedOrder {
  const truth = order.map((finding) => ({ rule: finding.entry.rule, finding }));
  return judged(expected, truth, (better, worse) => tied(better.finding, worse.finding));
}

/** The lowest, and which others these seeds cannot tell from it; null where nothing ended finite. */
export function leaders({ order, tied }: Ranking): { best: RuleFinding; others: RuleFinding[] } | null {
  const [best, ...rest] = order.filter(({ validLoss }) => validLoss !== null);
  return best ? { best, others: rest.filter((other) => tied(best, other)) } : null;
}

/**
 * What the rate made of the difference between the best and the worst rule that were told apart at one rate for all.
 */
export interface Cause {
  better: RuleFinding;
  worse: RuleFinding;
  /**
   * How many times as high the worse one's loss was, at one rate for all and at each one's own; geometric means over
   * the seeds.
   */
  same: number;
  own: number;
  /**
   * `holds`: more than half of the difference, on a log scale, was the rate; `fails`: less than half; or these seeds
   * cannot say.
   */
  decision: Decision;
}

/**
 * Null where no pair was told apart at one rate for all (`anyDiffer`): then there is nothing to explain; and where
 * one of the widest pair has not as many runs at its own rate: then nothing can be said. The pair that is spoken of is
 * chosen by the seeds that judge it, so all pairs are judged together: whichever is chosen, its decision is wrong in
 * at most 5 % of all repetitions.
 */
export function causeOf(same: Ranking, own: readonly RuleFinding[]): Cause | null {
  const after = (finding: RuleFinding) =>
    own.find(({ entry, runs }) => entry.rule === finding.entry.rule && runs.length === finding.runs.length);
  const pairs = same.pairs.flatMap((pair) => {
    const [better, worse] = [after(pair.better), after(pair.worse)];
    const before = ratios(pair.better, pair.worse);
    return pair.judged && better && worse ? [{ ...pair, before, later: ratios(better, worse) }] : [];
  });
  // What is left of a difference may be turned round: then the rate made more than all of it.
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

/** Whether these seeds tell any two rules apart. */
export const anyDiffer = (same: Ranking): boolean => apartOf(same).length > 0;

const gap = ({ better, worse }: Pair): number => (worse.validLoss?.mean ?? 0) / (better.validLoss?.mean ?? 1);

/** By seed, the logarithm of how many times as high the worse one's loss is. */
const ratios = (better: RuleFinding, worse: RuleFinding): number[] =>
  losses(worse).map((loss, seed) => Math.log(loss / (losses(better)[seed] as number)));

/** What is asked: the rules in order, on these data and this network. */
export const exerciseOf = ({ data, rules }: NetworksState): string => `networks ${data.source} ${rules.join(" ")}`;

/**
 * What the learner expected beside what was measured: a point for each pair told apart; null when nothing was put in
 * order.
 */
export function report(state: NetworksState, { findings }: NetworkStudy, attempts: Attempts): GradedAnswer | null {
  const exercise = exerciseOf(state);
  // It has been shown, whether anybody had put anything in order or not.
  const { tries, seconds } = attempts.answered(exercise);
  if (state.guess.order.length === 0) return null;
  const answer = orderOf(state);
  const points = pointsOf(judgedByLoss(answer, ranking(findings)), tries);
  // Where no two can be told apart, no order is right or wrong.
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
