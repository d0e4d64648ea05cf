import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { ExpressionNode } from "../../engine";
import { words } from "./words";

/** A stretch of the text that belongs to the same nodes; `node` is the innermost of them, null between the parts. */
export interface Segment {
  text: string;
  node: number | null;
  inside: ReadonlySet<number>;
}

/** The text cut at the ends of all spans. */
export function segments(text: string, nodes: readonly ExpressionNode[]): Segment[] {
  const characters = [...text];
  const cuts = [...new Set([0, characters.length, ...nodes.flatMap(({ span }) => span)])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? characters.length;
    const around = nodes.filter(({ span }) => span[0] <= from && to <= span[1]);
    const smallest = around.reduce<ExpressionNode | null>(
      (best, node) => (best && width(best) <= width(node) ? best : node),
      null,
    );
    return {
      text: characters.slice(from, to).join(""),
      node: smallest?.id ?? null,
      inside: new Set(around.map(({ id }) => id)),
    };
  });
}

const cut = new WeakMap<readonly ExpressionNode[], Segment[]>();

/** The same, found once for the nodes of a text. */
function segmentsOf(text: string, nodes: readonly ExpressionNode[]): Segment[] {
  const parts = cut.get(nodes) ?? segments(text, nodes);
  cut.set(nodes, parts);
  return parts;
}

const width = ({ span }: ExpressionNode): number => span[1] - span[0];

/** The expression with what the step is about marked, and what is pointed at lit. */
export function formulaText(
  text: string,
  nodes: readonly ExpressionNode[],
  seen: { now: number | null; lit: number | null },
  point: (id: number | null) => void,
): TemplateResult {
  const isIn = (id: number | null, inside: ReadonlySet<number>): boolean => id !== null && inside.has(id);
  return html`<p
    class="formula-text"
    translate="no"
    tabindex="0"
    role="group"
    aria-label=${words.text("graph.formula")}
    @pointerleave=${() => point(null)}
  ><code>${segmentsOf(text, nodes).map(({ text: part, node, inside }) => {
    const [isNow, isLit] = [isIn(seen.now, inside), isIn(seen.lit, inside)];
    return guard(
      [isNow, isLit, inside],
      () =>
        html`<span
          class="${isNow ? "now" : ""} ${isLit ? "lit" : ""}"
          @pointerenter=${() => point(node)}
        >${part}</span>`,
    );
  })}</code></p>`;
}
