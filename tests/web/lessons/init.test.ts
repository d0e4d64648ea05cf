import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Signal, SignalRequest } from "../../../web/src/engine";
import { EngineError } from "../../../web/src/engine/errors";
import { Random } from "../../../web/src/kit/random";
import {
  type Curve,
  comparedEndings,
  endingsOf,
  geometricMean,
  judgedGuess,
} from "../../../web/src/lessons/init/deep-run";
import { beyond, leaving, logEnds } from "../../../web/src/lessons/init/figure/edges";
import { columns, layerTicks } from "../../../web/src/lessons/init/figure/geometry";
import {
  compared,
  type Line,
  lineLabel,
  linesOf,
  requestedFor,
  requestFor,
  samplesFor,
  widthsOf,
} from "../../../web/src/lessons/init/lines";
import { overNetworks } from "../../../web/src/lessons/init/observations";
import { cosineAfterRelu, varyingShares } from "../../../web/src/lessons/init/per-unit";
import { type RequestedSignal, Signals } from "../../../web/src/lessons/init/signals";
import { agreed, beginningOf, endOf, unitsAlike } from "../../../web/src/lessons/init/sorting-run";
import { defaults, schema } from "../../../web/src/lessons/init/state";
import { checked, decode, encode, patched } from "../../../web/src/state";

describe("the state", () => {
  test("is the same after encoding to an address and decoding", () => {
    const state = patched(defaults, {
      scheme: "normal",
      std: 0.01,
      compare: ["he-normal", "zeros"],
      view: { statistic: "dead" },
      sorting: { rate: "0.3", answers: { he: { begins: "learns" } } },
    });
    expect(checked(schema, defaults, decode(encode(state, defaults), defaults, schema))).toEqual({
      state,
      problems: [],
    });
  });

  test("reports 51 layers and an unknown statistic, and keeps the defaults for both", () => {
    const { state, problems } = checked(schema, defaults, decode("depth=51&view.statistic=entropy", defaults, schema));
    expect(problems.map(({ path }) => path).sort()).toEqual(["depth", "view.statistic"]);
    expect(state).toEqual(defaults);
  });
});

describe("the lines of the figure", () => {
  test("a compared line equal to the chosen one is left out; with another gain it stays", () => {
    expect(
      linesOf({ ...defaults, scheme: "he-normal", compare: ["he-normal", "zeros"] }).map(({ scheme }) => scheme),
    ).toEqual(["he-normal", "zeros"]);
    expect(
      linesOf({ ...defaults, scheme: "he-normal", gain: 2, compare: ["he-normal"] }).map(({ gain }) => gain),
    ).toEqual([2, 1]);
  });

  test("PyTorch's default is requested with and without its biases; N(0, 1) has a standard deviation of 1", () => {
    expect(requestFor(compared("torch-default-biases"), defaults)).toMatchObject({
      scheme: "torch-default",
      biases: true,
    });
    expect(requestFor(compared("torch-default"), defaults)).toMatchObject({ scheme: "torch-default", biases: false });
    expect(requestFor(compared("normal"), defaults)).toMatchObject({ std: 1, gain: 1 });
  });

  test("a line is named after its distribution, with brackets around a standard deviation with a power of ten", () => {
    expect(lineLabel({ ...compared("normal"), std: 0.01 })).toBe("N(0, 0.01²)");
    expect(lineLabel({ ...compared("normal"), std: 1e6 })).toBe("N(0, (1\u202f×\u202f10⁶)²)");
    expect(lineLabel({ ...compared("normal"), gain: 2 })).toBe("N(0, 1) × 2");
  });

  test("widening layers go from an eighth of the width to the width; no layer has fewer than one unit", () => {
    expect(widthsOf({ depth: 3, width: 256, shape: "widening" })).toEqual([32, 64, 128, 256]);
    expect(widthsOf({ depth: 3, width: 256, shape: "narrowing" })).toEqual([256, 128, 64, 32]);
    expect(widthsOf({ depth: 2, width: 1, shape: "widening" })).toEqual([1, 1, 1]);
  });

  test("a network 1,024 wide gets 24 inputs, the minimum, and one of 8 gets 400, the maximum", () => {
    expect(samplesFor([1024, ...Array<number>(50).fill(1024)])).toBe(24);
    expect(samplesFor([8, 8])).toBe(400);
    expect(samplesFor(widthsOf(defaults), "quick") * 4).toBeLessThan(samplesFor(widthsOf(defaults)));
  });
});

