import { css, html } from "lit";
import { Painting } from "../../../charts/painting";
import { TakeController, type Taken } from "../../../charts/take/take";
import { define } from "../../../elements";
import { baseStyles, cssColour, signedRgb } from "../../../look";
import type { Jacobian } from "./jacobian";

/** More cells than pixels are not drawn: then each cell shown is one of those it stands for. */
const mostCells = 320;

/**
 * A Jacobian as far as it is known: outputs down, inputs across; signed colours, and paper's grey where no pass has
 * been.
 */
export class GlBackpropJacobian extends Painting {
  static override properties = { jacobian: { attribute: false }, passes: { type: Number }, label: {} };
  declare jacobian: Jacobian | null;
  /** Changes with every pass, so that the same jacobian is drawn anew. */
  declare passes: number;
  declare label: string;

  constructor() {
    super();
    this.jacobian = null;
    this.passes = 0;
    this.label = "";
    new TakeController(this);
  }

  /** Entry by entry, as far as they are known. */
  take(): Taken | null {
    const { jacobian } = this;
    if (!jacobian) return null;
    const { inputs, outputs } = jacobian;
    const rows = Array.from({ length: inputs * outputs }, (_, place) => {
      const [row, column] = [Math.floor(place / inputs), place % inputs];
      return [row + 1, column + 1, jacobian.at(row, column)];
    });
    const known = rows.filter(([, , value]) => !Number.isNaN(value));
    return this.taken({ title: this.label, x: "x", y: "y", table: { columns: ["y", "x", "dy/dx"], rows: known } });
  }

  protected override render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  protected override paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { jacobian } = this;
    if (!jacobian) return;
    const [rows, columns] = [Math.min(jacobian.outputs, mostCells), Math.min(jacobian.inputs, mostCells)];
    const scale = largest(jacobian) || 1;
    const gap = width / columns > 8 && height / rows > 8 ? 1 : 0;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const value = jacobian.at(
          Math.floor((row * jacobian.outputs) / rows),
          Math.floor((column * jacobian.inputs) / columns),
        );
        if (Number.isNaN(value)) continue;
        context.fillStyle = cssColour(signedRgb(this.look.scheme, value / scale));
        const [x, y] = [(column * width) / columns, (row * height) / rows];
        context.fillRect(x, y, width / columns - gap + (gap ? 0 : 0.5), height / rows - gap + (gap ? 0 : 0.5));
      }
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0 }
      canvas {
        display: block;
        width: 100%;
        height: 180px;
        border-radius: 3px;
        background: color-mix(in srgb, var(--line) 35%, transparent);
      }
    `,
  ];
}

/** The largest entry so far, of which every colour is a part. */
function largest({ values }: Jacobian): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

define("gl-backprop-jacobian", GlBackpropJacobian);
declare global {
  interface HTMLElementTagNameMap {
    "gl-backprop-jacobian": GlBackpropJacobian;
  }
}
