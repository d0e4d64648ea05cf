import { beforeAll, describe, expect, test } from "vitest";
import type { Reading } from "../../../web/src/lessons/backprop/reading";
import { load } from "../support/engine";
import { difference, program, readings } from "../support/programs";
import { run } from "../support/run-javascript";

/** The lesson's programs in JavaScript, run here with the libraries from npm. */
let all: Reading[];
beforeAll(async () => {
  all = await readings((await load()).engine);
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
