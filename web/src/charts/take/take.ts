import { css, html, LitElement, nothing, type ReactiveController, type ReactiveElement } from "lit";
import { define } from "../../elements/emit";
import { icon } from "../../elements/icons";
import { baseStyles } from "../../look";
import { messages } from "../../messages";

/** What a chart was given, as a table. */
export interface Table {
  columns: readonly string[];
  rows: ReadonlyArray<ReadonlyArray<string | number | null>>;
}

/** What of a chart can be taken along. */
export interface Taken {
  title: string;
  /** What the axes are called, where the picture does not say it itself. */
  x?: string;
  y?: string;
  table: Table;
  /** In CSS pixels. */
  width: number;
  height: number;
  paint(context: CanvasRenderingContext2D): void;
}

/** A chart that can be taken along; null while there is nothing in it. */
export interface Takeable {
  /** What it shows, in a few words that stay while the lesson plays. */
  readonly label?: string;
  /** The same among several alike, or where no label is set. */
  readonly wholeLabel?: string;
  take(): Taken | null | Promise<Taken | null>;
}

const place = css`:host { position: relative }`;

/** Puts the button into a chart's corner: `new TakeController(this)` in its constructor. */
export class TakeController implements ReactiveController {
  constructor(private readonly host: ReactiveElement & Takeable) {
    host.addController(this);
  }

  /** Paper does not cut it in two. */
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

  /** Buttons that differ are called differently. */
  private get label(): string {
    const { wholeLabel, label } = this.host;
    return wholeLabel || label || "";
  }
}

/** Opens what a chart can be taken as; what that needs is loaded then. */
export class GlTake extends LitElement {
  static override properties = { open: { state: true }, label: {} };
  declare open: boolean;
  /** What the chart shows. */
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
