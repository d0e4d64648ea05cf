import type { Laboratory } from "../laboratory";
import { mean, upTo } from "../statistics";

/** Half a decade apart. */
export const rates = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3];

/** So much of the validation rows right counts as learned: guessing gets half, and a straight line hardly more of two spirals. */
const good = 0.9;

export interface Working {
  /** By seed: at how many of the rates the network learned. */
  widths: number[];
  /** By rate: the mean accuracy on validation rows; a run that diverged counts as 0. */
  accuracy: number[];
}

const document = (optimizer: { name: string; [knob: string]: string | number }, seed: number) => ({
  seed,
  data: { source: "spiral", samples: 400, noise: 0.05, seed },
  model: { hidden: [32, 32], activation: "relu" },
  optimizer,
  steps: 1500,
  evalEvery: 1500,
});

/** At how many of the rates a network learns the spirals: what a person finds who tries one without looking. */
export async function workingRates(
  laboratory: Laboratory,
  optimizer: { name: string; [knob: string]: string | number },
  seeds: number,
  told: () => void,
): Promise<Working> {
  const widths = upTo(seeds).map(() => 0);
  const accuracy: number[] = [];
  for (const lr of rates) {
    const reached: number[] = [];
    for (const seed of upTo(seeds)) {
      const { diverged, validAccuracy } = await laboratory.train(document({ ...optimizer, lr }, seed));
      const score = diverged ? 0 : validAccuracy;
      reached.push(score);
      if (score >= good) widths[seed] = (widths[seed] ?? 0) + 1;
    }
    accuracy.push(mean(reached));
    told();
  }
  return { widths, accuracy };
}
