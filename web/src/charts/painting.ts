import { LitElement, type PropertyValues } from "lit";
import { onPixelRatio, SchemeController } from "../look";
import type { Taken } from "./take/take";

/** A canvas at the size of the screen's pixels, cleared, to be drawn on in CSS pixels. */
export function fresh(canvas: HTMLCanvasElement): {
  context: CanvasRenderingContext2D | null;
  width: number;
  height: number;
} {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return { context, width, height };
}

/**
 * A chart that paints its own canvas: keeps its pixels at the size of the screen's, and repaints when anything changes.
 */
export abstract class Painting extends LitElement {
  protected readonly look = new SchemeController(this);
  private readonly sizes = new ResizeObserver(() => this.requestUpdate());
  private forgetPixels = (): void => {};

  /** Draws everything, in CSS pixels. */
  protected abstract paint(context: CanvasRenderingContext2D, width: number, height: number): void;

  protected override updated(_changed: PropertyValues): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas) return;
    const { context, width, height } = fresh(canvas);
    if (context && width > 0 && height > 0) this.paint(context, width, height);
  }

  /** The picture as it stands, to be taken along: see `take`. */
  protected taken(about: Pick<Taken, "title" | "x" | "y" | "table">): Taken | null {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas || canvas.clientWidth === 0 || about.table.rows.length === 0) return null;
    const { clientWidth: width, clientHeight: height } = canvas;
    return { ...about, width, height, paint: (context) => this.paint(context, width, height) };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    document.fonts.addEventListener("loadingdone", this.fontsCame);
    this.forgetPixels = onPixelRatio(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    document.fonts.removeEventListener("loadingdone", this.fontsCame);
    this.forgetPixels();
  }

  private readonly fontsCame = (): void => this.requestUpdate();
}
