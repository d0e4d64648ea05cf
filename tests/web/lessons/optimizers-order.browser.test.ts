import { html } from "lit";
import { expect, it } from "vitest";
import "../../../web/src/lessons/optimizers/predict/order";
import type { GlOrder, Ranked } from "../../../web/src/lessons/optimizers/predict/order";
import { shown } from "../support/page";

/** The texts beside the rules, first to last, for the order `value` and the measured order `truth`. */
async function text(value: readonly string[], truth: readonly Ranked[]): Promise<string[]> {
  const order = await shown<GlOrder>(html`<gl-order .value=${value} .truth=${truth}></gl-order>`);
  return [...order.renderRoot.querySelectorAll(".said")].map((one) => one.textContent ?? "");
}

const ranked = (name: string, places?: readonly [number, number]): Ranked => ({
  name,
  note: "",
  ...(places && { places }),
});

it("says of each rule at which place the reader put it, or that the place was right", async () => {
  expect(await text(["sgd", "momentum", "adam"], [ranked("momentum"), ranked("sgd"), ranked("adam")])).toEqual([
    "you said 2",
    "you said 1",
    "as you said",
  ]);
});

it("accepts either order of two rules that do not differ significantly, and grades nothing where none do", async () => {
  const close = [ranked("momentum", [0, 1]), ranked("sgd", [0, 1]), ranked("adam", [2, 2])];
  expect(await text(["sgd", "momentum", "adam"], close)).toEqual([
    "you said 2, as good",
    "you said 1, as good",
    "as you said",
  ]);
  expect(await text(["sgd", "adam"], [ranked("sgd", [0, 1]), ranked("adam", [0, 1])])).toEqual([
    "too close to call",
    "too close to call",
  ]);
});
