import type { ExperimentDraft } from "../../../engine/types";
import type { Trained } from "./engine";

/** Half a decade apart. */
export const rates = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3];

/** PyTorch's learning rate of a rule, where nobody set one. */
export const usualRate = (rule: string): number => (rule === "adam" || rule === "adamw" ? 1e-3 : 1e-2);

/**
 * The data that claims about networks are tried on, by name. Each seed draws other rows of made data and splits real
 * ones anew.
 */
const tables: Readonly<Record<string, NonNullable<ExperimentDraft["data"]>>> = {
  spiral: { source: "spiral", samples: 400, noise: 0.05 },
  moons: { source: "moons", samples: 400, noise: 0.2 },
  "noisy moons": { source: "moons", samples: 300, noise: 0.3, split: [0.3, 0.2, 0.5] },
  circles: { source: "circles", samples: 400, noise: 0.1 },
  wine: { source: "wine" },
  "breast-cancer": { source: "breast-cancer" },
  digits: { source: "digits" },
};

/** A network of 32 and 32 ReLU units on such data; a name that is not listed is a source with its defaults. */
export const document = (
  data: string,
  optimizer: ExperimentDraft["optimizer"],
  seed: number,
  steps: number,
): ExperimentDraft => ({
  seed,
  data: { ...(tables[data] ?? { source: data }), seed },
  model: { hidden: [32, 32], activation: "relu" },
  optimizer,
  steps,
  evalEvery: steps,
});

/** In per cent of the validation rows; a run that diverged has none. */
export const validAccuracy = ({ diverged, validAccuracy }: Trained): number => (diverged ? 0 : 100 * validAccuracy);

/** In per cent of the test rows. */
export const testAccuracy = ({ diverged, testAccuracy }: Trained): number => (diverged ? 0 : 100 * testAccuracy);

/**
 * The grid of a mean of accuracies, in per cent: a share of whole rows is known to half a row, and the rows of other
 * splits round another way, so that the mean over seeds is finer by the root of their number.
 */
export const cellOf = (rows: number, seeds: number): number => 100 / Math.max(1, rows) / Math.sqrt(seeds);
