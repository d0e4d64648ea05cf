/** What a control says when it is operated: the value it now has. */
export type ValueEvent<T> = CustomEvent<{ value: T }>;

/** Sends an event that leaves shadow roots: every event of ours bubbles and is composed. */
export function emit<T>(from: EventTarget, name: string, detail?: T): void {
  from.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
}

/** While something is being moved (`gl-input`) and once it has settled (`gl-change`). */
export function emitValue<T>(from: EventTarget, name: "gl-input" | "gl-change", value: T): void {
  emit(from, name, { value });
}

/** Defines an element once, also when two copies of this code meet on one page; where there is no page, not at all. */
export function define(name: string, element: CustomElementConstructor): void {
  if (typeof customElements !== "undefined" && !customElements.get(name)) customElements.define(name, element);
}
