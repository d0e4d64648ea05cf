/** What came of a game: everybody's best run by the validation rows meets the test rows. */
import { type AskOptions, engine } from "../../engine";
import type { Row } from "../../engine/types";
import { differences, type OwnResult, testOf } from "./own-run";
import { search } from "./search";
import type { Entry } from "./state";
import { bestOf, entryOf, moves, playerOf } from "./sweeps";
import { words } from "./words";

/** Who plays against the reader. */
export const rivals = ["random", "tpe"] as const;
export type Rival = (typeof rivals)[number];
export type GamePlayer = "you" | Rival;
export type RivalRows = Readonly<Record<Rival, readonly Row[]>>;

/** A player's best by the validation rows, and what it is worth on the test rows. */
export interface GameVerdict {
  player: GamePlayer;
  valid: number | null;
  test: number | null;
}

/** The runs of the other players; the same for everybody who plays with this seed. */
export async function rivalsOf(seed: number, signal: AbortSignal): Promise<RivalRows> {
  const rows = { random: [] as Row[], tpe: [] as Row[] };
  for (const name of rivals) rows[name] = await search(playerOf(name, seed), { signal }, () => {});
  return rows;
}

/** Opens the test rows: the reader's verdict first, then those of the rivals. */
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

/** How many of the others are not better than the reader by the test rows; what diverged beats nobody. */
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

/** What may be behind a game that a rival won, where the runs show it; the likeliest reason first. */
const habits = ["few-runs", "narrow-rates", "one-at-a-time"] as const;
export type Habit = (typeof habits)[number] | "unknown";

/** Of the four decades of the learning rate fewer than two: most of what decides was not looked at. */
const narrow = 100;
/** With fewer runs nothing is said of turning one setting at a time. */
const fewest = 5;

/** The name of what the runs show; empty where no rival was better. */
export function habitOf(runs: readonly Entry[], beaten: number, rivals: number): Habit | "" {
  if (beaten >= rivals) return "";
  if (runs.length < moves / 2) return "few-runs";
  const rates = runs.map(({ lr }) => lr);
  if (Math.max(...rates) < narrow * Math.min(...rates)) return "narrow-rates";
  const single = runs.slice(1).filter((run, index) => differences(run, runs[index] as Entry) <= 1).length;
  return runs.length >= fewest && single >= 0.9 * (runs.length - 1) ? "one-at-a-time" : "unknown";
}

export const habitText = (habit: Habit): string => (habit === "unknown" ? "" : words.text(`game.habit.${habit}`));
