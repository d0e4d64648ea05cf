import { html, LitElement } from "lit";
import { expect, it, vi } from "vitest";
import { Sight } from "../../../web/src/kit/sight";
import { shown } from "../support/page";

let now = 0;

class Watched extends LitElement {
  readonly sight = new Sight(
    this,
    () => {},
    () => now,
  );
  protected override render() {
    return html`<p>watched</p>`;
  }
}
customElements.define("gl-watched", Watched);

/** Imitates that another tab comes to the front, or this one comes back. */
function hide(hidden: boolean): void {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}

it("counts the time in the window, but not the time in a background tab", async () => {
  now = 0;
  const element = await shown<Watched>(html`<gl-watched></gl-watched>`);
  await vi.waitUntil(() => element.sight.seen, { timeout: 30_000 });
  now = 3000;
  expect(element.sight.seconds).toBe(3);
  hide(true);
  now = 60_000;
  expect(element.sight.seconds).toBe(3);
  hide(false);
  now = 61_500;
  expect(element.sight.lap()).toBe(4.5);
  expect(element.sight.seconds).toBe(0);
  element.remove();
  now = 99_000;
  expect(element.sight.seconds).toBe(0);
});
