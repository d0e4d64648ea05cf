import { svg, type TemplateResult } from "lit";
import { frame, note, picture, size } from "./frame";
import { words as columns } from "./words";

const left = 84;
const width = 180;
const bar = 20;

/**
 * E[h^2] as a bar, and below it its two parts, the square of the mean and the variance. `part`: the share of the first.
 */
export function partsPicture(
  label: string,
  part: number,
  words: { whole: string; mean: string; rest: string },
): TemplateResult {
  const cut = left + width * part;
  const table = {
    columns: [columns.text("part"), columns.text("share")],
    rows: [
      [words.whole, 1],
      [words.mean, part],
      [words.rest, 1 - part],
    ],
  };
  return picture(
    label,
    table,
    svg`<rect class="fill muted" x=${left} y="14" width=${width} height=${bar}></rect>
    <rect class="fill parameter" x=${left} y="46" width=${width * part} height=${bar}></rect>
    <rect class="fill forward" x=${cut} y="78" width=${width * (1 - part)} height=${bar}></rect>
    <path class="line dashed muted" d=${`M${cut} 40V104M${left + width} 10V104`}></path>
    <g class="end">${note(left - 8, 29, words.whole)}
      ${note(left - 8, 61, words.mean, "parameter")}
      ${note(left - 8, 93, words.rest, "forward")}</g>`,
  );
}

/** A number that is multiplied by the same factor layer after layer. */
export function stairsPicture(label: string, factor: number, words: { first: string; step: string }): TemplateResult {
  const steps = 6;
  const most = factor ** (steps - 1);
  const each = (size.width - 60) / steps;
  const height = (index: number) => (70 * factor ** index) / most;
  const bars = Array.from({ length: steps }, (_, index) => {
    const x = 24 + index * each;
    return svg`<rect
      class="fill forward"
      x=${x}
      y=${size.ground - height(index)}
      width=${each - 8}
      height=${height(index)}
    ></rect>
      ${note(x + each / 2 - 4, size.ground + 16, String(index + 1))}`;
  });
  const rows = bars.map((_, index) => [index + 1, factor ** index]);
  return frame(
    label,
    { columns: [columns.text("layer"), columns.text("factor")], rows },
    svg`${bars}
      ${note(24 + each / 2 - 4, size.ground - height(0) - 8, words.first, "forward")}
      ${note(110, 26, words.step)}`,
  );
}
