type Listener = EventListenerOrEventListenerObject;

/** Objects that outlive an element: a listener on them keeps the element in memory. */
const outlives = (target: EventTarget): boolean =>
  target === window ||
  target === document ||
  target === document.documentElement ||
  target instanceof MediaQueryList ||
  target instanceof FontFaceSet;

/** Counts the listeners on the page itself, and on its media queries and fonts. */
export class Listening {
  private readonly held = new Map<EventTarget, Map<string, Set<Listener>>>();

  /** Starts counting. */
  watch(): void {
    const { held } = this;
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (listener && outlives(this ?? window) && !(typeof options === "object" && options.once)) {
        const types = held.get(this ?? window) ?? new Map<string, Set<Listener>>();
        held.set(this ?? window, types.set(type, (types.get(type) ?? new Set()).add(listener)));
      }
      add.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      if (listener)
        held
          .get(this ?? window)
          ?.get(type)
          ?.delete(listener);
      remove.call(this, type, listener, options);
    };
  }

  get count(): number {
    const targets = [...this.held].filter(([target]) => outlives(target));
    return targets.flatMap(([, types]) => [...types.values()]).reduce((sum, { size }) => sum + size, 0);
  }
}
