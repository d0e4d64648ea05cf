import { expect, it } from "vitest";
import type { GlDrawer } from "../../../web/src/elements/drawer";
import { embeddedElements } from "../../../web/src/embed/elements";
import { bringAllIntoView } from "../support/in-view";
import { controlsOf, type Lesson, placed, shadow } from "./placed";
import { walks } from "./walks";

/** Hidden names leave no empty container: no heading without content, and no empty drawer. */
bringAllIntoView();

/** All elements that match a selector, in all shadow roots. */
const allOf = (root: ParentNode, selector: string): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>("*")].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? allOf(element.shadowRoot, selector) : []),
  ]);

const isSeen = (element: Element): boolean => element.getClientRects().length > 0;

/** The visible drawers and groups; all drawers are opened. */
async function containersOf(lesson: Lesson): Promise<HTMLElement[]> {
  const drawers = allOf(shadow(lesson), "gl-drawer") as GlDrawer[];
  for (const drawer of drawers) drawer.open = true;
  await Promise.all(drawers.map((drawer) => drawer.updateComplete));
  return allOf(shadow(lesson), "gl-drawer, .group").filter((one) => one instanceof HTMLElement && isSeen(one));
}

/** Whether a container has anything except headings with a height. */
const holdsSomething = (container: HTMLElement): boolean =>
  [...container.children].some((child) => !child.matches("h2, h3") && child.getBoundingClientRect().height > 0);

for (const { slug } of embeddedElements)
  it(`${slug} shows no drawer and no heading above controls that are all hidden`, async () => {
    const lesson = await placed(slug, {}, walks[slug]?.begin ?? null);
    const controls = await controlsOf(lesson);
    const before = await containersOf(lesson);
    lesson.hide = controls;
    await expect.poll(async () => (await containersOf(lesson)).filter((one) => !holdsSomething(one))).toEqual([]);
    lesson.hide = "";
    await expect.poll(() => containersOf(lesson)).toEqual(before);
  }, 60_000);

it("init shows a drawer while at least one of the controls in it is shown", async () => {
  const inDrawer = ["inputMean", "inputStd", "shape", "normalization", "seed", "biases"];
  const lesson = await placed("init", { hide: inDrawer }, null);
  await controlsOf(lesson);
  const drawer = () => allOf(shadow(lesson), "gl-drawer:not(.prose)").filter(isSeen).length;
  await expect.poll(drawer).toBe(0);
  lesson.hide = inDrawer.slice(1);
  await expect.poll(drawer).toBe(1);
});

it.each([
  ["optimizers", "step", { step: 20, steps: 40 }, "gl-segmented"],
  ["backprop", "cursor", { cursor: 2 }, null],
] as const)("%s: hiding %s hides the buttons that move it, and nothing else", async (slug, hide, state, left) => {
  const lesson = await placed(slug, { hide: [hide] }, state);
  const transport = () => shadow(lesson).querySelector("gl-transport") as HTMLElement;
  await expect.poll(() => transport() && isSeen(transport()), { timeout: 20_000 }).toBe(true);
  const seen = () => allOf(transport().shadowRoot as ShadowRoot, "gl-button, .where").filter(isSeen).length;
  await expect.poll(seen).toBe(0);
  if (left) expect(isSeen(transport().querySelector(left) as Element)).toBe(true);
  lesson.hide = "";
  await expect.poll(seen, { timeout: 20_000 }).toBe(4);
});

it("the quiz's summary lists its questions, and links to them only if `at` is neither hidden nor locked", async () => {
  const lesson = await placed("init-quiz", { hide: ["at"] }, { at: 10 });
  const links = () => allOf(shadow(lesson), "td .link, th .link").filter(isSeen).length;
  const titles = () => allOf(shadow(lesson), "tbody th").map((title) => title.innerText.trim().length > 3);
  await expect.poll(titles, { timeout: 20_000 }).toContain(true);
  expect(titles()).not.toContain(false);
  expect(links()).toBe(0);
  lesson.hide = "";
  await expect.poll(links).toBe(titles().length);
  lesson.lock = "at";
  await expect.poll(links).toBe(0);
  expect(titles()).not.toContain(false);
});
