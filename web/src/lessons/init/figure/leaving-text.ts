import { numberText } from "../../../look";
import { words } from "../words";
import type { Leaving } from "./edges";

/** What became of a line that left the plot; `short` where there is little room. */
export function leavingText(label: string, { how, layer, last }: Leaving, short = false): string {
  const shown = { label, layer, last: how === "overflows" ? "∞" : numberText(last, { digits: 2 }) };
  return words.text(short ? "edge.short" : `edge.${how}`, shown);
}