test("the table of an observation has the median and the range of 3, 1, 2 and 9: 2.5, 1 to 9", () => {
  const claim = (measured: number) => [{ what: "claim.layer1" as const, measured, theory: 1 }];
  expect(overNetworks([3, 1, 2, 9].map(claim))).toEqual([
    { what: "claim.layer1", theory: 1, median: 2.5, least: 1, most: 9 },
  ]);
  expect(overNetworks([])).toEqual([]);
});

test("a line has nine further networks, and none at width 1,024 and 50 layers, where they would take too long", () => {
  const [line] = linesOf(defaults) as [Line];
  expect(requestedFor(line, defaults).repeats.map(({ seed }) => seed)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16]);
  expect(requestedFor(line, { ...defaults, width: 1024, depth: 50 }).repeats).toEqual([]);
});

describe("requested signals", () => {
  const requested = (std: number, networks = 1): RequestedSignal => {
    const state = { ...defaults, scheme: "normal", std };
    return requestedFor(linesOf(state)[0] as Line, state, networks);
  };
  /** A host that requests its signals in every update, as an element does. */
  function hosted(ask: ConstructorParameters<typeof Signals>[1]): Signals {
    let request = () => {};
    const requestUpdate = () => queueMicrotask(() => request());
    const host = {
      addController: () => {},
      removeController: () => {},
      requestUpdate,
      updateComplete: Promise.resolve(true),
    };
    const signals = new Signals(host, ask);
    const own = signals.request.bind(signals);
    signals.request = (requested) => {
      request = () => own(requested);
      own(requested);
    };
    return signals;
  }
  const nothing: Signal = { layers: [], predicted: [] };
  /** An engine whose answers take `milliseconds`. */
  function slowEngine(milliseconds = 30) {
    const asked: SignalRequest[] = [];
    const ask = async (request: SignalRequest) => {
      asked.push(request);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return nothing;
    };
    return { asked, signals: hosted(ask) };
  }
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("while a request runs only the newest of later ones is kept: 0.1 and 0.3 are computed, 0.2 is not", async () => {
    const { asked, signals } = slowEngine();
    for (const std of [0.1, 0.2, 0.3]) signals.request([requested(std)]);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.map(({ std }) => std)).toEqual([0.1, 0.3]);
    expect(signals.busy).toBe(false);
  });

  test("the compared lines wait for a pause of the slider", async () => {
    const { asked, signals } = slowEngine(5);
    for (const std of [1, 2, 3]) {
      signals.request([requested(std), requested(100 + std)]);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(asked.map(({ std }) => std)).toEqual([1, 2, 3]);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.map(({ std }) => std)).toEqual([1, 2, 3, 103]);
  });

  test("the signal from few inputs comes at once, that from all inputs when the slider rests", async () => {
    const { asked, signals } = slowEngine();
    signals.request([requested(0.1)]);
    await vi.advanceTimersByTimeAsync(100);
    expect(signals.get(requested(0.1))).not.toBeNull();
    expect(signals.isFull(requested(0.1))).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(signals.isFull(requested(0.1))).toBe(true);
    expect(asked).toEqual([requested(0.1).quick, requested(0.1).full]);
  });

  test("no line is computed from all inputs before every line is computed from few", async () => {
    const { asked, signals } = slowEngine(300);
    const three = [requested(1), requested(2), requested(3)];
    signals.request(three);
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toEqual([...three.map(({ quick }) => quick), ...three.map(({ full }) => full)]);
  });

  test("further networks come last, one of each line before the second of any", async () => {
    const { asked, signals } = slowEngine(1);
    const both = [requested(0.1, 3), requested(0.2, 3)];
    signals.request(both);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ seed }) => seed)).toEqual([7, 7, 7, 7, 8, 8, 9, 9]);
    expect(both.map((one) => signals.repeatsOf(one).length)).toEqual([2, 2]);
  });

  test("a refused request is not repeated", async () => {
    const problem = { path: "scheme", code: "unknown-choice", params: {}, message: "" };
    let asked = 0;
    const signals = hosted(async () => {
      asked++;
      return { problems: [problem] };
    });
    signals.request([requested(0.1)]);
    await vi.advanceTimersByTimeAsync(1000);
    // Once with few inputs, once with all of them.
    expect(asked).toBe(2);
    expect(signals.problems(requested(0.1))).toEqual([problem]);
    expect(signals.busy).toBe(false);
  });

  test("a failure disappears after a retry that succeeds", async () => {
    let fails = true;
    const signals = hosted(async () => {
      if (fails) throw new EngineError("crashed", "out of memory");
      return nothing;
    });
    signals.request([requested(0.1)]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(signals.failure).not.toBe("");
    fails = false;
    signals.retry();
    await vi.advanceTimersByTimeAsync(1000);
    expect(signals.failure).toBe("");
    expect(signals.isFull(requested(0.1))).toBe(true);
  });
});

