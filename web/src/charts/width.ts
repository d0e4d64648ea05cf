import type { ReactiveController, ReactiveControllerHost } from "lit";

/** What a page of paper has room for, in CSS pixels: A4 between usual margins, and a little less. */
const paper = 680;

/**
 * How wide an element is, in CSS pixels. A drawing that takes this for its own width keeps its words as large on a
 * phone as on a wide screen: it is laid out anew, not scaled. Nobody is told how wide an element is on paper, so there
 * a drawing is as wide as a page at most, and as wide as a page where it is as wide as the window.
 */
export class WidthController implements ReactiveController {
  private screen: number;
  private readonly sizes = new ResizeObserver(([entry]) => {
    const next = Math.round(entry?.contentRect.width ?? 0);
    // After the frame: what an observer changes must not change what it observes. Where it is not shown it is not laid
    // out.
    if (next > 0 && next !== this.screen) requestAnimationFrame(() => this.measured(next));
  });

  /** `value`: until the element has been measured. */
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
