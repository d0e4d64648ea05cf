import type { ReactiveController, ReactiveControllerHost } from "lit";

/** The width of a printed page in CSS pixels: a little less than A4 between usual margins. */
const paper = 680;

/**
 * The width of an element in CSS pixels. A drawing with this width has text of the same size on a phone as on a wide
 * screen: it is laid out again, not scaled. Browsers do not report the width of an element on paper, so when printing
 * the width is that of a page for an element about as wide as the window, and at most that of a page for others.
 */
export class WidthController implements ReactiveController {
  private screen: number;
  private readonly sizes = new ResizeObserver(([entry]) => {
    const next = Math.round(entry?.contentRect.width ?? 0);
    // In the next frame, because a ResizeObserver must not change the size that it observes. A hidden element has width
    // 0, which is ignored.
    if (next > 0 && next !== this.screen) requestAnimationFrame(() => this.measured(next));
  });

  /** `value` is the width until the element has been measured. */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    public value: number,
  ) {
    this.screen = value;
    host.addController(this);
  }

  private measured(width: number): void {
    this.screen = width;
    this.become(width);
  }

  private become(width: number): void {
    this.value = width;
    this.host.requestUpdate();
  }

  private readonly print = (): void => {
    const isWhole = this.screen > 0.8 * document.documentElement.clientWidth;
    this.become(isWhole ? paper : Math.min(paper, this.screen));
  };

  private readonly printed = (): void => this.become(this.screen);

  hostConnected(): void {
    this.sizes.observe(this.host);
    addEventListener("beforeprint", this.print);
    addEventListener("afterprint", this.printed);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    removeEventListener("beforeprint", this.print);
    removeEventListener("afterprint", this.printed);
  }
}
