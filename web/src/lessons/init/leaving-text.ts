import { numberText } from "../../look";
import type { Leaving } from "./edges";
import { words } from "./words";

/** What became of a line that left the plot. */
export function leavingText(label: string, { how, layer, last }: Leaving): string {
  if (how === "explodes" || how === "vanishes") return words.text(`edge.${how}`, { label, layer, last: numberText(last, { digits: 2 }) });
  return words.text(`edge.${how}`, { label, layer });
}
