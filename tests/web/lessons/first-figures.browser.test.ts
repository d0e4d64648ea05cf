import { expect, it, vi } from "vitest";
import { embeddedElements, tagOf } from "../../../web/src/embed/elements";
import { EnginePool } from "../../../web/src/engine/pool";
import type { GradlabLesson } from "../../../web/src/kit";

/** What stands before the engine has answered anything, as on a slow way: an engine that never does. */
const engineWith = vi.hoisted(() => ({ pool: null as unknown }));
vi.mock("../../../web/src/engine/pool", async (original) => ({
  ...(await original<object>()),
  engine: () => engineWith.pool,
}));
class SilentPool extends EnginePool {
  override call: EnginePool["call"] = () => new Promise(() => {});
}
engineWith.pool = new SilentPool();

function inside(root: ParentNode, elements: Element[] = []): Element[] {
  for (const element of root.querySelectorAll("*")) {
    elements.push(element);
    if (element.shadowRoot) inside(element.shadowRoot, elements);
  }
  return elements;
}

const isPainted = (canvas: HTMLCanvasElement): boolean =>
  canvas.width > 0 &&
  (canvas
    .getContext("2d")
    ?.getImageData(0, 0, canvas.width, canvas.height)
    .data.some((byte) => byte > 0) ??
    false);

it.each([
  ["optimizers", "gl-race-map", "gl-menu"],
  ["init", "gl-init-plot", "gl-menu"],
])("%s: axes and menus stand before the engine answers", async (slug, figure, menu) => {
  const element = embeddedElements.find((one) => one.slug === slug);
  if (!element) throw new Error(`There is no lesson ${slug}.`);
  await element.load();
  const lesson = document.createElement(tagOf(element)) as GradlabLesson<object>;
  document.body.append(lesson);
  const all = () => inside(lesson.shadowRoot as ShadowRoot);
  const canvases = () =>
    all()
      .filter(({ localName }) => localName === figure)
      .flatMap((drawing) => [...(drawing.shadowRoot?.querySelectorAll("canvas") ?? [])]);
  await expect.poll(() => canvases().some(isPainted), { timeout: 10_000 }).toBe(true);
  await expect.poll(() => all().some(({ localName }) => localName === menu), { timeout: 10_000 }).toBe(true);
  lesson.remove();
});
