import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Space kept above and below the figure. */
const margin = 24;

/**
 * Lets a figure that is taller than the window scroll to its lower end before it sticks, so that no part of it is out of reach.
 * It measures `.right` and says where it sticks in `--stick`.
 */
export class StickyController implements ReactiveController {
  private readonly sizes = new ResizeObserver(() => this.place());
  private watched: Element | null = null;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** An element that is only moved renders nothing anew, so it would not be watched again. */
  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const figure = this.host.shadowRoot?.querySelector(".right") ?? null;
    if (figure === this.watched) return;
    this.sizes.disconnect();
    this.watched = figure;
    if (!figure) return;
    this.sizes.observe(figure);
    this.sizes.observe(document.documentElement);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.watched = null;
  }

  private place(): void {
    if (!(this.watched instanceof HTMLElement)) return;
    const spare = window.innerHeight - this.watched.offsetHeight - margin;
    this.watched.style.setProperty("--stick", `${Math.min(margin, spare)}px`);
  }
}
