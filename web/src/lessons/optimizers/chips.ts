import { css, html, nothing, svg, type TemplateResult } from "lit";
import { spokenOf } from "../../elements/spoken";
import { ruleStyle, type Scheme } from "../../look";

export interface Chip {
  rule: string;
  label: string;
  help: string;
}

/** The dash pattern of a rule's line, in pixels: the second rule of a family is dashed, the learner's own is dotted. */
export function dashOf(rule: string, scheme: Scheme): number[] {
  if (rule === "own") return [1, 5];
  return ruleStyle(scheme, rule).dashed ? [7, 5] : [];
}

/** A sample of a rule's line, for legends and tables. */
export function sample(rule: string, scheme: Scheme): TemplateResult {
  const { colour } = ruleStyle(scheme, rule);
  return html`<svg
    class="sample"
    viewBox="0 0 26 8"
    aria-hidden="true"
  >${svg`<line
    x1="1.5"
    x2="24.5"
    y1="4"
    y2="4"
    stroke=${colour}
    stroke-width="3"
    stroke-linecap="round"
    stroke-dasharray=${dashOf(rule, scheme).join(" ")}
  ></line>`}</svg>`;
}

/**
 * A button for each rule, pressed if it races: both the legend and the choice. `of` names the figure, where another one
 * on the page has the same buttons.
 */
export function chips(
  label: string,
  all: readonly Chip[],
  racing: readonly string[],
  scheme: Scheme,
  toggle: (rule: string) => void,
  of = "",
): TemplateResult {
  // If every button names its figure (`of`), the group needs no label of its own.
  return html`<div class="chips" role=${of ? nothing : "group"} aria-label=${of ? nothing : label}>${all.map(
    ({ rule, label: name, help }) =>
      html`<button
        type="button"
        class="chip"
        aria-pressed=${racing.includes(rule)}
        title=${help}
        @click=${() => toggle(rule)}
      >${sample(rule, scheme)}${name}${spokenOf(name, of)}</button>`,
  )}</div>`;
}

export const chipStyles = css`
  .chips { display: flex; flex-wrap: wrap; gap: 6px }
  .chip {
    position: relative;
    font: 600 13px/1 var(--sans);
    color: var(--ink);
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-height: 36px;
    padding: 0 12px 0 9px;
    border: 1px solid var(--edge); border-radius: 18px; background: var(--surface); cursor: pointer;
  }
  .chip[aria-pressed="false"] { color: var(--muted); font-weight: 400; border-style: dashed; background: none }
  .chip[aria-pressed="false"] .sample { opacity: 0.45 }
  .chip:hover { background: color-mix(in srgb, var(--ink) 7%, var(--surface)) }
  .sample { width: 26px; height: 8px; flex: none; vertical-align: middle }
`;
