/** The statements of the lesson on initialization, as checks on the engine over many seeds and settings. */
import { expect } from "vitest";
import type { Engine, ExperimentDraft, SignalRequest } from "../../wasm-bindings/engine";
import { linesOf, requestFor } from "../../web/src/lessons/init/lines";
import { type Measured, observations, overNetworks } from "../../web/src/lessons/init/observations";
import {
  type Beginning,
  beginningOf,
  beginningSteps,
  type End,
  endOf,
  outcomeOf,
  type SortingCase,
  sortingExperiment,
  sortingSteps,
} from "../../web/src/lessons/init/sorting-run";
import { defaults, type State } from "../../web/src/lessons/init/state";
import { patched } from "../../web/src/state";
import { dataText, granted } from "../wasm/support/engine";

/** `count` seeds from `first` on. */
export const seedsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

/** The table of an observation over `count` networks, measured as in the lesson. */
export function observed(engine: Engine, key: string, first: number, count: number): Measured[] {
  const observation = observations.find((candidate) => candidate.key === key);
  if (!observation) throw new Error(`There is no observation ${key}.`);
  const state: State = patched<State>(defaults, observation.set);
  return overNetworks(
    seedsFrom(first, count).map((seed) =>
      observation.claims(
        linesOf(state).map((line) => granted(engine.signal(requestFor(line, { ...state, seed }, "quick")))),
      ),
    ),
  );
}

/**
 * Checks that the theory is within the range of the networks, up to 2 %, and within a factor of e^0.6 of their median.
 * Theory predicts the mean, from which the median of skewed products differs.
 */
export function expectTheoryInside({ what, theory, median, least, most }: Measured): void {
  const text = `${what}: median ${median}, ${least} to ${most}, theory ${theory}`;
  expect(theory, text).toBeGreaterThanOrEqual(least * 0.98);
  expect(theory, text).toBeLessThanOrEqual(most * 1.02);
  expect(Math.abs(Math.log(median / theory)), text).toBeLessThan(0.6);
}

/** log E[h^2] of the last layer, for one network per seed. */
export function logSecondMoments(engine: Engine, request: SignalRequest, seeds: readonly number[]): number[] {
  return seeds.map((seed) => {
    const { layers } = granted(engine.signal({ samples: 12, bins: 1, std: 0.1, ...request, seed }));
    return Math.log(layers.at(-1)?.secondMoment ?? Number.NaN);
  });
}

/** How a case begins and ends at a seed and a rate. */
export function sortedBy(engine: Engine, one: SortingCase, seed: number, lr: number): [Beginning, End] {
  const run = granted(engine.open(sortingExperiment(one, seed, lr), dataText("digits.csv")));
  const { diverged } = run.advance(sortingSteps);
  const evaluation = run.read("evaluation", {});
  if (diverged === null) expect(Array.from(evaluation.step)).toContain(beginningSteps);
  const outcome = outcomeOf(evaluation, run.read("weights", {}), { classes: 10, diverged: diverged !== null });
  run.delete();
  return [beginningOf(outcome), endOf(outcome)];
}

/** The page's statement on each case, at the rate that it asks for. */
export const sortedAs: Readonly<Record<SortingCase["key"], [Beginning, End]>> = {
  he: ["learns", "learned"],
  xavier: ["learns", "learned"],
  zeros: ["stands", "not"],
  equal: ["stands", "not"],
  small: ["stands", "learned"],
  large: ["explodes", "learned"],
  "linear-zeros": ["learns", "learned"],
  "linear-equal": ["learns", "learned"],
};

/** Training loss at the end; Infinity where it diverged. */
export function lossAfter(engine: Engine, experiment: ExperimentDraft, steps: number): number {
  const run = granted(engine.open({ ...experiment, steps }, dataText("digits.csv")));
  const { diverged } = run.advance(steps);
  const loss = run.read("evaluation", {}).trainLoss.at(-1) ?? Number.NaN;
  run.delete();
  return diverged ? Number.POSITIVE_INFINITY : loss;
}
