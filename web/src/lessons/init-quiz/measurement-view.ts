import { html, nothing, svg, type TemplateResult } from "lit";
import "../../charts/take/figure";
import { failureNotice, type Task } from "../../kit";
import { numberText } from "../../look";
import { median } from "../../statistics";
import type { Measurement } from "./measurement";
import type { Open } from "./open";
import { growth } from "./questions/known";
import type { Finding } from "./questions/question";
import { words } from "./quiz-words";
import type { Spread } from "./spread";

/** What the engine measures for the learner's answer, and for the right one once it may be shown. */
export function measurementView(open: Open, task: Task<Measurement>, name: string): TemplateResult | typeof nothing {
  const measured = task.valueFor(name);
  if (!measured) {
    if (!task.busy && !task.failure) return nothing;
    return html`<section class="outcome">
      <h3>${words.text("outcome.title")}</h3>
      ${task.failure ? failureNotice(task) : html`<p class="quiet" role="status">${words.text("outcome.busy")}</p>`}
    </section>`;
  }
  const findings = [...measured.yours, ...measured.right];
  if (findings.length === 0 && !measured.refused) return nothing;
  const isDeep = findings.some(({ depth }) => depth);
  const what = findings[0]?.what ?? "";
  return html`<section class="outcome">
    <h3>
      ${words.text(isDeep ? "outcome.title.depth" : "outcome.title")}
      ${what && aimsAtOne(open) ? html`<span class="aim quiet">${words.text("outcome.aim", { what })}</span>` : nothing}
    </h3>
    ${
      measured.refused
        ? html`<p class="error">${words.text("outcome.refused", { problem: measured.refused })}</p>`
        : nothing
    }
    ${isDeep ? depthPicture(open, measured) : spreads(open, measured)}
  </section>`;
}

function aimsAtOne({ asked }: Open): boolean {
  return asked.form === "choice" ? asked.question.aimsAtOne(asked.offer) : asked.question.form === "sigma";
}

function names({ asked, attempt }: Open): { yours: string; right: string } {
  if (asked.form === "number") return { yours: words.text("outcome.yours"), right: words.text("outcome.right") };
  const { question, offer } = asked;
  return {
    yours: words.text("outcome.yours.choice", { name: question.label(attempt.choice) }),
    right: words.text("outcome.right.choice", { name: question.label(question.right(offer).choice) }),
  };
}

function spreads(open: Open, { yours, right }: Measurement): TemplateResult {
  const shown = [...yours, ...right];
  const [from, to] = ends(shown.flatMap(({ spread }) => spread ?? []));
  const name = names(open);
  const what = shown[0]?.what ?? "";
  return html`${yours.map((one) => row(name.yours, one, from, to))}${right.map((one) => row(name.right, one, from, to))}
    <p class="ruler quiet"><span>${numberText(from, {
      digits: 2,
    })}</span><span>${numberText(to, { digits: 2 })}</span></p>
    <p class="quiet small">${words.text("outcome.note", { what })} ${words.text("outcome.scale")}</p>`;
}

function ends(all: readonly Spread[]): [number, number] {
  const bins = all.flatMap(({ bins: some }) => some).filter(({ count }) => count > 0);
  const from = Math.min(0, ...bins.map((bin) => bin.from));
  const to = Math.max(0, ...bins.map((bin) => bin.to));
  return to > from ? [from, to] : [-1, 1];
}

function row(name: string, { what, measured, spread, aside }: Finding, from: number, to: number): TemplateResult {
  const value = words.text("outcome.measured", { what, value: numberText(measured) });
  const label = words.text("outcome.picture", {
    whose: name,
    from: numberText(from),
    to: numberText(to),
    what,
    value: numberText(measured),
  });
  return html`<div class="spread"><p><span>${name}${
    aside
      ? html` <span class="quiet">${words.text("outcome.measured", {
          what: aside.what,
          value: numberText(aside.measured),
        })}</span>`
      : nothing
  }</span><b>${value}</b></p>
    ${spread ? histogram(spread, from, to, label) : nothing}</div>`;
}

/**
 * A histogram on the ruler that all of them share, stretched to the available width; all values that are exactly 0 are
 * in one bar.
 */
function histogram({ bins }: Spread, from: number, to: number, label: string): TemplateResult {
  const at = (value: number) => (1000 * (value - from)) / (to - from);
  const flat = bins.filter((bin) => bin.to - bin.from < 1e-12 * (to - from)).reduce((sum, { count }) => sum + count, 0);
  const wide = bins.filter((bin) => bin.count > 0 && bin.to - bin.from >= 1e-12 * (to - from));
  const bars = [...wide, ...(flat > 0 ? [{ from: 0, to: 0, count: flat }] : [])];
  const fullest = Math.max(...bars.map(({ count }) => count));
  const table = {
    columns: ["from", "to", "count"].map((name) => words.text(`outcome.column.${name as "from" | "to" | "count"}`)),
    rows: bins.map((bin) => [bin.from, bin.to, bin.count]),
  };
  return html`<gl-figure label=${label} .table=${table}><svg
    viewBox="0 0 1000 60"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    ${bars.map((bar) => {
      const height = 60 * Math.sqrt(bar.count / fullest);
      const width = Math.max(3, at(bar.to) - at(bar.from));
      return svg`<rect
        x=${Math.min(at(bar.from), 1000 - width)}
        y=${60 - height}
        width=${width}
        height=${height}
      ></rect>`;
    })}</svg></gl-figure>`;
}

// ---- plots over the layers ------------------------------------------------------------------------------------------

interface Line {
  label: string;
  tone: "yours" | "right" | "theory";
  values: readonly number[];
}

