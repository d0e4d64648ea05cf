import type { CodeLine } from "../../elements";
import type { Phase } from "../../engine/types";
import { numberText } from "../../look";
import type { Passes } from "./passes";
import { words } from "./words";

/** The words of each line of code. */
type Key = `line.${"epoch" | "zeroGrad" | "forward" | "loss" | "backward" | "update"}`;

/** The lines of the loop in the order they run: the phase of the engine that each stands for, and its words. */
export const lines: ReadonlyArray<{ phase: Phase; code: Key }> = [
  { phase: "takeBatch", code: "line.epoch" },
  { phase: "zeroGrad", code: "line.zeroGrad" },
  { phase: "forward", code: "line.forward" },
  { phase: "loss", code: "line.loss" },
  { phase: "backward", code: "line.backward" },
  { phase: "update", code: "line.update" },
];

/** The loop as code; a line that has run says beside it what it found. */
export function code(forget: boolean, passes: Passes | null): CodeLine[] {
  return lines.map(({ phase, code: key }) => {
    const text = words.text(phase === "zeroGrad" && forget ? "line.zeroGrad.forgotten" : key);
    return phase === "loss" ? { text, id: phase, note: lossNote(passes) } : { text, id: phase };
  });
}

function lossNote(passes: Passes | null): string {
  const loss = passes?.tensor("loss", "loss")?.values[0];
  return loss === undefined ? "" : numberText(loss, { digits: 4, fixed: true });
}
