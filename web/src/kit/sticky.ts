import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Pixels above and below the figure (`margin`), and between it and the plots under it (`gap`). */
export const margin = 16;
export const gap = 20;
/**
 * The largest share of the window's height for a figure that stays in view. Narrow: more than half is left for text and
 * controls; wide: the rest is for the plots.
 */
const mostNarrow = 0.48;
const mostWide = 0.68;
/** Pixels; no control is higher. */
const line = 64;

/**
 * Sets `--stick`, the CSS `top` at which `.right`, `.stage` and `.below` stick while the page scrolls. Wide: the figure
 * stays in view and the plots scroll under it until their lower end is visible (`.parted`). If the figure is too high
 * for that, everything scrolls to its lower end, so that everything can be reached. Narrow: the upper part of a high
 * figure scrolls out of view, which leaves room below it.
 */
export class StickyController implements ReactiveController {
  private readonly sizes = new ResizeObserver(() => this.place());
  private watched: HTMLElement[] = [];

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** Moving an element in the document does not render it, so its regions would not be observed again. */
  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    // An update may come after the element was removed. An observer that started then would keep the element in memory.
    if (!this.host.isConnected) return;
    const regions = [...(this.host.shadowRoot?.querySelectorAll<HTMLElement>(".right, .stage, .below") ?? [])];
    if (regions.every((element, index) => element === this.watched[index])) return;
    // The listener is in the shadow root: no event outside it reports that the focus moves within the lesson.
    this.host.shadowRoot?.addEventListener("focusin", this.uncover as EventListener);
    this.sizes.disconnect();
    this.watched = regions;
    for (const element of [...regions, document.documentElement]) this.sizes.observe(element);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.watched = [];
  }

  private place(): void {
    const [right, stage, below] = this.watched;
    if (!right || !stage || !below) return;
    const isWide = getComputedStyle(right).display !== "contents";
    const height = window.innerHeight;
    const parted = isWide && stage.offsetHeight <= mostWide * height;
    right.classList.toggle("parted", parted);
    const stick = (element: HTMLElement, top: number, lowest: number) =>
      element.style.setProperty("--stick", `${Math.min(top, lowest - element.offsetHeight)}px`);
    stick(right, margin, height - margin);
    if (isWide) stage.style.setProperty("--stick", `${margin}px`);
    else stick(stage, 0, mostNarrow * height);
    stick(below, margin + stage.offsetHeight + gap, height - margin);
  }

  /** Scrolls a control that receives the focus by keyboard out from under the figure. */
  private readonly uncover = (event: FocusEvent): void => {
    const [right, stage, below] = this.watched;
    const path = event.composedPath().filter((one) => one instanceof Element);
    const [target] = path;
    if (!right || !stage || !below || !target?.matches(":focus-visible") || path.includes(stage)) return;
    const focused = controlAround(path);
    const figure = stage.getBoundingClientRect();
    if (focused.top >= figure.bottom || focused.bottom <= figure.top || focused.right <= figure.left) return;
    const flows = right.getBoundingClientRect().top + stage.offsetHeight + gap;
    const stuck = right.classList.contains("parted") ? below.getBoundingClientRect().top - flows : 0;
    window.scrollBy(0, focused.top - stuck - figure.bottom - margin);
  };
}

/**
 * The box of the control that the first element of `path` is part of: the largest ancestor not higher than one line.
 */
function controlAround(path: readonly Element[]): DOMRect {
  const boxes = path.map((one) => one.getBoundingClientRect());
  const end = boxes.findIndex(({ height }) => height > line);
  return boxes[Math.max(0, end - 1)] as DOMRect;
}
