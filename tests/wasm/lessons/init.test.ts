import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, Signal } from "../../../wasm-bindings/engine";
import { alikeExperiment, alikeSteps } from "../../../web/src/lessons/init/alike/alike-experiment";
import { deepExperiment } from "../../../web/src/lessons/init/deep/deep-experiment";
import { compared, linesOf, requestFor } from "../../../web/src/lessons/init/figure/lines";
import { observations } from "../../../web/src/lessons/init/observations/observations";
import {
  cases,
  sortingExperiment,
  sortingSteps,
  type Verdict,
} from "../../../web/src/lessons/init/sorting/sorting-cases";
import { unitsAlike, verdictOf } from "../../../web/src/lessons/init/sorting/sorting-verdict";
import { defaults, type State } from "../../../web/src/lessons/init/state";
import { patched } from "../../../web/src/state";
import { dataText, granted, load } from "../support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

function signal(request: unknown): Signal {
  return granted(engine.signal(request));
}

/** The numbers that an observation shows, as the lesson asks for them. */
function claimsOf(key: string, seed: number) {
  const observation = observations.find((candidate) => candidate.key === key);
  if (!observation) throw new Error(`There is no observation ${key}.`);
  const state: State = { ...patched<State>(defaults, observation.set), seed };
  return observation.claims(linesOf(state).map((line) => signal(requestFor(line, state))));
}

const seeds = [1, 2, 3, 4, 5, 6, 7];
const median = (values: number[]) =>
  values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

describe("what the lesson says can be seen", () => {
  test.each(observations.map(({ key }) => key).filter((key) => key !== "alike"))(
    "%s: the median of seven networks is what theory says",
    (key) => {
      const runs = seeds.map((seed) => claimsOf(key, seed));
      for (const [index, { what, theory }] of (runs[0] ?? []).entries()) {
        const found = median(runs.map((claims) => claims[index]?.measured ?? Number.NaN));
        // Twenty random layers of 256 units scatter by some tens of percent.
        expect(Math.abs(Math.log(found / theory)), `${what}: ${found} against ${theory}`).toBeLessThan(0.6);
      }
    },
  );

  test("with equal weights all units of a layer give exactly the same number", () => {
    expect(claimsOf("alike", 1)).toMatchObject([{ measured: 0, theory: 0 }]);
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

  test("after training the units are the same to the last bit, and the loss is that of one unit; He's differ and learn", () => {
    const [equal, he] = [trained("equal"), trained("he")];
    expect(equal.alike).toBe(true);
    expect(he.alike).toBe(false);
    expect(he.loss).toBeLessThan(equal.loss / 3);
  });
});

describe("bad against good first weights", () => {
  const expected: Record<(typeof cases)[number]["key"], Verdict> = {
    he: "good",
    xavier: "good",
    zeros: "never",
    equal: "never",
    small: "dies",
    large: "explodes",
    "linear-zeros": "good",
    "linear-equal": "good",
  };

  test.each(cases)("$key is judged by its run", (one) => {
    const run = granted(engine.open(sortingExperiment(one), dataText("digits.csv")));
    const { diverged } = run.advance(sortingSteps);
    const { trainLoss, trainAccuracy } = run.read("evaluation", {});
    const outcome = {
      classes: 10,
      first: trainLoss[0] ?? Number.NaN,
      last: trainLoss.at(-1) ?? Number.NaN,
      accuracy: trainAccuracy.at(-1) ?? Number.NaN,
      diverged: diverged !== null,
      alike: unitsAlike(run.read("weights", {})),
    };
    expect(verdictOf(outcome)).toBe(expected[one.key]);
  });

  test("N(0, 1) begins over a hundred times worse than guessing: three layers find back, eleven diverge within ten steps", () => {
    const large = cases.find(({ key }) => key === "large");
    const shallow = granted(engine.open(sortingExperiment(large as (typeof cases)[number]), dataText("digits.csv")));
    expect(shallow.advance(sortingSteps).diverged).toBeNull();
    const { trainLoss, trainAccuracy } = shallow.read("evaluation", {});
    expect(trainLoss[0]).toBeGreaterThan(100 * Math.log(10));
    expect(trainAccuracy.at(-1)).toBeGreaterThan(0.9);
    const deep = granted(
      engine.open(deepExperiment(defaults.deep, compared("normal"), defaults.seed), dataText("digits.csv")),
    );
    expect(deep.advance(10).diverged).not.toBeNull();
  });
});
