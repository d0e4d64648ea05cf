import { html, nothing, type TemplateResult } from "lit";
import type { LayerChoices } from "../../../engine";
import type { Bind } from "../../../kit/controls";
import { coming } from "../../../kit/failure";
import { numberText, type Scheme } from "../../../look";
import { problemText } from "../../../messages";
import { type DepthLine, measuredIn, readings } from "./depth-line";
import "./depth-plot";
import {
  isRepeatable,
  type Line,
  lineLabel,
  linesOf,
  networksShown,
  requestedFor,
  requestFor,
  samplesFor,
  widthsOf,
} from "../lines";
import { type Signals, tooHeavy } from "../signals";
import type { State } from "../state";
import { words } from "../words";
import { leaving, leavingText } from "./edges";
import { lineLook } from "./line-look";
import { fewRows } from "./strips";

/**
 * The line and the state whose signal is drawn: the current ones, or the previous ones until the new signal is
 * computed.
 */
export interface Shown {
  line: Line;
  state: State;
}

/**
 * The lines as the figure draws them; a line without any signal yet is left out. `before` remembers by place what was
 * drawn last, and is updated here.
 */
export function depthLines(
  lines: readonly Line[],
  state: State,
  signals: Signals,
  before: Map<string, Shown>,
  choices: LayerChoices | null,
  theme: Scheme,
) {
  return lines.flatMap((line): DepthLine[] => {
    const place = placeOf(line);
    const fresh = signals.get(requestedFor(line, state)) !== null;
    if (fresh) before.set(place, { line, state });
    const shown = before.get(place);
    const signal = shown ? signals.get(requestedFor(shown.line, shown.state)) : null;
    if (!shown || !signal) return [];
    const { view } = state;
    const inputs = { ...shown.state, view };
    return [
      {
        label: lineLabel(line, choices?.initializers.find(({ name }) => name === line.scheme)?.label),
        ...lineLook(line, theme),
        chosen: line.chosen,
        stale: !fresh,
        ...readings(signal, view.statistic, shown.line, inputs),
        repeats: signals
          .repeatsOf(requestedFor(shown.line, shown.state))
          .map((repeat) => measuredIn(repeat, view.statistic)),
        spread: signal.layers.map((layer) =>
          view.strip === "activation" || layer.layer === 0 ? layer.activation : layer.preactivation,
        ),
      },
    ];
  });
}

/** The key of a line in `before`: the chosen line keeps its key when its scheme changes. */
const placeOf = (line: Line): string => (line.chosen ? "chosen" : `${line.scheme} ${line.biases}`);

