/** What the training loop says of forgotten gradients, on every data set that it offers, from other first weights. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../wasm-bindings/engine";
import type { State } from "../../web/src/lessons/training-loop/state";
import { load } from "../wasm/support/engine";
import { endOf, trainedBothWays } from "../wasm/support/forgetting";
import { seedsFrom } from "./init-families";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

/** Where the losses over all training rows end, with zero_grad and without; infinite where it diverged. */
async function ends(change: Partial<State>): Promise<{ right: number; forgotten: number }> {
  const { right, forgotten } = await trainedBothWays(engine, change);
  return { right: endOf(right), forgotten: endOf(forgotten) };
}

describe.each(["moons", "circles", "xor", "spiral", "iris"] as const)("%s", (source) => {
  test("at 0.5 the loss without zero_grad ends higher, mostly over three times; at 0.001 it ends below", async () => {
    const times: number[] = [];
    for (const seed of seedsFrom(60, 5)) {
      const large = await ends({ source, seed, lr: 0.5 });
      times.push(large.forgotten / large.right);
      const small = await ends({ source, seed, lr: 0.001 });
      expect(small.forgotten, `seed ${seed}`).toBeLessThan(small.right);
    }
    expect(Math.min(...times)).toBeGreaterThan(1);
    expect(times.filter((one) => one > 3).length).toBeGreaterThanOrEqual(4);
  });
});
