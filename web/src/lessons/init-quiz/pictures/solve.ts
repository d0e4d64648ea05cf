import { svg, type TemplateResult } from "lit";
import { frame, note, size, tableOf, tick } from "./frame";

/** The quantity that should be 1 is proportional to σ²: the answer is where the line passes 1. */
export function solvePicture(label: string, words: { requested: string; answer: string }): TemplateResult {
  const left = 60;
  const [x, y] = [170, 44];
  const end = 1.35;
  const slope = (size.ground - y) / (x - left);
  return frame(
    label,
    // σ² in units of the answer.
    tableOf([`σ² / ${words.answer}`, words.requested], 0, end, (part) => part),
    svg`<path
      class="line forward"
      d=${`M${left} ${size.ground}L${left + end * (x - left)} ${size.ground - end * slope * (x - left)}`}
    ></path>
    <path
      class="line dashed muted"
      d=${`M${left} ${y}H${x}`}
    ></path><path class="line dashed parameter" d=${`M${x} ${y}V${size.ground}`}></path>
    <circle class="dot parameter" cx=${x} cy=${y} r="4"></circle>
    <g class="end">${note(left - 8, y + 4, "1")}
      ${note(left - 8, 20, words.requested, "forward")}</g>${tick(left, "0")}
      ${tick(x, words.answer, "parameter")}`,
  );
}
