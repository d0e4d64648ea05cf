import * as v from "valibot";
import type { ResultDetail } from "../../kit/contract";
import type { ExerciseLog } from "../../kit/receipt/log";
import {
  type Discrepancy,
  date,
  datesHold,
  entryOf,
  envelope,
  type Fault,
  opened,
  sealed,
  secondsHold,
  signed,
} from "../../kit/receipt/receipt";
import { same } from "../../state";
import { beatenIn, type GameVerdict, habitOf } from "./game-verdicts";
import type { Entry } from "./state";
import { moves, ranges } from "./sweeps";

/** Increased whenever the same seed and runs give another result. */
const receiptVersion = 1;
const loss = v.nullable(v.number());
/** Learning rate, momentum, batch size, width. */
const run = v.tuple([v.number(), v.number(), v.number(), v.number()]);
const schema = v.strictObject({
  ...envelope("hparams", receiptVersion),
  entries: v.tuple([entryOf("hparams", v.pipe(v.array(run), v.minLength(1), v.maxLength(moves)))]),
  /** For each run its validation loss, and the time at which it was begun; empty when an address brought the run. */
  runs: v.array(v.strictObject({ loss, given: v.union([v.literal(""), date]) })),
  verdicts: v.array(v.strictObject({ player: v.string(), valid: loss, test: loss })),
});

export type GameReceipt = v.InferOutput<typeof schema>;

/** The names of questions in the log: a run, and the opening of the test rows. */
export const questions = { run: "run", open: "open" } as const;
export const listOf = ({ lr, momentum, batchSize, width }: Entry): v.InferOutput<typeof run> => [
  lr,
  momentum,
  batchSize,
  width,
];
const entryOfRun = ([lr, momentum, batchSize, width]: v.InferOutput<typeof run>): Entry => ({
  ...{ lr, momentum, batchSize, width },
});

/** Whether the runs in the log are exactly these runs in this order. */
export function isLogged(log: ExerciseLog, runs: readonly Entry[]): boolean {
  const logged = log.answers.filter(({ question }) => question === questions.run).map(({ answer }) => answer);
  return same(
    logged,
    runs.map((one) => JSON.stringify(listOf(one))),
  );
}

/** The graded entry of a game; null while the test rows are closed, or when they were not opened on this page. */
export function entryFrom(
  seed: number,
  log: ExerciseLog,
  runs: readonly Entry[],
  verdicts: readonly GameVerdict[],
): GameReceipt["entries"][0] | null {
  const open = log.answers.find(({ question }) => question === questions.open);
  if (!open || open.given === "" || runs.length === 0) return null;
  const [beaten, others] = [beatenIn(verdicts), verdicts.length - 1];
  return {
    ...{ lesson: "hparams", exercise: "game", variant: seed, answer: runs.map(listOf) },
    ...{ correct: beaten > 0, score: beaten, max: others, tries: runs.length, hints: 0 },
    seconds: Math.round(10 * log.answers.reduce((sum, { seconds }) => sum + seconds, 0)) / 10,
    misconception: habitOf(runs, beaten, others),
    given: open.given,
  };
}

/** The detail of `gradlab-result` for a game, from the entry of the receipt. */
export function resultOf({
  misconception: _,
  given: __,
  ...result
}: GameReceipt["entries"][0]): Omit<ResultDetail, "version"> {
  return result;
}

/** The receipt of a game. `losses` are the validation losses of the runs, null for a diverged one. */
export function receiptOf(
  seed: number,
  log: ExerciseLog,
  entry: GameReceipt["entries"][0],
  losses: readonly (number | null)[],
  verdicts: readonly GameVerdict[],
  now = new Date(),
): GameReceipt {
  const logged = log.answers.filter(({ question }) => question === questions.run);
  return sealed({
    ...{ lesson: "hparams" as const, version: receiptVersion, ...signed(log, now) },
    ...{ exercise: "game", variant: seed, entries: [entry], score: entry.score, max: entry.max },
    runs: logged.map(({ given }, index) => ({ loss: losses[index] ?? null, given })),
    verdicts: [...verdicts],
  });
}

// ---- verification ---------------------------------------------------------------------------------------------------

/** The results of a game that the engine played again. */
export interface Played {
  losses: readonly (number | null)[];
  verdicts: readonly GameVerdict[];
}

export interface VerifiedGame {
  receipt: GameReceipt | null;
  /** The recomputed score. */
  score: number;
  discrepancies: Discrepancy[];
}

/** Relative tolerance of losses: without SIMD the last digits differ, and after 300 steps more of them. */
const tolerance = 1e-2;
const near = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) <= tolerance * Math.abs(other);

const names = ["lr", "momentum", "batchSize", "width"] as const;
const isInRange = (entry: Entry): boolean =>
  names.every((name) => entry[name] >= ranges[name].low && entry[name] <= ranges[name].high);

/** Verifies a receipt by playing its runs and those of the rivals again; `play` does so on the engine. */
export async function verified(
  candidate: unknown,
  play: (seed: number, runs: readonly Entry[]) => Promise<Played>,
  now = new Date(),
): Promise<VerifiedGame> {
  const { receipt, faults } = opened(candidate, schema, "hparams", receiptVersion);
  const discrepancies = (all: readonly Fault[], entry: number | null) =>
    all.map((what): Discrepancy => ({ what, entry }));
  if (!receipt) return { receipt, score: 0, discrepancies: discrepancies(faults, null) };
  const [entry] = receipt.entries;
  const runs = entry.answer.map(entryOfRun);
  const whole: Fault[] = [...faults];
  const own: Fault[] = [];
  if (receipt.exercise !== "game" || entry.exercise !== "game" || entry.variant !== receipt.variant)
    whole.push("exercise");
  if (!runs.every(isInRange)) own.push("runs");
  if (entry.tries !== runs.length || receipt.runs.length !== runs.length) own.push("tries");
  if (entry.hints !== 0) own.push("hints");
  const given = receipt.runs.flatMap((one) => (one.given === "" ? [] : [one.given]));
  if (!datesHold(receipt.begun, [...given, entry.given], receipt.made, now)) whole.push("dates");
  // Each run needs a click, so it takes at least 0.1 s.
  if (!secondsHold(receipt.begun, [entry])[0] || entry.seconds < 0.1 * given.length - 1e-9) own.push("seconds");
  if (own.includes("runs"))
    return { receipt, score: 0, discrepancies: [...discrepancies(whole, null), ...discrepancies(own, 0)] };
  const { losses, verdicts } = await play(receipt.variant, runs);
  const isSame =
    receipt.runs.every(({ loss }, index) => near(loss, losses[index] ?? null)) &&
    receipt.verdicts.length === verdicts.length &&
    verdicts.every(({ player, valid, test }, index) => {
      const one = receipt.verdicts[index];
      return one?.player === player && near(one.valid, valid) && near(one.test, test);
    });
  if (!isSame) own.push("losses");
  const [beaten, others] = [beatenIn(verdicts), verdicts.length - 1];
  if (entry.correct !== beaten > 0) own.push("correct");
  if (entry.score !== beaten || entry.max !== others) own.push("points");
  if (entry.misconception !== habitOf(runs, beaten, others)) own.push("misconception");
  if (receipt.score !== beaten || receipt.max !== others) whole.push("score");
  return { receipt, score: beaten, discrepancies: [...discrepancies(whole, null), ...discrepancies(own, 0)] };
}
