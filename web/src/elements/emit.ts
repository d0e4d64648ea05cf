/** The event of a control that was operated, with its new value. */
export type ValueEvent<T> = CustomEvent<{ value: T }>;

/** Dispatches an event that bubbles and is composed, so that it leaves shadow roots. */
export function emit<T>(from: EventTarget, name: string, detail?: T): void {
  from.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
}

/** Dispatches the value of a control: `gl-input` while it moves, `gl-change` when it has settled. */
export function emitValue<T>(from: EventTarget, name: "gl-input" | "gl-change", value: T): void {
  emit(from, name, { value });
}

/** Defines an element, unless another copy of this code on the page has defined it. Does nothing outside a browser. */
export function define(name: string, element: CustomElementConstructor): void {
  if (typeof customElements !== "undefined" && !customElements.get(name)) customElements.define(name, element);
}
