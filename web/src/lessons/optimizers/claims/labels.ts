import { numberText } from "../../../look/numbers";
import type { Factors } from "./claim";
import { words } from "./words";

/** The name of a value, where it has one of its own: a surface, a data set. */
function valueText(value: string | number): string {
  if (typeof value === "number") return numberText(value);
  const key = `value.${value}`;
  const text = words.text(key as "value.ravine");
  return text === key ? value : text;
}

/** A setting in words: "ravine, noise 0.1". What is at its usual value and has no name of its own is left out. */
export const settingText = (factors: Factors): string =>
  Object.entries(factors)
    .map(([name, value]) => words.text(`factor.${name}` as "factor.noise", { value: valueText(value) }))
    .join(", ");

/** What a verdict depends on: "the noise and the data". */
export const dependsText = (names: readonly string[]): string =>
  words.text("result.depends", {
    factors: names.map((name) => words.text(`on.${name}` as "on.noise")).join(words.text("and")),
  });
