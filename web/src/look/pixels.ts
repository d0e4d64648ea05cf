const listeners = new Set<() => void>();
/** Milliseconds between two checks: not every browser sends an event for every change of the ratio. */
const lookEvery = 400;
let known = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function look(): void {
  if (window.devicePixelRatio === known) return;
  known = window.devicePixelRatio;
  for (const changed of listeners) changed();
}

/**
 * Calls `changed` when the pixel ratio of the screen changes, after zooming or on another screen. Returns a function
 * that ends this.
 */
export function onPixelRatio(changed: () => void): () => void {
  if (listeners.size === 0) {
    known = window.devicePixelRatio;
    timer = setInterval(look, lookEvery);
    addEventListener("resize", look);
  }
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    clearInterval(timer);
    removeEventListener("resize", look);
  };
}

/**
 * The size of one CSS pixel of the element in CSS pixels of the window: not 1 under `zoom`, as on a lecturer's
 * projector.
 */
export function enlarged(element: Element): number {
  const own = element instanceof HTMLElement ? element.offsetWidth : element.clientWidth;
  return own > 0 ? element.getBoundingClientRect().width / own : 1;
}

/** The position of a pointer in an element, in the element's CSS pixels. */
export function placeIn(element: Element, { clientX, clientY }: MouseEvent): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  const times = enlarged(element);
  return { x: (clientX - left) / times, y: (clientY - top) / times };
}
