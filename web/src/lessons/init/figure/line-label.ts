import { numberText } from "../../../look/numbers";
import { words } from "../words";
import type { Line } from "./lines";

/** The name at the end of a line. */
export function lineLabel({ scheme, gain, std, biases }: Line, catalogLabel = scheme): string {
  const name = biases ? words.text("line.torch-default-biases") : shortName(scheme, numberText(std), catalogLabel);
  return gain === 1 ? name : words.text("line.times", { name, gain: numberText(gain) });
}

function shortName(scheme: string, std: string, catalogLabel: string): string {
  switch (scheme) {
    case "normal":
      return std === "1"
        ? words.text("line.normal.one")
        : words.text("line.normal", { std: std.includes("×") ? `(${std})` : std });
    case "uniform":
    case "constant":
      return words.text(`line.${scheme}`, { std });
    case "zeros":
    case "lecun-normal":
    case "xavier-normal":
    case "he-normal":
    case "unit-variance":
    case "orthogonal":
    case "torch-default":
      return words.text(`line.${scheme}`);
    default:
      return catalogLabel;
  }
}
