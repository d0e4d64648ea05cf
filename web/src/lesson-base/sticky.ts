import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Space kept above and below the figure. */
const margin = 24;
/** Of a narrow window's height what stays in view may take so much: the rest is for what is being read or moved. */
const most = 0.6;

/**
 * Says where a figure sticks that is taller than there is room for. Wide: it scrolls to its lower end first, so that no part of it is
 * out of reach (`--stick` of `.right`). Narrow: its upper part goes, and what sticks leaves room below (`--stick` of `.stage`).
 */
export class StickyController implements ReactiveController {
  private readonly sizes = new ResizeObserver(() => this.place());
  private watched: HTMLElement[] = [];

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** An element that is only moved renders nothing anew, so it would not be watched again. */
  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const found = [...(this.host.shadowRoot?.querySelectorAll<HTMLElement>(".right, .stage") ?? [])];
    if (found.every((element, index) => element === this.watched[index])) return;
    this.sizes.disconnect();
    this.watched = found;
    for (const element of [...found, document.documentElement]) this.sizes.observe(element);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.watched = [];
  }

  private place(): void {
    for (const element of this.watched) {
      const isStage = element.classList.contains("stage");
      const [top, room] = isStage ? [0, most * window.innerHeight] : [margin, window.innerHeight - margin];
      element.style.setProperty("--stick", `${Math.min(top, room - element.offsetHeight)}px`);
    }
  }
}
