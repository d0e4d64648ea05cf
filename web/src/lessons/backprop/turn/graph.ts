import { html, nothing, svg, type TemplateResult } from "lit";
import type { ExpressionNode } from "../../../engine";
import { numberText } from "../../../look";
import type { Found } from "./found";
import { box, layout, type Place } from "./layout";
import { words } from "./words";

const signs: Readonly<Record<string, string>> = {
  add: "+",
  sub: "−",
  mul: "×",
  div: "÷",
  pow: "pow",
  neg: "−",
  sigmoid: "σ",
  relu: "relu",
  max: "max",
};

/** The graph: values in blue above, the adjoints that were found in orange below, local derivatives on the edges. */
export function graph(text: string, nodes: readonly ExpressionNode[], found: Found): TemplateResult {
  const { places, width, height } = layout(nodes);
  const at = new Map(places.map((place) => [place.id, place]));
  return html`<div class="graph" tabindex="0" role="group" aria-label=${words.text("graph", { text })}>
    <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">
      ${nodes.flatMap((node) => node.inputs.map((input, place) => edge(at.get(input), at.get(node.id), found.locals.get(`${node.id}:${place}`), twice(node, place))))}
      ${nodes.map((node) => drawn(node, at.get(node.id), found))}
    </svg></div>`;
}

/** Two edges between the same nodes bow apart: -1 and 1; any other is straight. */
function twice({ inputs }: ExpressionNode, place: number): number {
  return inputs.filter((input) => input === inputs[place]).length > 1
    ? 2 * inputs.indexOf(inputs[place] as number) + (place === 0 ? -1 : 1)
    : 0;
}

function edge(from: Place | undefined, to: Place | undefined, local: number | undefined, bow: number) {
  if (!from || !to) return nothing;
  const [x1, x2] = [from.x + box.width / 2, to.x - box.width / 2];
  const middle = (x1 + x2) / 2;
  // An edge over a whole column goes around what stands there.
  const around = x2 - x1 > 2 * box.width ? (from.y > to.y ? 44 : -44) : 0;
  const bent = 22 * Math.sign(bow) + around;
  return svg`<path d="M${x1} ${from.y}C${middle} ${from.y + bent} ${middle} ${to.y + bent} ${x2} ${to.y}"></path>
    ${local === undefined ? nothing : svg`<text class="local" x=${middle} y=${(from.y + to.y) / 2 + 0.75 * bent + (bent > 0 ? 14 : -5)}>${numberText(local)}</text>`}`;
}

function drawn(node: ExpressionNode, place: Place | undefined, { adjoints, current }: Found) {
  if (!place) return nothing;
  const { x, y } = place;
  const value = node.value.values[0] ?? Number.NaN;
  const adjoint = adjoints.get(node.id);
  const constant = node.op === "constant";
  const label =
    node.op === "input"
      ? node.name
      : constant
        ? numberText(value)
        : `${node.name}${signs[node.op] ? ` ${signs[node.op]}` : ""}`;
  return svg`<g class=${`${node.op === "input" || constant ? "leaf" : "op"}${node.id === current ? " current" : ""}`}>
    <rect x=${x - box.width / 2} y=${y - box.height / 2} width=${box.width} height=${box.height} rx="6"></rect>
    <text class="name" x=${x} y=${y + 5}>${label}</text>
    ${constant ? nothing : svg`<text class="value" x=${x} y=${y - box.height / 2 - 7}>${numberText(value)}</text>`}
    ${adjoint === undefined ? nothing : svg`<text class="adjoint" x=${x} y=${y + box.height / 2 + 16}>${numberText(adjoint)}</text>`}
  </g>`;
}
