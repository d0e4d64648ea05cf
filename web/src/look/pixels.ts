const listeners = new Set<() => void>();
/** So often it is looked at, in milliseconds: not every browser tells of every way in which it changes. */
const lookEvery = 400;
let known = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function look(): void {
  if (window.devicePixelRatio === known) return;
  known = window.devicePixelRatio;
  for (const changed of listeners) changed();
}

/**
 * Calls back whenever the pixels of the screen change their size: another zoom, another screen. What is returned ends
 * it.
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

/** How many pixels of the window one of an element's own is: not 1 under `zoom`, as on a lecturer's projector. */
export function enlarged(element: Element): number {
  const own = element instanceof HTMLElement ? element.offsetWidth : element.clientWidth;
  return own > 0 ? element.getBoundingClientRect().width / own : 1;
}

/** Where a pointer is in an element, in the element's own pixels. */
export function placeIn(element: Element, { clientX, clientY }: MouseEvent): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  const times = enlarged(element);
  return { x: (clientX - left) / times, y: (clientY - top) / times };
}
