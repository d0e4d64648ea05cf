import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * How wide an element is, in CSS pixels. A drawing that takes this for its own width keeps its words as large on a
 * phone as on a wide screen: it is laid out anew, not scaled.
 */
export class WidthController implements ReactiveController {
  private readonly sizes = new ResizeObserver(([entry]) => {
    const next = Math.round(entry?.contentRect.width ?? 0);
    // After the frame: what an observer changes must not change what it observes. Where it is not shown it is not laid
    // out.
    if (next > 0 && next !== this.value) requestAnimationFrame(() => this.become(next));
  });

  /** `value`: until the element has been measured. */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    public value: number,
  ) {
    host.addController(this);
  }

  private become(width: number): void {
    this.value = width;
    this.host.requestUpdate();
  }

  hostConnected(): void {
    this.sizes.observe(this.host);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
  }
}