describe("final losses of deep networks", () => {
  const line = (scheme: string): Line => ({ scheme, gain: 1, std: 0.1, biases: false, chosen: false });
  const curves = (one: Line, losses: readonly number[]): Curve[] =>
    losses.map((loss, seed) => ({
      line: one,
      seed,
      step: Float64Array.of(0, 600),
      loss: Float64Array.of(2.3, loss),
      diverged: Number.isFinite(loss) ? null : { step: 3, quantity: "loss", layer: "", parameter: "", lr: 1 },
      problem: "",
    })) as Curve[];

  test("the best line differs significantly from one that is always higher, not from one sometimes lower", () => {
    const [he, other, far] = [line("he-normal"), line("orthogonal"), line("xavier-normal")];
    const endings = endingsOf([
      ...curves(he, [0.01, 0.012, 0.009, 0.011, 0.01]),
      ...curves(other, [0.012, 0.011, 0.01, 0.0105, 0.0102]),
      ...curves(far, [2.3, 2.2, 2.3, 2.25, 2.3]),
    ]);
    const result = comparedEndings(endings);
    expect(result?.best.line).toBe(he);
    expect(result?.apart.map((one) => one.line)).toEqual([far]);
    expect(result?.alike.map((one) => one.line)).toEqual([other]);
  });

  test("among six equal lines, less than 5 % of 1,000 comparisons find a significant difference", () => {
    const random = new Random(1);
    const lines = ["he-normal", "normal", "lecun-normal", "zeros", "orthogonal", "xavier-normal"].map(line);
    const comparisons = 1000;
    let wrong = 0;
    for (let comparison = 0; comparison < comparisons; comparison++) {
      const losses = () => Array.from({ length: 5 }, () => Math.exp(random.normal()));
      const endings = lines.map((one) => ({ line: one, losses: losses(), diverged: 0 }));
      wrong += Number((comparedEndings(endings)?.apart.length ?? 0) > 0);
    }
    expect(wrong / comparisons).toBeLessThan(0.05);
  });

  test("a guess is right, wrong or undecided", () => {
    const [he, other, far] = [line("he-normal"), line("orthogonal"), line("xavier-normal")];
    const low = [0.01, 0.012, 0.009, 0.011, 0.01];
    const all = comparedEndings(
      endingsOf([
        ...curves(he, low),
        ...curves(other, [0.012, 0.011, 0.01, 0.0105, 0.0102]),
        ...curves(far, [2.3, 2.2, 2.3, 2.25, 2.3]),
      ]),
    );
    const two = comparedEndings(endingsOf([...curves(he, low), ...curves(far, [2.3, 2.2, 2.3, 2.25, 2.3])]));
    const alike = comparedEndings(
      endingsOf([...curves(he, low), ...curves(other, [0.012, 0.011, 0.01, 0.0105, 0.0102])]),
    );
    if (!all || !two || !alike) throw new Error("No line ended.");
    expect([he, other, far, "same" as const].map((one) => judgedGuess(one, all, false))).toEqual([
      "undecided",
      "undecided",
      "wrong",
      "wrong",
    ]);
    expect([he, far].map((one) => judgedGuess(one, two, false))).toEqual(["right", "wrong"]);
    expect([false, true].map((diverged) => judgedGuess("same", alike, diverged))).toEqual(["undecided", "undecided"]);
    // A line with diverged networks was not compared.
    expect([true, false].map((diverged) => judgedGuess(he, two, diverged))).toEqual(["undecided", "right"]);
    expect([other, "same" as const].map((one) => judgedGuess(one, two, true))).toEqual(["undecided", "wrong"]);
  });

  test("the best line has the lowest geometric mean", () => {
    // One bad run of five: the arithmetic mean would put the other line ahead.
    const [he, other] = [line("he-normal"), line("xavier-normal")];
    const losses = [0.01, 0.01, 0.01, 0.01, 0.3];
    const steady = [0.04, 0.041, 0.042, 0.043, 0.044];
    const result = comparedEndings(endingsOf([...curves(he, losses), ...curves(other, steady)]));
    expect(result?.best.line).toBe(he);
    expect(geometricMean(losses)).toBeLessThan(geometricMean(steady));
    expect(geometricMean([0.01, 1])).toBeCloseTo(0.1, 12);
  });

  test("a line with one diverged network is not the best", () => {
    const [he, diverging] = [line("he-normal"), line("normal")];
    const endings = endingsOf([
      ...curves(he, [0.1, 0.1, 0.2]),
      ...curves(diverging, [0.001, Number.POSITIVE_INFINITY, 0.001]),
    ]);
    expect(comparedEndings(endings)?.best.line).toBe(he);
    expect(endings.map(({ diverged }) => diverged)).toEqual([0, 1]);
  });
});

