import { LitElement, type PropertyValues } from "lit";
import { enlarged, isPrinting, onPixelRatio, SchemeController } from "../look";
import type { Taken } from "./take/take";

/** Prepares a canvas for drawing in CSS pixels: sets its size in device pixels and clears it. */
export function fresh(canvas: HTMLCanvasElement, { width, height, times } = sizeOf(canvas)): Fresh {
  const ratio = Math.min(3, times * (window.devicePixelRatio || 1));
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return { context, width, height };
}

interface Fresh {
  context: CanvasRenderingContext2D | null;
  width: number;
  height: number;
}

const sizeOf = (canvas: HTMLCanvasElement) => ({
  width: canvas.clientWidth,
  height: canvas.clientHeight,
  times: enlarged(canvas),
});

/** The canvases to paint in the next frame. All sizes are read before the first is painted, so one layout is enough. */
const waiting = new Map<HTMLCanvasElement, (fresh: Fresh) => void>();

function inNextFrame(canvas: HTMLCanvasElement, paint: (fresh: Fresh) => void): void {
  if (waiting.size === 0) requestAnimationFrame(paintAll);
  waiting.set(canvas, paint);
  // There is no animation frame before printing.
  if (isPrinting()) paintAll();
}

function paintAll(): void {
  const all = [...waiting].map(([canvas, paint]) => ({ canvas, paint, size: sizeOf(canvas) }));
  waiting.clear();
  for (const { canvas, paint, size } of all) if (size.width > 0 && size.height > 0) paint(fresh(canvas, size));
}

/**
 * The base class of charts with a canvas: it keeps the canvas at the resolution of the screen and repaints after each
 * update.
 */
export abstract class Painting extends LitElement {
  protected readonly look = new SchemeController(this);
  private readonly sizes = new ResizeObserver(() => this.requestUpdate());
  private forgetPixels = (): void => {};

  /** Draws the whole chart; `width` and `height` in CSS pixels. */
  protected abstract paint(context: CanvasRenderingContext2D, width: number, height: number): void;

  protected override updated(_changed: PropertyValues): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas) return;
    inNextFrame(canvas, ({ context, width, height }) => {
      if (context) this.paint(context, width, height);
    });
  }

  /** The chart in its current state for export (see `take`); null while the canvas has no size or the table no rows. */
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
