import { engine } from "../../engine";
import { type Asked, type Graded, headOf, type Mistake, paceOf } from "../../kit/graded";
import { faultText } from "../../kit/receipt/words";
import { type GameReceipt, type Played, verified } from "./game-receipt";
import { type Habit, habitText, type RivalRows, rivalsOf, verdictsOf } from "./game-verdicts";
import { type OwnResult, runOwn } from "./own-run";
import type { Entry } from "./state";
import { words } from "./words";

/** Cache of the rivals' runs by seed, since a class plays with few seeds. */
const rivalRuns = new Map<number, Promise<RivalRows>>();

async function play(seed: number, runs: readonly Entry[]): Promise<Played> {
  const { signal } = new AbortController();
  const rows = rivalRuns.get(seed) ?? rivalsOf(seed, signal);
  rivalRuns.set(seed, rows);
  // A failed request is not kept, so that the next receipt repeats it.
  rows.catch(() => rivalRuns.delete(seed));
  const results: OwnResult[] = [];
  for (const run of runs) results.push(await runOwn(run, seed, { lane: engine().batch, signal }));
  const verdicts = await verdictsOf(results, await rows, seed, { signal });
  return { losses: results.map(({ validLoss }) => validLoss), verdicts };
}

/** Grades a receipt of the game again. */
export async function graded(candidate: unknown): Promise<Graded> {
  const { receipt, score, discrepancies } = await verified(candidate, play);
  const entry = receipt?.entries[0];
  return {
    lesson: "hparams",
    exercise: receipt?.exercise ?? "",
    ...headOf(receipt),
    points: score,
    max: receipt?.max ?? 0,
    right: score > 0 ? 1 : 0,
    answered: entry ? 1 : 0,
    hints: 0,
    seconds: entry?.seconds ?? 0,
    answers: JSON.stringify([entry?.answer, paceOf(timesOf(receipt))]),
    problems: discrepancies.map(faultText),
    remark: remarkOf(receipt),
    asked: entry ? [game()] : [],
    mistakes: mistakesOf(entry?.misconception ?? ""),
  };
}

/** The times at which the runs made on the page were begun, and at which the test rows were opened. */
const timesOf = (receipt: GameReceipt | null): string[] =>
  receipt ? [...receipt.runs.map(({ given }) => given), receipt.entries[0].given].filter((given) => given !== "") : [];

function remarkOf(receipt: GameReceipt | null): string {
  const count = receipt?.runs.filter(({ given }) => given === "").length ?? 0;
  return count > 0 ? words.text("game.brought", { count }) : "";
}

const game = (): Asked => ({ exercise: "hparams game", title: words.text("game.title") });

function mistakesOf(habit: string): Mistake[] {
  if (habit === "") return [];
  const explanation = habitText(habit as Habit);
  return [{ exercise: game().exercise, misconception: habit, explanation }];
}
