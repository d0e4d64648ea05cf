import type { ExperimentDraft } from "../../../engine/types";
import type { Trained } from "./engine";

/** Learning rates, half a decade apart. */
export const rates = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3];

/**
 * The default learning rate of a rule in the catalog. It is PyTorch's, but for SGD with and without momentum: its 0.01
 * is that of Keras, because PyTorch's SGD had no default until version 2.2, and has 0.001 since then.
 */
export const usualRate = (rule: string): number => (rule === "adam" || rule === "adamw" ? 1e-3 : 1e-2);

/**
 * The data sets of claims about networks, by name. Each seed draws other rows of synthetic data and splits real data
 * again.
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

/** The document of a network of 32 and 32 ReLU units; a name that is not in `tables` is a source with its defaults. */
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

/** The accuracy on the validation rows in per cent; 0 for a run that diverged. */
export const validAccuracy = ({ diverged, validAccuracy }: Trained): number => (diverged ? 0 : 100 * validAccuracy);

/** The accuracy on the test rows in per cent; 0 for a run that diverged. */
export const testAccuracy = ({ diverged, testAccuracy }: Trained): number => (diverged ? 0 : 100 * testAccuracy);

/**
 * The resolution of a mean accuracy in per cent. An accuracy is a multiple of 100 / `rows`, known to half of that;
 * since other splits round differently, the mean over seeds is finer by the square root of their number.
 */
export const cellOf = (rows: number, seeds: number): number => 100 / Math.max(1, rows) / Math.sqrt(seeds);
