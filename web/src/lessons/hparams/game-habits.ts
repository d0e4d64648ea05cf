/** What somebody who plays so believes of a search, where the runs show it: said to whom a rival was better. */
import { differences } from "./own-run";
import type { Entry } from "./state";
import { moves } from "./sweeps";
import { words } from "./words";

/** The likeliest reason first. */
export const habits = ["few-runs", "narrow-rates", "one-at-a-time"] as const;
export type Habit = (typeof habits)[number] | "unknown";

/** Of the four decades of the learning rate fewer than two: most of what decides was not looked at. */
const narrow = 100;
/** So many runs are too few to say that somebody turns one setting at a time. */
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
