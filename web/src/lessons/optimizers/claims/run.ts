import type { Turn } from "../../../kit";
import type { Claim, Setting, Trial } from "./claim";
import { upTo } from "./sampling";
import { workerEngine } from "./worker-engine";

export interface Attempt {
  setting: Setting;
  trial: Trial;
}

/** Tries the settings that have not been tried yet, one after the other. */
export async function attemptAll(
  claim: Claim,
  seeds: number,
  { signal, before, show, progress }: Turn<readonly Attempt[]>,
): Promise<readonly Attempt[]> {
  const engine = workerEngine(signal);
  let attempts = before ?? [];
  const report = (): void => {
    show(attempts);
    progress(attempts.length, claim.settings.length);
  };
  report();
  for (const setting of claim.settings.slice(attempts.length)) {
    const trial = await claim.attempt(engine, setting.factors, upTo(seeds));
    attempts = [...attempts, { setting, trial }];
    report();
  }
  return attempts;
}