describe("the variance of one unit", () => {
  test("the cosine between two inputs grows from 0 to 1/π, 0.49373 and, after ten ReLU layers, 0.87154", () => {
    const cosines = [0];
    for (let layer = 0; layer < 10; layer++) cosines.push(cosineAfterRelu(cosines.at(-1) ?? 0));
    expect(cosines[1]).toBeCloseTo(1 / Math.PI, 10);
    expect(cosines[2]).toBeCloseTo(0.49373, 5);
    expect(cosines[10]).toBeCloseTo(0.87154, 5);
    expect(cosineAfterRelu(1)).toBeCloseTo(1, 10);
  });

  test("a linear layer keeps its share; with input mean 1 and deviation 1 it is 1/2", () => {
    expect(varyingShares("identity", 3, 1, 1)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(varyingShares("gelu", 3, 0, 1)).toBeNull();
  });
});

describe("lines that leave the plot", () => {
  test("are reported with the layer at which they leave", () => {
    expect(leaving([1, 1e10, 1e21, 1e30], false)).toEqual({ how: "explodes", layer: 2, last: 1e30 });
    expect(leaving([1, 1e-21, 1e-40], false)).toEqual({ how: "vanishes", layer: 1, last: 1e-40 });
    expect(leaving([1, 0, 0], false)).toEqual({ how: "zero", layer: 1, last: 0 });
    expect(leaving([1, 1e200, Number.POSITIVE_INFINITY, Number.NaN], false)).toMatchObject({
      how: "overflows",
      layer: 2,
    });
    expect(leaving([1, 0.5, 0.25], false)).toBeNull();
  });

  test("a line that comes back has not left, such as one whose biases turn 0 into a signal", () => {
    expect(leaving([0, 0.1, 0.2], false)).toBeNull();
    expect(leaving([0, 0.1, 0], false)).toEqual({ how: "zero", layer: 2, last: 0 });
  });

  test("a gradient leaves at the first layer outside on its way to the input", () => {
    expect(leaving([1e30, 1e22, 1e3, 1], true)).toEqual({ how: "explodes", layer: 1, last: 1e30 });
  });

  test("the axis spans a factor above 20, so that a flat line looks flat", () => {
    const [low, high] = logEnds([1, 1.1, 0.9]);
    expect(high / low).toBeGreaterThan(20);
    expect(logEnds([1e-12, 1])[0]).toBeLessThan(1e-12);
    expect(logEnds([1e300])[1]).toBeLessThan(100);
  });
});

describe("the axis of layers", () => {
  test("layerAt gives the layer whose column is there, and the first or last one outside", () => {
    const places = columns(700, 21);
    for (const layer of [0, 7, 20]) expect(places.layerAt(places.at(layer))).toBe(layer);
    expect(places.layerAt(0)).toBe(0);
    expect(places.layerAt(699)).toBe(20);
  });

  test("the axis numbers the first and the last layer", () => {
    expect(layerTicks(21, 27)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
    expect(layerTicks(1, 500)).toEqual([0]);
    expect(layerTicks(51, 11).at(-1)).toBe(50);
  });
});

describe("a sorting verdict", () => {
  const run = { classes: 10, first: 2.3, early: 2.3, last: 2.3, accuracy: 0.1, diverged: false, alike: false };
  test("judges how a run begins, and independently how it ends", () => {
    const judged = (over: Partial<typeof run>) => [beginningOf({ ...run, ...over }), endOf({ ...run, ...over })];
    expect(judged({})).toEqual(["stands", "not"]);
    expect(judged({ last: 0.1 })).toEqual(["stands", "learned"]);
    expect(judged({ early: 1, last: 0.1 })).toEqual(["learns", "learned"]);
    expect(judged({ first: 300, early: 1, last: 0.1 })).toEqual(["explodes", "learned"]);
    expect(judged({ early: Number.NaN, last: Number.NaN, diverged: true })).toEqual(["explodes", "not"]);
  });

  test("is null for runs that do not agree", () => {
    expect(agreed(["learned", "learned"])).toBe("learned");
    expect(agreed(["learned", "not"])).toBeNull();
    expect(agreed([])).toBeNull();
  });

  test("hidden units are alike only if all their weights and biases are equal", () => {
    const layer = { units: 2, inputs: 2, weight: Float32Array.of(1, 1, 3, 3), bias: Float32Array.of(0, 0) };
    const output = { units: 2, inputs: 2, weight: Float32Array.of(1, 2, 3, 4), bias: Float32Array.of(0, 1) };
    expect(unitsAlike([layer, output])).toBe(true);
    expect(unitsAlike([{ ...layer, weight: Float32Array.of(1, 1, 3, 4) }, output])).toBe(false);
    expect(unitsAlike([output])).toBe(false);
  });
});

test("the shares above and below the ruler are 0.4 and 0.1 at ±2, and 0 at ±5", () => {
  const counts = Float32Array.of(1, 2, 3, 4); // four bins of width 2 between -4 and 4
  expect(beyond({ counts, min: -4, max: 4 }, 2)).toEqual({ above: 0.4, below: 0.1 });
  expect(beyond({ counts, min: -4, max: 4 }, 5)).toEqual({ above: 0, below: 0 });
  expect(beyond({ counts: Float32Array.of(0, 0), min: 0, max: 0 }, 1)).toEqual({ above: 0, below: 0 });
});
