import type { CodeLine } from "../../elements";
import { numberText } from "../../look";
import { lines } from "./loop";
import type { Passes } from "./passes";
import { words } from "./words";

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
