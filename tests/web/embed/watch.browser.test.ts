import { expect, it, vi } from "vitest";

const loads = vi.hoisted(() => ({ one: vi.fn(async () => {}), two: vi.fn(async () => {}) }));
vi.mock("../../../web/src/embed/elements", () => ({
  embeddedElements: [
    { slug: "one", load: loads.one },
    { slug: "two", load: loads.two },
  ],
  tagOf: ({ slug }: { slug: string }) => `gradlab-${slug}`,
}));

/** Lets the observer's callbacks run. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

it("observes an embedding page until each kind of element was found", async () => {
  const ended = vi.spyOn(MutationObserver.prototype, "disconnect");
  document.body.append(document.createElement("gradlab-one"));
  await import("../../../web/src/embed/gradlab");
  expect(loads.one).toHaveBeenCalledOnce();
  expect(ended).not.toHaveBeenCalled();
  document.body.append(document.createElement("gradlab-one"), document.createElement("gradlab-two"));
  await turn();
  expect([loads.one.mock.calls.length, loads.two.mock.calls.length]).toEqual([1, 1]);
  expect(ended).toHaveBeenCalledOnce();
});
