import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../wasm-bindings/engine";
import {
  judged,
  leakDocument,
  leakedDocument,
  leakPieces,
  type Pair,
} from "../../../web/src/lessons/scaling/leak/leak";
import { isotropic, noiseFree } from "../../../web/src/lessons/scaling/noise/isotropic";
import {
  batches,
  contraction,
  crossing,
  growth,
  limit,
  noisePieces,
  parts,
} from "../../../web/src/lessons/scaling/noise/noise";
import {
  type Cell,
  guessing,
  ranAway,
  realDocument,
  realPieces,
  timesBehind,
} from "../../../web/src/lessons/scaling/real/real";
import { defaults } from "../../../web/src/lessons/scaling/state";
import { dataText, granted, load } from "../support/engine";
import { laboratoryOf } from "../support/laboratory";

/** The claims that take many runs: small batches, real data, and what leaks. On the real engine, by the lesson's own code. */
describe("scaling, by many runs", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });

  test.each(["wine", "breast-cancer"] as const)("standardized %s beats raw at the best rate of each", (source) => {
    const best = (preprocess: string) =>
      Math.max(
        ...[1e-5, 1e-3, 0.1, 1].map((lr) => {
          const run = granted(
            engine.open(realDocument({ source, hidden: 0 }, preprocess, lr), dataText(`${source}.csv`)),
          );
          run.advance(300);
          const accuracy = run.read("evaluation", {}).trainAccuracy.at(-1) ?? 0;
          run.delete();
          return accuracy;
        }),
      );
    expect(best("standardize")).toBeGreaterThan(0.98);
    expect(best("none")).toBeLessThan(best("standardize") - 0.05);
  });

  test.each([
    ["wine", 0],
    ["wine", 16],
    ["breast-cancer", 0],
    ["breast-cancer", 16],
  ] as const)(
    "%s with %i hidden units: at every one of the eight rates raw ends 30 times above standardized's best or is not finite; at the large rates it runs away or dies",
    async (source, hidden) => {
      const laboratory = laboratoryOf(engine, { [source]: dataText(`${source}.csv`) });
      const cells: Cell[] = [];
      for (const piece of realPieces({ source, hidden, accuracy: false })) cells.push(await piece(laboratory));
      const least = (preprocess: string) =>
        Math.min(...cells.filter((cell) => cell.preprocess === preprocess && !ranAway(cell)).map(({ loss }) => loss));
      expect(least("standardize")).toBeLessThan(0.01);
      const standardized = least("standardize");
      expect(standardized).toBeLessThan(0.01);
      for (const { preprocess, loss } of cells)
        if (preprocess === "none")
          expect(Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY).toBeGreaterThan(30 * standardized);
      expect(timesBehind(cells)).toBeGreaterThan(30);
      const raw = cells.filter(({ preprocess }) => preprocess === "none");
      // A linear model explodes; in a network the explosion leaves ReLUs that never answer again, and a loss of guessing.
      const guess = guessing(source);
      for (const cell of raw.filter(({ lr }) => lr > 0.005 && lr < 5))
        if (hidden === 0) expect(ranAway(cell)).toBe(true);
        else expect(Math.abs(cell.loss - guess)).toBeLessThan(0.04);
    },
  );

  describe("small batches", () => {
    // With 20 inputs the bias, whose input is no random number, moves the limit by less than half a percent.
    test.each([
      [1, 1 / 23, 30_000],
      [4, 1 / 6.5, 10_000],
      [16, 1 / 2.375, 5000],
    ])("of %i rows, 20 inputs and a bias are stable up to a rate of %f, within 1 %", async (batch, expected, steps) => {
      expect(limit(21, batch)).toBeCloseTo(expected, 10);
      const text = noiseFree(isotropic(4000, 20, 1));
      const rates = [0.96, 1, 1.04].map((part) => part * expected);
      const growths: number[] = [];
      for (const lr of rates) growths.push(await growth(laboratoryOf(engine), text, batch, lr, 1, steps));
      expect(Math.abs(crossing(rates, growths) / expected - 1)).toBeLessThan(0.01);
    });

    // A thousand steps scatter: of four seeds one was 5.6 % away. This is the page as it opens; the formula is judged above.
    test("the 24 settings of the page lie on the formula within 7 %, and their limits within 4 %, for the seed it opens with", async () => {
      const growths: number[] = [];
      for (const piece of noisePieces(defaults.noise.dimensions, defaults.noise.seed))
        growths.push(await piece(laboratoryOf(engine)));
      const parameters = defaults.noise.dimensions + 1;
      for (const [index, batch] of batches.entries()) {
        const rates = parts.map((part) => part * limit(parameters, batch));
        const own = growths.slice(index * parts.length, (index + 1) * parts.length);
        for (const [i, lr] of rates.entries())
          expect(Math.abs((own[i] ?? 0) / contraction(parameters, batch, lr) - 1)).toBeLessThan(0.07);
        expect(Math.abs(crossing(rates, own) / limit(parameters, batch) - 1)).toBeLessThan(0.04);
      }
    });
  });

  describe("what leaks when validation rows are standardized with", () => {
    const laboratory = () => laboratoryOf(engine, { wine: dataText("wine.csv") });

    test("both trainings have the same rows in the same parts; only the statistics differ", async () => {
      const honest = leakDocument(0.04, 3);
      const known = await laboratory().prepare(honest);
      const leaked = await laboratory().prepare(leakedDocument(honest, known));
      const moments = (values: Float64Array | Float32Array, width: number, column: number) => {
        const own = Array.from(values).filter((_, i) => i % width === column);
        const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
        return { mean, variance: own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length };
      };
      const width = known.features.length;
      for (let column = 0; column < width; column++) {
        const all = [...leaked.parts.train.x, ...leaked.parts.valid.x];
        const ofAll = moments(Float64Array.from(all), width, column);
        expect(ofAll.mean).toBeCloseTo(0, 5);
        expect(ofAll.variance).toBeCloseTo(1, 4);
        expect(moments(known.parts.train.x, width, column).mean).toBeCloseTo(0, 5);
      }
      expect(Array.from(leaked.parts.train.y)).toEqual(Array.from(known.parts.train.y));
      expect(Array.from(leaked.parts.valid.y)).toEqual(Array.from(known.parts.valid.y));
    });

    // Not the page's own seed alone: a verdict that hangs on it would be no verdict.
    const judge = async (share: 0.04 | 0.08 | 0.6, seed: number) => {
      const pairs: Pair[] = [];
      for (const piece of leakPieces({ share, seed })) pairs.push(await piece(laboratory()));
      return judged(pairs);
    };

    test.each([0, 1, 2, 3])(
      "seed %i: with seven training rows the score is over a point too good, by three standard errors",
      async (seed) => {
        const { difference, clear } = await judge(0.04, seed);
        expect(clear).toBe(true);
        expect(difference.mean).toBeGreaterThan(1);
        expect(difference.mean).toBeGreaterThan(3 * difference.error);
      },
    );

    test("with 107, over three seeds, no more than a tenth of a point is left of it, and chance decides its sign", async () => {
      const found = [];
      for (const seed of [0, 1, 2]) found.push(await judge(0.6, seed));
      for (const { difference, clear } of found) {
        expect(Math.abs(difference.mean)).toBeLessThan(0.25);
        expect(clear).toBe(false);
      }
      expect(Math.abs(found.reduce((sum, { difference }) => sum + difference.mean, 0) / found.length)).toBeLessThan(
        0.1,
      );
    });
  });
});
