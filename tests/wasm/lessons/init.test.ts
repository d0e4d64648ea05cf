import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../wasm-bindings/engine";
import { alikeExperiment, alikeSteps } from "../../../web/src/lessons/init/alike";
import { deepExperiment } from "../../../web/src/lessons/init/deep-run";
import { compared } from "../../../web/src/lessons/init/lines";
import { balancedGain, observations } from "../../../web/src/lessons/init/observations";
import { cases, sortingSeeds, unitsAlike } from "../../../web/src/lessons/init/sorting-run";
import { defaults } from "../../../web/src/lessons/init/state";
import { median } from "../../../web/src/statistics";
import {
  expectTheoryInside,
  logSecondMoments,
  lossAfter,
  observed,
  seedsFrom,
  sortedAs,
  sortedBy,
} from "../../claims/init-families";
import { granted, load } from "../support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

describe("what the lesson says can be seen, in the networks that it opens with", () => {
  test.each(observations.map(({ key }) => key).filter((key) => key !== "alike"))(
    "%s: theory lies within the range of twenty networks",
    (key) => {
      for (const one of observed(engine, key, defaults.seed, 20)) expectTheoryInside(one);
    },
  );

  test("with equal weights all units of a layer give exactly the same number", () => {
    expect(observed(engine, "alike", 1, 1)).toMatchObject([{ median: 0, theory: 0 }]);
  });

  test("GELU is balanced by a gain of 1.038 over He: at 1.468, the gain over 1/n, it explodes", () => {
    const at = (gain: number) =>
      Math.exp(
        median(
          logSecondMoments(
            engine,
            { scheme: "he-normal", gain, activation: "gelu", widths: Array<number>(11).fill(256) },
            seedsFrom(1, 9),
          ),
        ),
      );
    expect(Math.abs(Math.log(at(balancedGain.gelu)))).toBeLessThan(0.5);
    expect(at(1.468)).toBeGreaterThan(1000);
  });
});

describe("equal weights never break symmetry", () => {
  const trained = (start: "equal" | "he") => {
    const run = granted(engine.open(alikeExperiment(start), null));
    run.advance(alikeSteps);
    return {
      alike: unitsAlike(run.read("weights", {})),
      loss: run.read("evaluation", {}).trainLoss.at(-1) ?? Number.NaN,
    };
  };

  test("after training equal units agree to the last bit, and the loss is that of one unit; He's differ", () => {
    const [equal, he] = [trained("equal"), trained("he")];
    expect(equal.alike).toBe(true);
    expect(he.alike).toBe(false);
    expect(he.loss).toBeLessThan(equal.loss / 3);
  });
});

describe("how a network begins and how it ends", () => {
  test.each(cases)("$key is judged by its run", (one) => {
    expect(sortedBy(engine, one, sortingSeeds[0], Number(defaults.sorting.rate))).toEqual(sortedAs[one.key]);
  });

  test("eleven layers from N(0, 1) diverge within ten steps", () => {
    const deep = deepExperiment(defaults.deep, compared("normal"), defaults.seed);
    expect(lossAfter(engine, deep, 10)).toBe(Number.POSITIVE_INFINITY);
  });
});