/** The figure: strips above and plot below, on the same axis of layers. */
export function figure(
  lines: readonly DepthLine[],
  state: State,
  reading: number | null,
  status: { busy: boolean; notes: readonly string[]; failure: string },
  bind: Bind,
  read: (event: CustomEvent<{ layer: number | null }>) => void,
): TemplateResult {
  const { view } = state;
  const { statistic } = view;
  return html`<div class="lab" @gl-layer=${read}>
    <div class="strip-head">
      <span class="title">${words.text("figure.strips")}</span>
      <gl-segmented compact label=${words.text("figure.strip")} help=${words.text("figure.strip.help")}
        ${bind("view.strip")}
        .options=${[
          { value: "preactivation", label: words.text("figure.strips.z") },
          { value: "activation", label: words.text("figure.strips.h") },
        ]}></gl-segmented>
      <gl-segmented
        compact
        label=${words.text("figure.ruler")}
        help=${words.text("figure.ruler.help")}
        ${bind("view.ruler")}
        .options=${(["same", "own"] as const).map((value) => ({ value, label: words.text(`figure.ruler.${value}`) }))}
      ></gl-segmented>
    </div>
    ${lines.length === 0 ? coming(status, words.text("figure.empty")) : nothing}
    <div class="watched">
      <gl-init-strips
        label=${words.text("figure.strips.spoken")}
        .lines=${lines}
        .scale=${view.ruler === "same" ? state.inputStd : null}
        .layer=${reading}
      ></gl-init-strips>
      <div class="plot-head">
        <gl-segmented
          compact
          label=${words.text("statistic.label")}
          ${bind("view.statistic")}
          .options=${(["secondMoment", "variance", "unitVariance", "mean", "dead", "gradSecondMoment"] as const).map(
            (value) => ({ value, label: words.text(`statistic.${value}`) }),
          )}
        ></gl-segmented>
      </div>
      <p class="axis ${reading === null ? "" : "read"}"><span>${words.text(
        `statistic.axis.${statistic}`,
      )}</span><output>${status.busy ? words.text("figure.busy") : readout(lines, reading)}</output></p>
      <gl-init-plot
        label=${words.text(`statistic.axis.${statistic}`)}
        .lines=${lines}
        .layers=${widthsOf(state).length}
        ?share=${statistic === "dead"}
        ?backward=${statistic === "gradSecondMoment"}
        .layer=${reading}
      ></gl-init-plot>
    </div>
    ${
      lines.length > fewRows
        ? html`<p class="quiet small few" translate="no">
            ${words.text("figure.few", { rows: fewRows, count: lines.length })}
          </p>`
        : nothing
    }
    ${status.notes.map((note) => html`<p class="note" role="status" translate="no">${note}</p>`)}
    <p class="says">${words.text(`statistic.${statistic}.about`)}</p>
    <p class="quiet small" translate="no">${about(state)}</p>
    <ul class="unseen">${edges(lines, state)}</ul>
  </div>`;
}

/** The sentence below the figure: from how many inputs and networks it is computed. */
function about(state: State): string {
  const samples = samplesFor(widthsOf(state));
  const few = samplesFor(widthsOf(state), "quick");
  const { length } = linesOf(state).filter((line) => !isRepeatable(requestFor(line, state)));
  const drawn = words.text("figure.samples", { samples, few });
  if (length > 0) return `${drawn} ${words.text("figure.samples.one")}`;
  return `${drawn} ${words.text("figure.samples.repeats", { count: networksShown - 1, few })}`;
}

/** The lines that left the plot, as a list for screen readers. */
function edges(lines: readonly DepthLine[], { view }: State) {
  if (view.statistic === "dead") return nothing;
  return lines.flatMap(({ label, measured }) => {
    const left = leaving(measured, view.statistic === "gradSecondMoment");
    return left ? [html`<li>${leavingText(label, left)}</li>`] : [];
  });
}

/** The values of the selected layer, with the predicted value and the range over the networks in brackets. */
function readout(lines: readonly DepthLine[], reading: number | null): TemplateResult | typeof nothing {
  if (reading === null) return nothing;
  const values = lines.map(({ label, measured, predicted, repeats }, index) => {
    const [value, theory] = [measured[reading] ?? Number.NaN, predicted[reading]];
    const all = [value, ...repeats.map((repeat) => repeat[reading] ?? Number.NaN)];
    const range = { least: numberText(Math.min(...all)), most: numberText(Math.max(...all)), count: all.length };
    const known = [
      ...(theory == null ? [] : [words.text("figure.value.predicted", { predicted: numberText(theory) })]),
      ...(all.length > 1 ? [words.text("figure.value.range", range)] : []),
    ];
    const beside = known.length > 0 ? html` <span>(${known.join("; ")})</span>` : nothing;
    return html`${index > 0 ? " · " : nothing}${words.text("figure.value", {
      label,
      measured: numberText(value),
    })}${beside}`;
  });
  return html`${words.text("figure.reading.layer", { layer: reading })} ${values}`;
}

/** A sentence for each line that cannot be computed, with the reason. */
export function refusals(lines: readonly Line[], state: State, signals: Signals): string[] {
  return lines.flatMap((line) => {
    const requested = requestedFor(line, state);
    if (tooHeavy(requested.full)) return [words.text("figure.heavy")];
    const label = lineLabel(line);
    return signals
      .problems(requested)
      .map((problem) => words.text("figure.refused", { label, reason: problemText(problem) }));
  });
}
