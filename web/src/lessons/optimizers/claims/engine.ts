import type {
  Descent,
  DescentRequest,
  ExperimentDraft,
  LayerWeights,
  Tuning,
  TuningRequest,
} from "../../../engine/types";

/** A network after its training. */
export interface Trained {
  diverged: boolean;
  trainLoss: number;
  validLoss: number;
  /** NaN for regression. */
  validAccuracy: number;
  testAccuracy: number;
  /** NaN where the part is empty. */
  testLoss: number;
  validRows: number;
  testRows: number;
  weights: readonly LayerWeights[];
}

/** The part of the engine that experiments use: on the page it runs in a worker, in tests it is the module itself. */
export interface ExperimentEngine {
  descend(request: DescentRequest): Promise<Descent>;
  tune(request: TuningRequest): Promise<Tuning>;
  /** Trains to the end of the document's steps. */
  train(document: ExperimentDraft): Promise<Trained>;
}

/** The readings of a run at its end; `test` is null where it diverged. */
interface Ending {
  diverged: boolean;
  evaluation: Readonly<Record<"trainLoss" | "validLoss" | "validAccuracy", ArrayLike<number>>>;
  test: { accuracy: number | null; loss: number | null } | null;
  rows: { valid: number; test: number };
  weights: readonly LayerWeights[];
}

export function trainedFrom({ diverged, evaluation, test, rows, weights }: Ending): Trained {
  return {
    diverged,
    trainLoss: lastOf(evaluation.trainLoss),
    validLoss: lastOf(evaluation.validLoss),
    validAccuracy: lastOf(evaluation.validAccuracy),
    testAccuracy: test?.accuracy ?? Number.NaN,
    testLoss: test?.loss ?? Number.NaN,
    validRows: rows.valid,
    testRows: rows.test,
    weights,
  };
}

/** The last number of a series; NaN if it is empty. */
function lastOf(series: ArrayLike<number>): number {
  return series.length === 0 ? Number.NaN : (series[series.length - 1] as number);
}
