import { css, html, LitElement, nothing, type ReactiveController, type ReactiveElement } from "lit";
import { define } from "../../elements/emit";
import { icon } from "../../elements/icons";
import { baseStyles } from "../../look";
import { messages } from "../../messages";

/** The data of a chart as a table. */
export interface Table {
  columns: readonly string[];
  rows: ReadonlyArray<ReadonlyArray<string | number | null>>;
}

/** A chart for export: its texts, its data, and a function that paints it. */
export interface Taken {
  title: string;
  /** The names of the axes, when the picture does not show them itself. */
  x?: string;
  y?: string;
  table: Table;
  /** Width and height in CSS pixels. */
  width: number;
  height: number;
  paint(context: CanvasRenderingContext2D): void;
}

/** A chart that can be exported. */
export interface Takeable {
  /** What the chart shows, in a few words that do not change while the lesson plays. */
  readonly label?: string;
  /** A longer label that distinguishes charts with equal labels; also used when there is no label. */
  readonly wholeLabel?: string;
  /** The chart in its current state; null while it is empty. */
  take(): Taken | null | Promise<Taken | null>;
}

const place = css`:host { position: relative }`;

/** Adds the export button to the corner of a chart: `new TakeController(this)` in its constructor. */
export class TakeController implements ReactiveController {
  constructor(private readonly host: ReactiveElement & Takeable) {
    host.addController(this);
  }

  /** The attribute `picture` keeps a page break out of the chart when printing. */
  hostConnected(): void {
    this.host.toggleAttribute("picture", true);
  }

  hostUpdated(): void {
    const root = this.host.renderRoot;
    if (!(root instanceof ShadowRoot)) return;
    const known = root.querySelector("gl-take");
    if (known) known.label = this.label;
    if (known) return;
    const { styleSheet } = place;
    if (styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
    const button = document.createElement("gl-take");
    button.chart = this.host;
    button.label = this.label;
    root.append(button);
  }

  /** The label of the chart; buttons of different charts need different names. */
  private get label(): string {
    const { wholeLabel, label } = this.host;
    return wholeLabel || label || "";
  }
}

/** The button that opens the export menu, whose code is loaded then. */
export class GlTake extends LitElement {
  static override properties = { open: { state: true }, label: {} };
  declare open: boolean;
  /** The label of the chart. */
  declare label: string;
  chart: (Element & Takeable) | null = null;

  constructor() {
    super();
    this.open = false;
    this.label = "";
  }

  protected override render() {
    const label = messages.text(this.label ? "chart.take.of" : "chart.take", { chart: this.label });
    return html`<button
      type="button"
      aria-label=${label}
      title=${label}
      aria-expanded=${this.open}
      @click=${this.toggle}
    >${icon("copy")}</button>${
      this.open ? html`<gl-take-menu .chart=${this.chart} @gl-close=${this.close}></gl-take-menu>` : nothing
    }`;
  }

  private readonly toggle = async (): Promise<void> => {
    if (!this.open) await import("./menu");
    this.open = !this.open;
  };

  private readonly close = (): void => {
    this.open = false;
    this.renderRoot.querySelector("button")?.focus();
  };

  static override styles = [
    baseStyles,
    css`
      :host { position: absolute; inset-block-start: -4px; inset-inline-end: -4px; z-index: 2 }
      button {
        all: unset;
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border-radius: var(--radius);
        color: var(--muted);
        cursor: pointer;
      }
      button:hover { color: var(--ink); background: var(--paper) }
      button:focus-visible { outline: 2px solid var(--forward) }
      svg { width: 14px; height: 14px }
      @media (pointer: coarse) { button { width: 44px; height: 44px } }
      @media print { :host { display: none } }
    `,
  ];
}

define("gl-take", GlTake);
declare global {
  interface HTMLElementTagNameMap {
    "gl-take": GlTake;
  }
}