const box = { width: 440, height: 232, left: 48, right: 428, top: 28, bottom: 192 } as const;
/** Bounds of the log axis: a line that leaves them ends in an arrow at the edge. A value of 0 has no logarithm. */
const least = 1e-12;
const most = 1e12;

const clipped = (value: number): number =>
  Math.log10(Math.min(most, Math.max(least, Number.isFinite(value) ? value : most)));

/** The first layer outside the plot, or -1. */
const leaves = (values: readonly number[]): number => values.findIndex((value) => !(value >= least && value <= most));

/** The power of ten as a text: "10⁻¹²", but 0.1 and 100 in full. */
const powerText = (power: number): string => numberText(10 ** power).replace(/^1\u202f×\u202f/, "");

/**
 * A statistic over the layers on a log scale: for a choice, the chosen and the right scheme; for a number, several
 * networks with the theory and the learner's prediction.
 */
function depthPicture(open: Open, { yours, right }: Measurement): TemplateResult {
  const { asked, attempt } = open;
  const predicted = asked.form === "number";
  const mine = asked.form === "choice" ? asked.question.short(attempt.choice) : "";
  const best = asked.form === "choice" ? asked.question.short(asked.question.right(asked.offer).choice) : "";
  const lines: Line[] = [
    ...yours.map(({ depth }): Line => ({ label: mine, tone: "yours", values: depth ?? [] })),
    ...right.map(({ depth }): Line => ({ label: best, tone: "right", values: depth ?? [] })),
  ];
  const layers = Math.max(...lines.map(({ values }) => values.length)) - 1;
  if (predicted) lines.push({ label: words.text("outcome.theory"), tone: "theory", values: theory(layers) });
  const what = yours[0]?.what ?? right[0]?.what ?? "";
  const all = [...lines.flatMap(({ values }) => values), ...(predicted ? [attempt.value] : [])].map(clipped);
  const range = [Math.floor(Math.min(0, ...all)), Math.ceil(Math.max(1, ...all))] as const;
  const described = words.text("outcome.depth", { series: lines.map(spoken).join(", ") });
  const table = {
    columns: [words.text("outcome.column.line"), words.text("outcome.layer"), what],
    rows: lines.flatMap(({ label, values }) => values.map((value, layer) => [label, layer, value])),
  };
  const name = words.text("outcome.title.depth");
  return html`<gl-figure label="${name} ${what}" .table=${table}><svg
      class="depth"
      viewBox="0 0 ${box.width} ${box.height}"
      role="img"
      aria-label="${what}. ${described}"
    >
      ${axes(layers, range, what)}${[...lines].reverse().map((line) => drawn(line, layers, range, yours.length > 1))}
      ${predicted ? mark(attempt.value, range) : nothing}${endNames(lines, layers, range)}
    </svg></gl-figure>
    ${
      predicted
        ? html`<p class="quiet small">${words.text("outcome.networks", {
            count: yours.length,
            median: numberText(median(yours.map(({ measured }) => measured))),
            yours: numberText(attempt.value),
          })}</p>`
        : nothing
    }`;
}

/** Var(h) in each layer with the lecture's σ; layer 0 is the input. */
const theory = (layers: number): number[] =>
  Array.from({ length: layers + 1 }, (_, layer) => growth ** Math.max(0, layer - 1));

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
  return svg`${powers.map(
    (power) => svg`<path
    class="grid"
    d=${`M${box.left} ${down(power, range)}H${box.right}`}
  ></path><text class="number" x=${box.left - 8} y=${down(power, range) + 4}>${powerText(power)}</text>`,
  )}
    ${ticks.map((layer) => svg`<text class="tick" x=${across(layer, layers)} y=${box.bottom + 18}>${layer}</text>`)}
    <text
      class="tick"
      x=${(box.left + box.right) / 2}
      y=${box.height - 4}
    >${words.text("outcome.layer")}</text><text class="name what" x=${box.left} y="14">${what}</text>`;
}

/** One line; `several`: it is one of many that differ only by chance, and is drawn thin. */
function drawn({ tone, values }: Line, layers: number, range: Range, several: boolean) {
  const off = leaves(values);
  const shown = off < 0 ? values : values.slice(0, off + 1);
  const points = shown.map(
    (value, layer) => `${across(layer, layers).toFixed(1)} ${down(clipped(value), range).toFixed(1)}`,
  );
  const curve = svg`<path
    class=${`curve ${tone}${several && tone === "yours" ? " one" : ""}`}
    d=${`M${points.join("L")}`}
  ></path>`;
  if (off < 0) return curve;
  const [x, y] = [across(off, layers), down(clipped(values[off] as number), range)];
  const tip = (values[off] as number) < least ? 8 : -8;
  return svg`${curve}<path class=${`arrow ${tone}`} d=${`M${x - 6} ${y}H${x + 6}L${x} ${y + tip}Z`}></path>`;
}

/** The learner's prediction, marked at the last layer. */
const mark = (
  value: number,
  range: Range,
) => svg`<circle class="said" cx=${box.right} cy=${down(clipped(value), range)} r="6"></circle>
  <text
    class="name you"
    x=${box.right - 14}
    y=${down(clipped(value), range) + 18}
  >${words.text("outcome.you", { value: numberText(value) })}</text>`;

/** Names above the ends of the lines, kept apart; lines with the same name are named once. */
function endNames(lines: readonly Line[], layers: number, range: Range) {
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
      // Right of the arrow, or left of it where there is no room.
      const right = across(off, layers) < (box.left + box.right) / 2;
      const described = `${label}: ${words.text("outcome.leaves", { layer: off })}`;
      return svg`<text
        class=${`name ${tone}${right ? " after" : ""}`}
        x=${across(off, layers) + (right ? 12 : -12)}
        y=${above + 4}
      >${described}</text>`;
    });
}
