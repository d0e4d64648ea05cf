import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../wasm-bindings/engine";
import { conventionsOf } from "../../../web/src/lessons/backprop/domain";
import type { TextReading } from "../../../web/src/lessons/backprop/reading";
import { load } from "../support/engine";
import { difference, program, reading, readings } from "../support/programs";
import { run } from "../support/run-javascript";

/** The lesson's programs in JavaScript, run here with the libraries from npm. */
let all: TextReading[];
let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
  all = await readings(engine);
});

describe("TensorFlow.js and jax-js, which compute in single precision", () => {
  for (const target of ["tfjs", "jax-js"] as const)
    test(`${target} prints the engine's numbers`, async () => {
      for (const one of all) {
        const { text, printed } = program(one, target);
        expect(difference(printed, await run(text), 1e-2), `${one.text}\n${text}`).toBeLessThan(1e-4);
      }
    });
});

describe("conventions", () => {
  const printed = async (text: string, target: "tfjs" | "jax-js") => {
    const one = await reading(engine, { text, at: { x: "0", y: "0" } });
    const { text: code, printed } = program(one, target);
    return { conventions: conventionsOf(one.reverse), differs: !(difference(printed, await run(code)) < 1e-6) };
  };

  test.each(["tfjs", "jax-js"] as const)(
    "%s: at a kink it has others than the engine, which the page says",
    async (target) => {
      const kinks = ["L = abs(x)", "L = max(x, y)", "L = min(x, y)"];
      for (const text of kinks)
        expect(await printed(text, target), text).toEqual({ conventions: { kink: true, steep: false }, differs: true });
      for (const text of ["L = exp(x)", "L = max(x, x)", "L = sigmoid(x) * y"])
        expect(await printed(text, target), text).toEqual({
          conventions: { kink: false, steep: false },
          differs: false,
        });
    },
  );

  test.each(["tfjs", "jax-js"] as const)(
    "%s: 0 times an infinite slope is 0 in the engine, which the page says",
    async (target) => {
      expect(await printed("L = x^0.5 * x", target)).toEqual({
        conventions: { kink: false, steep: true },
        differs: true,
      });
    },
  );
});
