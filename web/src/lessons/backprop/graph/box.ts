import { css, nothing, type SVGTemplateResult, svg } from "lit";
import { box as boxHeight, row } from "./layout";
import type { DrawnNode } from "./model";

/** How a node is seen. */
export interface Seen {
  /** The step just taken is about it. */
  now: boolean;
  /** It is pointed at, here or in another view. */
  lit: boolean;
  /** The tab key reaches it. */
  reached: boolean;
  mode: "vjp" | "jvp";
}

/** A node: its value above, its box, and below it its adjoint (its name under a bar) or tangent (under a dot). */
export function box(
  { id, kind, name, named, sign, above, below, settled, about, box: width }: DrawnNode,
  { x, y }: { x: number; y: number },
  { now, lit, reached, mode }: Seen,
  ask: (id: number, what: "point" | "reach" | "visit") => void,
  of: string,
): SVGTemplateResult {
  const half = boxHeight / 2;
  // What is operated lies over what is drawn: its name says everything, in words.
  return svg`<g class="node ${kind} ${now ? "now" : ""} ${lit ? "lit" : ""}">
    <g aria-hidden="true">
    <rect
      class="box"
      x=${x - width / 2}
      y=${y - half}
      width=${width}
      height=${boxHeight}
      rx=${kind === "op" ? 6 : half}
    />
    <text
      class="label"
      x=${x}
      y=${y + 5}
    ><tspan class="name ${named || kind === "constant" ? "" : "place"}">${name}</tspan>${
      sign ? svg`<tspan class="is" dx="4">=</tspan><tspan class="sign" dx="4">${sign}</tspan>` : nothing
    }</text>
    ${above ? svg`<text class="above" x=${x} y=${y - half - 6}>${above}</text>` : nothing}
    ${
      below
        ? svg`<text
          class="below ${mode} ${settled ? "settled" : ""}"
          x=${x}
          y=${y + half + 20}
        ><tspan class="marked ${mode}">${mode === "vjp" ? name : dotted(name)}</tspan>\u2002${below}</text>`
        : nothing
    }</g>
    <rect
      class="reach"
      x=${x - width / 2 - 4}
      y=${y - half - row}
      width=${width + 8}
      height=${boxHeight + 2 * row}
      rx="6"
      data-node=${id}
      data-keys
      role="button"
      aria-label=${[about, of].filter(Boolean).join(", ")}
      tabindex=${reached ? 0 : -1}
      @click=${() => ask(id, "visit")}
      @pointerenter=${() => ask(id, "point")}
      @focus=${() => {
        ask(id, "reach");
        ask(id, "point");
      }}
    />
  </g>`;
}

/** A name with the dot of a tangent above its letter: a character that stands over the one before it. */
export const dotted = (name: string): string => name.replace(/^(.)/u, "$1\u0307");

/** At the head of an edge: which operand of the operation it is. */
export function slotMark(slot: number, { x, y }: { x: number; y: number }): SVGTemplateResult {
  return svg`<g class="slot"><circle cx=${x} cy=${y} r="6.5" /><text x=${x} y=${y + 3.5}>${slot}</text></g>`;
}

export const graphStyles = css`
  text {
    font: 13px/1 var(--sans);
    font-variant-numeric: tabular-nums lining-nums;
    text-anchor: middle;
    fill: var(--ink);
  }
  .reach { fill: transparent; stroke: none; cursor: pointer; outline: none }
  .box {
    fill: var(--surface);
    stroke: var(--edge);
    stroke-width: 1.25;
    transition: stroke var(--quick) ease-out, fill var(--quick) ease-out;
  }
  .constant .box { stroke: transparent; fill: none }
  .name { font: italic 17px/1 var(--serif) }
  .place { font-size: 14px; fill: var(--muted) }
  .constant .name { font: 15px/1 var(--sans) }
  .is, .sign { fill: var(--muted) }
  .sign { font-size: 14px }
  .above { fill: var(--forward) }
  .below.vjp { fill: var(--backward); font-weight: 500 }
  .below.jvp { fill: var(--tangent) }
  .marked { font: italic 14px/1 var(--serif) }
  .marked.vjp { text-decoration: overline; text-decoration-thickness: 1.25px }
  .node.lit .box, .node:hover .box { fill: color-mix(in srgb, var(--ink) 7%, var(--surface)); stroke: var(--ink) }
  .node.now .box { stroke: var(--ink); stroke-width: 2.5 }
  .reach:focus-visible { stroke: var(--forward); stroke-width: 2 }
  .edge path { fill: none; stroke: var(--line); stroke-width: 1.5; transition: stroke var(--quick) ease-out }
  .edge.forward path { stroke: color-mix(in srgb, var(--forward) 60%, var(--surface)) }
  .edge.tangent path { stroke: color-mix(in srgb, var(--tangent) 70%, var(--surface)) }
  .edge.backward path { stroke: color-mix(in srgb, var(--backward) 70%, var(--surface)) }
  .edge.now path { stroke-width: 3 }
  .edge.forward.now path { stroke: var(--forward) }
  .edge.tangent.now path { stroke: var(--tangent) }
  .edge.backward.now path { stroke: var(--backward) }
  .edge text {
    fill: var(--muted);
    font-size: 12px;
    paint-order: stroke;
    stroke: var(--surface);
    stroke-width: 5px;
    stroke-linejoin: round;
  }
  .edge.now text { fill: var(--ink); font-weight: 600 }
  .edge .slot circle { fill: var(--surface); stroke: var(--line) }
  .edge .slot text { font-size: 10px; fill: var(--muted); stroke: none }
  .head { fill: var(--line) }
  .head.forward { fill: color-mix(in srgb, var(--forward) 60%, var(--surface)) }
  .head.tangent { fill: color-mix(in srgb, var(--tangent) 70%, var(--surface)) }
  .head.backward { fill: color-mix(in srgb, var(--backward) 70%, var(--surface)) }
`;
