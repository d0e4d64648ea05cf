import { type ReactiveElement, render, type TemplateResult } from "lit";
import { tokenStyles } from "../../../web/src/look";

/** Puts a template on the page; resolves with its first element after it is drawn. */
export async function shown<T extends Element = ReactiveElement>(template: TemplateResult): Promise<T> {
  if (tokenStyles.styleSheet && !document.adoptedStyleSheets.includes(tokenStyles.styleSheet))
    document.adoptedStyleSheets.push(tokenStyles.styleSheet);
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  render(template, place);
  await drawn();
  return place.firstElementChild as T;
}

/** Waits until changes are on the screen. */
export async function drawn(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

/** An element inside another element's shadow root. */
export function inside<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const result = element.shadowRoot?.querySelector<T>(selector);
  if (!result) throw new Error(`There is no ${selector} in <${element.localName}>.`);
  return result;
}

/** The details of all events of this name from now on. */
export function heard<T>(name: string): T[] {
  const details: T[] = [];
  document.body.addEventListener(name, (event) => details.push((event as CustomEvent<T>).detail));
  return details;
}

/** Presses a key on an element. */
export function press(target: Element, key: string, more: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}
