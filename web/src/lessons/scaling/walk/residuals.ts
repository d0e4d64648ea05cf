import { css, html } from "lit";
import { Painting } from "../../../charts/painting";
import { define } from "../../../elements";
import { baseSheet, tokens } from "../../../look";
import { words } from "../words";
import type { WalkStep } from "./walk";

/** The data, the line as it stands, and the residuals between them. */
export class GlResiduals extends Painting {
  static override properties = { step: { attribute: false } };
  declare step: WalkStep | null;

  constructor() {
    super();
    this.step = null;
  }

  protected override render() {
    return html`<canvas role="img" aria-label=${words.text("walk.table")}></canvas>`;
  }

  protected paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { step } = this;
    if (!step) return;
    const { forward, backward, muted, line } = tokens[this.look.scheme];
    const left = (x: number) => 16 + ((x + 1.3) / 3.6) * (width - 32);
    const top = (y: number) => height - 16 - ((y + 1) / 10) * (height - 32);
    const stroke = (colour: string, thickness: number, [x0, y0]: [number, number], [x1, y1]: [number, number]) => {
      context.strokeStyle = colour;
      context.lineWidth = thickness;
      context.beginPath();
      context.moveTo(left(x0), top(y0));
      context.lineTo(left(x1), top(y1));
      context.stroke();
    };
    stroke(line, 1, [-1.3, 0], [2.3, 0]);
    stroke(line, 1, [0, -1], [0, 9]);
    stroke(forward, 2, [-1.3, step.b - 1.3 * step.w], [2.3, step.b + 2.3 * step.w]);
    step.x.forEach((x, i) => {
      const y = step.y[i] ?? 0;
      stroke(backward, 2, [x, y], [x, step.prediction[i] ?? y]);
      context.beginPath();
      context.arc(left(x), top(y), 5, 0, 7);
      context.fillStyle = muted;
      context.fill();
    });
  }

  static override styles = [
    baseSheet,
    css`
      :host { display: block; min-width: 0 }
      canvas { display: block; width: 100%; height: var(--picture-height, 240px) }
    `,
  ];
}

define("gl-residuals", GlResiduals);
declare global {
  interface HTMLElementTagNameMap {
    "gl-residuals": GlResiduals;
  }
}
