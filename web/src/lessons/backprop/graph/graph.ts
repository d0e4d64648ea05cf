import { css, html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { takenSvg } from "../../../charts/take/svg";
import { TakeController, type Taken } from "../../../charts/take/take";
import { define, emit } from "../../../elements";
import { isBare } from "../../../elements/bare-key";
import { arriving, failureNotice, Task } from "../../../kit";
import { baseStyles } from "../../../look";
import { words } from "../words";
import { box as drawnBox, graphStyles, type Seen, slotMark } from "./box";
import { beside, type Direction, loadLibrary, type Placed, path, place, touching } from "./layout";
import type { Drawn, DrawnEdge, DrawnNode } from "./model";
import { GraphView } from "./view";

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/**
 * The graph of an expression in a frame of its own, which scrolls. `gl-node` {id} when a node is pointed at or reached
 * by keyboard (null on leaving), `gl-visit` {id} when one is chosen. `lit` is the node that something else points at.
 */
export class GlBackpropGraph extends LitElement {
  static override properties = {
    drawn: { attribute: false },
    lit: { attribute: false },
    label: {},
    of: {},
    unread: { type: Boolean },
  };
  declare drawn: Drawn | null;
  declare lit: number | null;
  declare label: string;
  /** Told of each node, where another graph on the page has nodes of the same names. */
  declare of: string;
  /** There is nothing to draw, because the expression cannot be read. */
  declare unread: boolean;
  private reached = 0;
  private readonly placing = new Task<Placed>(this);
  private readonly view = new GraphView(
    this,
    () => this.renderRoot.querySelector<HTMLElement>(".frame"),
    () => this.placed,
  );

  constructor() {
    super();
    this.drawn = null;
    this.lit = null;
    this.label = this.of = "";
    this.unread = false;
    new TakeController(this);
  }

  take(): Promise<Taken | null> {
    const nodes = this.drawn?.nodes ?? [];
    const columns = (["node", "value", "derivative"] as const).map((name) => words.text(`graph.column.${name}`));
    const rows = nodes.map(({ name, sign, above, below }) => [[name, sign].filter(Boolean).join(" = "), above, below]);
    return takenSvg(this, { title: words.text("graph.title"), table: { columns, rows } });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A failure is told when a graph is to be drawn.
    loadLibrary().catch(() => {});
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { busy, failure, isFresh } = this.placing;
    const isOther = changed.has("drawn") && changed.get("drawn")?.trace !== this.drawn?.trace;
    if (this.drawn && (isOther || !(busy || failure || isFresh))) void this.arrange(this.drawn);
  }

  /** Lays out anew only when nodes or edges changed, not when their numbers did. */
  private async arrange({ nodes, edges }: Drawn): Promise<void> {
    const widths = nodes.map(({ width }) => width);
    const shape = { widths, edges: edges.map(({ from, to }) => ({ from, to, width: 52 })) };
    await this.placing.ask(shape, async ({ show, signal }) => {
      const placed = await arriving(place(shape));
      if (signal.aborted) return placed;
      show(placed);
      this.reached = Math.max(0, nodes.length - 1);
      void this.updateComplete.then(this.fit);
      return placed;
    });
  }

  private get placed(): Placed | null {
    return this.placing.value;
  }

  private readonly fit = (): Promise<void> => this.view.fit(this.drawn?.now ?? null);

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("drawn");
    if (changed.has("drawn") && before?.now !== this.drawn?.now)
      requestAnimationFrame(() => this.view.follow(this.drawn?.now ?? null));
  }

  override render(): TemplateResult {
    const { drawn, placed, view } = this;
    if (!drawn || !placed || placed.nodes.length !== drawn.nodes.length)
      return html`<div class="frame">${
        this.placing.failure
          ? failureNotice(this.placing)
          : html`<p class="empty">${words.text(this.unread ? "graph.unread" : "graph.waiting")}</p>`
      }</div>`;
    const [width, height] = [placed.width * view.zoom, placed.height * view.zoom];
    return html`
      <div
        class="frame ${view.isBeside ? "beside" : ""}"
        @wheel=${view.wheeled}
        @pointerdown=${view.taken}
        @pointermove=${view.moved}
        @pointerup=${view.released}
        @pointercancel=${view.released}
      >
        <svg
          translate="no"
          role="group"
          aria-label=${this.label}
          aria-describedby="keys"
          width=${width}
          height=${height}
          viewBox="0 0 ${placed.width} ${placed.height}"
          @keydown=${this.pressed}
          @pointerleave=${() => this.point(null)}
        >
          <defs>${["ahead", "forward", "tangent", "backward"].map((state) => arrow(state))}</defs>
          ${drawn.edges.map((edge, index) => guard([edge, placed], () => this.edge(edge, drawn, placed, index)))}
          ${drawn.nodes.map((node) => {
            const [now, lit, reached] = [drawn.now, this.lit, this.reached].map((id) => id === node.id) as [
              boolean,
              boolean,
              boolean,
            ];
            return guard([node, placed, now, lit, reached], () =>
              this.node(node, placed, { now, lit, reached, mode: drawn.mode }),
            );
          })}
        </svg>
      </div>
      <p class="unseen" id="keys">${words.text("graph.keys")}</p>
      <div class="zoom" role="group" aria-label="${words.text("graph.zoom")}, ${this.label}">
        <button
          type="button"
          aria-label="${words.text("graph.smaller")}, ${this.label}"
          title=${words.text("graph.smaller")}
          @click=${view.smaller}
        >−</button>
        <button
          type="button"
          aria-label="${words.text("graph.fit")}, ${this.label}"
          title=${words.text("graph.fit")}
          @click=${this.fit}
        >⤢</button>
        <button
          type="button"
          aria-label="${words.text("graph.larger")}, ${this.label}"
          title=${words.text("graph.larger")}
          @click=${view.larger}
        >+</button>
      </div>`;
  }

  private node(node: DrawnNode, placed: Placed, seen: Seen) {
    const at = placed.nodes[node.id];
    return at ? drawnBox(node, at, seen, this.asked, this.of) : nothing;
  }

  private edge({ label, state, now, from, to, slot }: DrawnEdge, { nodes }: Drawn, placed: Placed, index: number) {
    const at = placed.edges[index];
    const stand = (id: number) => ({ x: 0, y: 0, ...placed.nodes[id], box: nodes[id]?.box ?? 0 });
    if (!at) return nothing;
    const line = touching(at.points, stand(from), stand(to));
    const back = state === "backward";
    const points = back ? [...line].reverse() : line;
    const [head, before] = [line.at(-1), line.at(-2)];
    // Beside the line, on the side it comes from.
    const mark =
      slot > 0 && head && before
        ? slotMark(slot, { x: head.x - 15, y: head.y + (before.y > head.y ? 13 : -11) })
        : nothing;
    return svg`<g class="edge ${state} ${now ? "now" : ""}">
      <path d=${path(points)} marker-end="url(#${state})" />
      ${mark}
      ${label ? svg`<text x=${at.x} y=${at.y + 4}>${label}</text>` : nothing}</g>`;
  }

  private readonly asked = (id: number, what: "point" | "reach" | "visit"): void => {
    if (what === "reach") this.reached = id;
    if (what === "visit") emit(this, "gl-visit", { id });
    else this.point(id);
  };

  private point(id: number | null): void {
    if (id !== this.lit) emit(this, "gl-node", { id });
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const { drawn, placed } = this;
    const direction = arrows[event.key];
    if (!drawn || !placed || !isBare(event)) return;
    if (event.key === "+") this.view.larger();
    else if (event.key === "-") this.view.smaller();
    else if (event.key === "Enter") emit(this, "gl-visit", { id: this.reached });
    else if (direction) {
      const next = beside(this.reached, direction, drawn.edges, placed.nodes);
      if (next !== null) this.go(next);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private go(id: number): void {
    this.reached = id;
    this.requestUpdate();
    this.view.follow(id);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<SVGElement>(`[data-node="${id}"]`)?.focus({ preventScroll: true }),
    );
  }

  static override styles = [
    baseStyles,
    graphStyles,
    css`
      :host { display: block; position: relative; min-width: 0 }
      .frame {
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        height: var(--graph-height, 340px);
        display: grid;
        cursor: grab;
        overscroll-behavior: contain;
        padding-bottom: 44px;
      }
      .frame.beside { padding-bottom: 0 }
      .frame:active { cursor: grabbing }
      svg { display: block; margin: auto; overflow: visible }
      .empty { margin: auto; padding: 0 16px; text-align: center; color: var(--muted); font: 15px/1.4 var(--sans) }
      .zoom {
        position: absolute;
        right: 8px;
        bottom: 8px;
        display: flex;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .zoom button {
        all: unset;
        cursor: pointer;
        width: 32px;
        height: 32px;
        display: grid;
        place-items: center;
        font: 15px/1 var(--sans);
        color: var(--muted);
      }
      @media (pointer: coarse) { .zoom button { width: 44px; height: 40px } }
      .zoom button:hover { color: var(--ink) }
      @media print {
        .frame { height: auto; padding-bottom: 0; overflow: visible }
        svg { max-width: 100%; height: auto }
      }
      .zoom button:focus-visible { outline: 2px solid var(--forward); border-radius: var(--radius) }
    `,
  ];
}

const arrow = (state: string) => svg`<marker
  id=${state}
  viewBox="0 0 8 8"
  refX="7"
  refY="4"
  markerUnits="userSpaceOnUse"
  markerWidth="10"
  markerHeight="10"
  orient="auto-start-reverse"
>
  <path class="head ${state}" d="M0 0.6 8 4 0 7.4z" /></marker>`;

define("gl-backprop-graph", GlBackpropGraph);
declare global {
  interface HTMLElementTagNameMap {
    "gl-backprop-graph": GlBackpropGraph;
  }
}
