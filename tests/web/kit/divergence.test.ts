import { expect, test } from "vitest";
import { divergenceText } from "../../../web/src/kit/divergence";

const seen = { step: 6, layer: 1, parameter: "weight" };

test.each([
  ["activation", "first seen in the activation of layer 2."],
  ["loss", "first seen in the loss."],
  ["gradient", "first seen in the gradient of layer 2 (weight)."],
  ["optimizer-state", "first seen in the optimizer state of layer 2 (weight)."],
  ["parameter", "first seen in the parameter of layer 2 (weight)."],
])("a run that diverged in the %s names the layer and the parameter, if there are any", (quantity, place) => {
  expect(divergenceText({ ...seen, quantity })).toContain(place);
});
