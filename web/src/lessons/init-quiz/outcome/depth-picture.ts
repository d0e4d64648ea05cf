import { html, nothing, svg, type TemplateResult } from "lit";
import { numberText } from "../../../look";
import { words } from "../book-words";
import type { Open } from "../open";
import { growth } from "../variant/known";
import type { Outcome } from "./outcome-run";

interface Line {
  label: string;
  tone: "yours" | "right" | "theory";
  values: readonly number[];
}

const box = { width: 440, height: 232, left: 48, right: 428, top: 28, bottom: 192 } as const;
/** A line that goes beyond ends in an arrow at the edge; zeros have no logarithm. */
const least = 1e-12;
const most = 1e12;

const clipped = (value: number): number =>
  Math.log10(Math.min(most, Math.max(least, Number.isFinite(value) ? value : most)));

/** The first layer that is off the plot, or -1. */
const leaves = (values: readonly number[]): number => values.findIndex((value) => !(value >= least && value <= most));

/** "10⁻¹²", but 0.1 and 100 as they are. */
const powerText = (power: number): string => numberText(10 ** power).replace(/^1\u202f×\u202f/, "");

/** A statistic over the layers, on a log scale: what was chosen, what is right; or networks with the theory and the prediction. */
export function depthPicture(open: Open, { yours, right }: Outcome): TemplateResult {
  const { asked, attempt } = open;
  const predicted = asked.form === "number";
  const mine = asked.form === "choice" ? asked.question.short(attempt.choice) : "";
  const best = asked.form === "choice" ? asked.question.short(asked.question.right(asked.offer).choice) : "";
  const lines: Line[] = [
    ...yours.map(({ depth }): Line => ({ label: mine, tone: "yours", values: depth?.values ?? [] })),
    ...right.map(({ depth }): Line => ({ label: best, tone: "right", values: depth?.values ?? [] })),
  ];
  const layers = Math.max(...lines.map(({ values }) => values.length)) - 1;
  if (predicted) lines.push({ label: words.text("outcome.theory"), tone: "theory", values: theory(layers) });
  const what = yours[0]?.what ?? right[0]?.what ?? "";
  const all = [...lines.flatMap(({ values }) => values), ...(predicted ? [attempt.value] : [])].map(clipped);
  const range = [Math.floor(Math.min(0, ...all)), Math.ceil(Math.max(1, ...all))] as const;
  const said = words.text("outcome.depth", { series: lines.map(spoken).join(", ") });
  return html`<svg class="depth" viewBox="0 0 ${box.width} ${box.height}" role="img" aria-label="${what}. ${said}">
      ${axes(layers, range, what)}${[...lines].reverse().map((line) => drawn(line, layers, range, yours.length > 1))}
      ${predicted ? mark(attempt.value, range) : nothing}${ends(lines, layers, range)}
    </svg>
    ${predicted ? html`<p class="quiet small">${words.text("outcome.networks", { count: yours.length, median: numberText(median(yours.map(({ measured }) => measured))), yours: numberText(attempt.value) })}</p>` : nothing}`;
}

/** Var(h) layer by layer with the lecture's σ; layer 0 is the input. */
const theory = (layers: number): number[] =>
  Array.from({ length: layers + 1 }, (_, layer) => growth ** Math.max(0, layer - 1));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const spoken = ({ label, values }: Line): string =>
  words.text("outcome.depth.series", { label, value: numberText(values.at(-1) ?? Number.NaN) });

type Range = readonly [low: number, high: number];
const across = (layer: number, layers: number): number => box.left + ((box.right - box.left) * layer) / layers;
const down = (power: number, [low, high]: Range): number =>
  box.bottom - ((box.bottom - box.top) * (power - low)) / (high - low);

function axes(layers: number, range: Range, what: string) {
  const stride = Math.ceil((range[1] - range[0]) / 5);
  const powers = Array.from(
    { length: Math.floor((range[1] - range[0]) / stride) + 1 },
    (_, index) => range[0] + index * stride,
  );
  const every = layers > 25 ? 10 : layers > 12 ? 5 : layers > 6 ? 2 : 1;
  const ticks = Array.from({ length: Math.floor(layers / every) + 1 }, (_, index) => index * every);
  return svg`${powers.map((power) => svg`<path class="grid" d=${`M${box.left} ${down(power, range)}H${box.right}`}></path><text class="number" x=${box.left - 8} y=${down(power, range) + 4}>${powerText(power)}</text>`)}
    ${ticks.map((layer) => svg`<text class="tick" x=${across(layer, layers)} y=${box.bottom + 18}>${layer}</text>`)}
    <text class="tick" x=${(box.left + box.right) / 2} y=${box.height - 4}>${words.text("outcome.layer")}</text><text class="name what" x=${box.left} y="14">${what}</text>`;
}

/** `several`: one of many that are the same but for chance. */
function drawn({ tone, values }: Line, layers: number, range: Range, several: boolean) {
  const off = leaves(values);
  const shown = off < 0 ? values : values.slice(0, off + 1);
  const points = shown.map(
    (value, layer) => `${across(layer, layers).toFixed(1)} ${down(clipped(value), range).toFixed(1)}`,
  );
  const curve = svg`<path class=${`curve ${tone}${several && tone === "yours" ? " one" : ""}`} d=${`M${points.join("L")}`}></path>`;
  if (off < 0) return curve;
  const [x, y] = [across(off, layers), down(clipped(values[off] as number), range)];
  const tip = (values[off] as number) < least ? 8 : -8;
  return svg`${curve}<path class=${`arrow ${tone}`} d=${`M${x - 6} ${y}H${x + 6}L${x} ${y + tip}Z`}></path>`;
}

/** What the learner predicted, at the last layer. */
const mark = (
  value: number,
  range: Range,
) => svg`<circle class="said" cx=${box.right} cy=${down(clipped(value), range)} r="6"></circle>
  <text class="name you" x=${box.right - 14} y=${down(clipped(value), range) + 18}>${words.text("outcome.you", { value: numberText(value) })}</text>`;

/** Names above the lines' ends, kept apart; of several that are called the same, one. */
function ends(lines: readonly Line[], layers: number, range: Range) {
  const last = new Map(lines.filter(({ label }) => label !== "").map((line) => [line.label, line]));
  let above = Number.NEGATIVE_INFINITY;
  return [...last.values()]
    .map((line) => ({ line, off: leaves(line.values) }))
    .map(({ line, off }) => ({
      line,
      off,
      y: down(clipped((off < 0 ? line.values.at(-1) : line.values[off]) ?? Number.NaN), range),
    }))
    .sort((one, other) => one.y - other.y)
    .map(({ line: { label, tone }, off, y }) => {
      above = Math.max(y, above + 16);
      if (off < 0) return svg`<text class=${`name ${tone}`} x=${box.right} y=${above - 13}>${label}</text>`;
      // Behind the arrow, or before it where there is no room.
      const right = across(off, layers) < (box.left + box.right) / 2;
      const said = `${label}: ${words.text("outcome.leaves", { layer: off })}`;
      return svg`<text class=${`name ${tone}${right ? " after" : ""}`} x=${across(off, layers) + (right ? 12 : -12)} y=${above + 4}>${said}</text>`;
    });
}
