import { catalog } from "../messages";

const words = catalog("divergence", {
  first: "Diverged at step {step}: a number grew past the largest float, first seen in the {quantity}{where}.",
  where: " of layer {layer}",
  parameter: " of layer {layer} ({parameter})",
});

/** The first number that was not finite, as reported by the core (core/train/divergence.h). */
interface CoreDivergence {
  step: number;
  quantity: string;
  layer: number;
  parameter: string;
}

/** A sentence that says in which step a run diverged, and in which quantity this was seen first. */
export function divergenceText({ step, quantity, layer, parameter }: CoreDivergence): string {
  // A loss belongs to no layer, an activation to no parameter. The core fills both fields in any case.
  const place = { layer: layer + 1, parameter };
  const key = quantity === "activation" ? "where" : "parameter";
  const where = quantity === "loss" ? "" : words.text(key, place);
  return words.text("first", { step, quantity: quantity.replace("-", " "), where });
}
