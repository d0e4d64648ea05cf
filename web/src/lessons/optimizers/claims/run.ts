import { engine } from "../../../engine";
import type { Turn } from "../../../kit";
import { granted } from "../../../kit/failure";
import { withRun } from "../../../kit/with-run";
import type { Claim, ClaimSetting, Trial } from "./claim";
import { type ExperimentEngine, trainedFrom } from "./engine";
import { upTo } from "./sampling";

export interface Attempt {
  setting: ClaimSetting;
  trial: Trial;
}

/** The engine of the page, in the lane for background work; `signal` stops it. */
function workerEngine(signal: AbortSignal): ExperimentEngine {
  const lane = engine().batch;
  const options = { signal, lane };
  return {
    descend: async (request) => granted(await engine().call("descend", [request], options)),
    tune: async (request) => granted(await engine().call("tune", [request], options)),
    train: (document) =>
      withRun(document, options, async (run) => {
        const { diverged, read } = await run.frame({
          steps: Number.POSITIVE_INFINITY,
          snapshot: false,
          read: { evaluation: {}, weights: {} },
        });
        const test = diverged ? null : await run.evaluateTest();
        return trainedFrom({ ...read, diverged: diverged !== null, test, rows: run.summary.rows });
      }),
  };
}

/** Tries the remaining settings, one after the other. */
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
