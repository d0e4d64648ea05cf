import type { State } from "./state";
import { rates, scanSeeds } from "./study";

/** So many multiplications are done without being asked for: about two seconds. */
const small = 4e9;

/** Whether the comparison is little work, roughly: three multiplications for each weight and row. */
export function isSmall({ model, batchSize, steps, seeds, rules, rate }: State): boolean {
  const weights = 64 * model.units + Math.max(0, model.layers - 1) * model.units ** 2;
  const trainings = rules.length * (rate === "same" ? seeds : seeds + rates.length * scanSeeds.length);
  return 3 * weights * Math.min(batchSize, 1500) * steps * trainings < small;
}
