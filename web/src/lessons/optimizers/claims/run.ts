import type { Turn } from "../../../kit";
import type { Claim, Setting, Trial } from "./claim";
import { upTo } from "./sampling";
import { workerEngine } from "./worker-engine";

export interface Attempt {
  setting: Setting;
  trial: Trial;
}

/**
 * What was measured stays while the page lives, however often the lesson is left: the same seeds give the same numbers.
 */
const measured = new Map<string, readonly Attempt[]>();

const keyOf = ({ id }: Claim, seeds: number) => `${id} ${seeds}`;

export const attemptsOf = (claim: Claim, seeds: number): readonly Attempt[] => measured.get(keyOf(claim, seeds)) ?? [];

/** Tries the settings that have not been tried yet, one after the other. */
export async function attemptAll(
  claim: Claim,
  seeds: number,
  turn: Turn<readonly Attempt[]>,
): Promise<readonly Attempt[]> {
  const engine = workerEngine(turn.signal);
  const all = claim.settings.length;
  turn.progress(attemptsOf(claim, seeds).length, all);
  for (const setting of claim.settings.slice(attemptsOf(claim, seeds).length)) {
    const trial = await claim.attempt(engine, setting.factors, upTo(seeds));
    if (turn.signal.aborted) break;
    const attempts = [...attemptsOf(claim, seeds), { setting, trial }];
    measured.set(keyOf(claim, seeds), attempts);
    turn.show(attempts);
    turn.progress(attempts.length, all);
  }
  return attemptsOf(claim, seeds);
}
