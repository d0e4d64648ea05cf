import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, ExperimentDraft } from "../../../wasm-bindings/engine";
import { rulesOf, schedulesOf } from "../../../web/src/lessons/optimizers/networks/entry";
import { defaults, type NetworksState } from "../../../web/src/lessons/optimizers/networks/state";
import {
  keyOf,
  type NetworkStudy,
  studyOf,
  type TrainingOutcome,
} from "../../../web/src/lessons/optimizers/networks/study";
import { causeOf, leaders, ranking } from "../../../web/src/lessons/optimizers/networks/verdict";
import { granted, load } from "../support/engine";

let engine: Engine;
const done = new Map<string, TrainingOutcome>();
beforeAll(async () => {
  ({ engine } = await load());
});

function train(document: ExperimentDraft): TrainingOutcome {
  const run = granted(engine.open(document, null));
  const { diverged } = run.advance(Number.MAX_SAFE_INTEGER);
  const { step, trainLoss, validLoss, validAccuracy } = run.read("evaluation", {});
  const test = diverged ? null : run.evaluateTest();
  run.delete();
  const ends = { testLoss: test?.loss ?? Number.NaN, testAccuracy: test?.accuracy ?? Number.NaN };
  return { step, trainLoss, validLoss, validAccuracy, ...ends, diverged, stepsPerSecond: 1 };
}

/** All calls that a comparison needs, answered by the engine. */
function finished(state: NetworksState, entries = rulesOf(state), rate = state.rate): NetworkStudy {
  for (;;) {
    const study = studyOf(state, entries, done, rate);
    if (study.waiting.length === 0) return study;
    for (const document of study.waiting) done.set(keyOf(document), train(document));
  }
}

describe("the rules on a network, as the lesson opens", () => {
  test("at one rate for all, Adam differs from the others for every seed", () => {
    const result = leaders(ranking(finished(defaults).findings));
    expect(result?.best.entry.rule).toBe("adam");
    expect(result?.others).toEqual([]);
  });

  test("each at its own best rate, more than half of that gap on a log scale is gone", () => {
    const [same, own] = [finished(defaults), finished({ ...defaults, rate: "own" })];
    const cause = causeOf(ranking(same.findings), own.findings);
    expect(cause).toMatchObject({ decision: "holds", better: { entry: { rule: "adam" } } });
    expect(cause?.same).toBeGreaterThan(2);
    // SGD's best rate is far larger than the common one.
    const rates = Object.fromEntries(own.findings.map(({ entry, lr }) => [entry.rule, lr]));
    expect(rates.sgd).toBeGreaterThan(10 * defaults.lr);
  });
});

test("the four schedules are four trainings: their losses differ, and all are finite", () => {
  const state: NetworksState = { ...defaults, seeds: 2, steps: 100 };
  const { findings } = finished(state, schedulesOf(state), "own");
  const losses = findings.map(({ validLoss }) => validLoss?.mean ?? Number.NaN);
  expect(losses.every(Number.isFinite)).toBe(true);
  expect(new Set(losses).size).toBe(4);
});
