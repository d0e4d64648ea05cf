import type { ExperimentDraft } from "../../engine";

/** Linear regression by plain gradient descent on all rows of a table, from weights that are all 0. */
export function regression(
  text: string,
  lr: number,
  steps: number,
  data: ExperimentDraft["data"] = {},
): ExperimentDraft {
  return {
    data: { source: "csv", csv: text, split: [1, 0, 0], preprocess: "none", ...data },
    model: { hidden: [] },
    init: { scheme: "zeros" },
    loss: "mse",
    optimizer: { name: "sgd", lr },
    batchSize: 100_000,
    steps,
    evalEvery: steps,
  };
}
