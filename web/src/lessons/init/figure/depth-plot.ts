import { css, html } from "lit";
import { Painting } from "../../../charts/painting";
import { chartStyles } from "../../../charts/styles";
import { TakeController, type Taken } from "../../../charts/take/take";
import { define, emit } from "../../../elements";
import { baseStyles, numberText, placeIn } from "../../../look";
import { words } from "../words";
import type { DepthLine } from "./depth-line";
import { columns, staysRead } from "./geometry";
import { paintPlot } from "./plot-painting";

/**
 * A statistic over the layers: dots are measured, lines are the closed form. The axis is logarithmic unless the
 * statistic is a share. Text at the edge of the plot names each line that leaves the axis, and the layer. Pointer and
 * arrow keys select the layer to read (event `gl-layer`).
 */
export class GlDepthPlot extends Painting {
  static override properties = {
    lines: { attribute: false },
    layers: { type: Number },
    share: { type: Boolean },
    backward: { type: Boolean },
    layer: { attribute: false },
    label: {},
  };
  declare lines: readonly DepthLine[];
  /** The number of layers to come, so that the axes can be drawn before the first line is computed. */
  declare layers: number;
  /** Whether the axis is linear from 0 to 1, for shares. */
  declare share: boolean;
  /** Whether the statistic belongs to the gradient, which travels from the last layer to the first. */
  declare backward: boolean;
  declare layer: number | null;
  declare label: string;

  constructor() {
    super();
    this.lines = [];
    this.layers = 0;
    this.share = false;
    this.backward = false;
    this.layer = null;
    this.label = "";
    new TakeController(this);
  }

  take(): Taken | null {
    const names = ["series", "layer", "measured", "predicted"] as const;
    const rows = this.lines.flatMap(({ label, measured, predicted }) =>
      measured.map((value, layer) => [label, layer, value, predicted[layer] ?? null]),
    );
    const columns = names.map((name) => words.text(`take.${name}`));
    return this.taken({ title: this.label, table: { columns, rows } });
  }

  private get count(): number {
    return Math.max(0, ...this.lines.map(({ measured }) => measured.length));
  }

  protected override render() {
    const last = Math.max(0, this.count - 1);
    const at = Math.min(last, this.layer ?? last);
    return html`
      <div class="frame">
        <canvas
          role="img"
          aria-label=${this.label}
          @pointerdown=${this.pointed}
          @pointermove=${this.pointed}
          @pointerleave=${this.left}
        ></canvas>
        <input
          type="range"
          min="0"
          max=${last}
          .value=${String(at)}
          aria-label="${this.label}. ${words.text("figure.keys")}"
          aria-valuetext=${this.spoken(at)}
          @input=${this.read}
          @focus=${this.read}
          @blur=${this.left}
        >
      </div>`;
  }

  private spoken(layer: number): string {
    const values = this.lines.map((line) => `${line.label} ${numberText(line.measured[layer] ?? Number.NaN)}`);
    return words.text("figure.reading", { layer, values: values.join(", ") });
  }

  private read(event: Event): void {
    emit(this, "gl-layer", { layer: Number((event.target as HTMLInputElement).value) });
  }

  private left(event: PointerEvent | FocusEvent): void {
    if (!staysRead(event)) emit(this, "gl-layer", { layer: null });
  }

  private pointed(event: PointerEvent): void {
    if (this.count > 0)
      emit(this, "gl-layer", { layer: columns(this.clientWidth, this.count).layerAt(placeIn(this, event).x) });
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    paintPlot(context, { width, height, count: this.count || this.layers, ...this.view() });
  }

  private view() {
    const { lines, share, backward, layer } = this;
    return { lines, share, backward, layer, scheme: this.look.scheme };
  }

  static override styles = [
    baseStyles,
    chartStyles,
    css`
      canvas { height: var(--plot-height, 270px); touch-action: pan-y }
    `,
  ];
}

define("gl-init-plot", GlDepthPlot);
declare global {
  interface HTMLElementTagNameMap {
    "gl-init-plot": GlDepthPlot;
  }
}
