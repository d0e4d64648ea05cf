/** The end of a game: the run of each player with the lowest validation loss is evaluated on the test rows. */
import { type AskOptions, engine } from "../../engine";
import type { Row } from "../../engine/types";
import { differences, type OwnResult, testOf } from "./own-run";
import { search } from "./search";
import type { Entry } from "./state";
import { bestOf, entryOf, moves, playerOf } from "./sweeps";
import { words } from "./words";

/** The search strategies that play against the reader. */
export const rivals = ["random", "tpe"] as const;
export type Rival = (typeof rivals)[number];
export type GamePlayer = "you" | Rival;
export type RivalRows = Readonly<Record<Rival, readonly Row[]>>;

/** The validation loss and the test loss of a player's best run; null when there is none. */
export interface GameVerdict {
  player: GamePlayer;
  valid: number | null;
  test: number | null;
}

/** The runs of the rivals, which depend only on the seed. */
export async function rivalsOf(seed: number, signal: AbortSignal): Promise<RivalRows> {
  const rows = { random: [] as Row[], tpe: [] as Row[] };
  for (const name of rivals) rows[name] = await search(playerOf(name, seed), { signal }, () => {});
  return rows;
}

/** Evaluates the test rows: the verdict of the reader first, then those of the rivals. */
export function verdictsOf(
  own: readonly (OwnResult | null)[],
  others: RivalRows,
  seed: number,
  { signal }: Pick<AskOptions, "signal">,
): Promise<GameVerdict[]> {
  const bests = [bestOwn(own), ...rivals.map((name) => rowBest(others[name]))];
  return Promise.all(
    bests.map(async (best, index): Promise<GameVerdict> => {
      const player: GamePlayer = index === 0 ? "you" : (rivals[index - 1] ?? "random");
      const test = best ? await testOf(best.entry, seed, { lane: engine().batch, signal }) : null;
      return { player, valid: best?.valid ?? null, test };
    }),
  );
}

/** The number of rivals whose test loss is not below the reader's; a rival without a test loss counts as beaten. */
export function beatenIn([you, ...others]: readonly GameVerdict[]): number {
  const own = you?.test ?? null;
  return own === null ? 0 : others.filter(({ test }) => test === null || own <= test).length;
}

interface Best {
  entry: Entry;
  valid: number;
}

function bestOwn(results: readonly (OwnResult | null)[]): Best | null {
  return results.reduce<Best | null>(
    (best, result) =>
      result === null || result.validLoss === null || (best && best.valid <= result.validLoss)
        ? best
        : { entry: result.entry, valid: result.validLoss },
    null,
  );
}

function rowBest(rows: readonly Row[]): Best | null {
  const best = bestOf(rows);
  return best && best.metric !== null ? { entry: entryOf(best), valid: best.metric } : null;
}

/** Possible reasons for a lost game that the runs can show, the most probable first. */
const habits = ["few-runs", "narrow-rates", "one-at-a-time"] as const;
export type Habit = (typeof habits)[number] | "unknown";

/** Rates within less than this factor (two of the four decades of the range) are narrow. */
const narrow = 100;
/** The fewest runs for which "one-at-a-time" is reported. */
const fewest = 5;

/** The most probable reason for a lost game; empty when no rival was better. */
export function habitOf(runs: readonly Entry[], beaten: number, rivals: number): Habit | "" {
  if (beaten >= rivals) return "";
  if (runs.length < moves / 2) return "few-runs";
  const rates = runs.map(({ lr }) => lr);
  if (Math.max(...rates) < narrow * Math.min(...rates)) return "narrow-rates";
  const single = runs.slice(1).filter((run, index) => differences(run, runs[index] as Entry) <= 1).length;
  return runs.length >= fewest && single >= 0.9 * (runs.length - 1) ? "one-at-a-time" : "unknown";
}

export const habitText = (habit: Habit): string => (habit === "unknown" ? "" : words.text(`game.habit.${habit}`));
