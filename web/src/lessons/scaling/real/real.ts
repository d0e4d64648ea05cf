import type { ExperimentDraft } from "../../../engine/types";
import type { Piece } from "../job";
import { preprocessings, type State } from "../state";

export const rates: readonly number[] = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10];
export const realSteps = 300;

/** What became of one training. */
export interface Cell {
  preprocess: string;
  lr: number;
  loss: number;
  accuracy: number;
  /** The loss before the first step. */
  first: number;
  diverged: number | null;
}

export function realDocument(
  { source, hidden }: Pick<State["real"], "source" | "hidden">,
  preprocess: string,
  lr: number,
): ExperimentDraft {
  return {
    data: { source, preprocess },
    model: { hidden: hidden ? [hidden] : [], activation: "relu" },
    init: { scheme: hidden ? "he-normal" : "zeros" },
    optimizer: { name: "sgd", lr },
    batchSize: 32,
    steps: realSteps,
    evalEvery: realSteps,
  };
}

/** What has to be trained anew when it changes; how the cells are shown is not among it. */
export const trained = ({ source, hidden }: State["real"]): string => JSON.stringify([source, hidden]);

export function realPieces(state: State["real"]): Piece<Cell>[] {
  return preprocessings.flatMap((preprocess) =>
    rates.map(
      (lr): Piece<Cell> =>
        async ({ withRun }) => {
          const { read, diverged } = await withRun(realDocument(state, preprocess, lr), (run) =>
            run.frame({ steps: realSteps, read: { evaluation: {} } }),
          );
          const { trainLoss, trainAccuracy } = read.evaluation;
          const last = <T>(values: ArrayLike<T>) => values[values.length - 1];
          return {
            preprocess,
            lr,
            loss: last(trainLoss) ?? Number.NaN,
            accuracy: last(trainAccuracy) ?? Number.NaN,
            first: trainLoss[0] ?? Number.NaN,
            diverged: diverged?.step ?? null,
          };
        },
    ),
  );
}

/** Not finite, or worse than before the first step: both have run away. */
export function ranAway({ diverged, loss, first }: Cell): boolean {
  return diverged !== null || !(loss <= first);
}

/**
 * At its best rate raw ends with so many times the loss that standardized inputs reach at theirs: at every rate at least as many,
 * since what is not finite is farther still.
 */
export function timesBehind(cells: readonly Cell[]): number {
  const least = (preprocess: string) =>
    Math.min(
      ...cells.filter((cell) => cell.preprocess === preprocess && Number.isFinite(cell.loss)).map(({ loss }) => loss),
    );
  return least("none") / least("standardize");
}

/** The loss of somebody who knows nothing: every class is as likely. */
export const guessing = (source: State["real"]["source"]): number => Math.log(source === "wine" ? 3 : 2);
