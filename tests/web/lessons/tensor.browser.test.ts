import { html } from "lit";
import { expect, it } from "vitest";
import { cssColour, tokenRgb } from "../../../web/src/look";
import "../../../web/src/lessons/training-loop/tensor";
import { type GlTensor, table } from "../../../web/src/lessons/training-loop/tensor";
import { shown } from "../support/page";

async function coloursOf(values: readonly number[]): Promise<(string | undefined)[]> {
  const weights = table({ name: "0.weight", rows: 1, columns: values.length, values: Float32Array.from(values) });
  const tensor = await shown<GlTensor>(html`<gl-tensor .table=${weights}></gl-tensor>`);
  return [...tensor.renderRoot.querySelectorAll("td")].map((cell) => cell.dataset.colour);
}

it("colours the finite numbers of a run that diverges as without it, and NaN as lines", async () => {
  const [half, whole] = await coloursOf([0.5, 1]);
  expect(half).not.toBe(whole);
  const line = cssColour(tokenRgb("light", "line"));
  expect(await coloursOf([0.5, 1, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([half, whole, line, whole]);
});
