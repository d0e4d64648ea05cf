import { svg, type TemplateResult } from "lit";
import { note, type Point, picture, size } from "./frame";
import { words as columns } from "./words";

const dots = [14, 34, 54, 74, 94] as const;

/** Many units and one: forward, the one is a sum over the many; backward, the many send their gradients to the one. */
export function fanPicture(
  label: string,
  way: "forward" | "backward",
  words: { one: string; many: string },
): TemplateResult {
  const forward = way === "forward";
  const one: Point = [forward ? 210 : 90, 54];
  const many = forward ? 90 : 210;
  const lines = dots.map((y) => svg`<path class=${`line ${way}`} d=${`M${many} ${y}L${one[0]} ${one[1]}`}></path>`);
  const rows = dots.map((_, index) => {
    const ends = [`${words.many} ${index + 1}`, words.one];
    return forward ? ends : ends.reverse();
  });
  return picture(
    label,
    { columns: [columns.text("from"), columns.text("to")], rows },
    svg`${lines}${dots.map((y) => svg`<circle class="dot" cx=${many} cy=${y} r="6"></circle>`)}
    <circle class=${`dot ${way}`} cx=${one[0]} cy=${one[1]} r="9"></circle>
    ${note(one[0] + (forward ? 46 : -46), 58, words.one, way)}${note(many + (forward ? -48 : 48), 58, words.many)}`,
  );
}

/** ReLU's derivative: 0 for half of all z, 1 for the other half. */
export function stepPicture(label: string): TemplateResult {
  const { ground, width } = size;
  const rows = [
    [-3, 0],
    [0, 0],
    [0, 1],
    [3, 1],
  ];
  return picture(
    label,
    { columns: ["z", columns.text("slope")], rows },
    svg`<path class="axis" d=${`M8 ${ground}H${width - 8}`}></path>
    <path
      class="line backward"
      d=${`M20 ${ground}H150M150 30H280`}
    ></path><path class="line dashed muted" d=${`M150 ${ground}V30`}></path>
    ${note(85, ground - 10, "0", "backward")}
      ${note(215, 22, "1", "backward")}
      ${note(150, ground + 17, "0")}
      ${note(268, ground + 17, "z")}`,
  );
}
