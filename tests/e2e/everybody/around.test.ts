/** Lessons on pages of other languages: one that is read from right to left, and one that is translated by a tool. */
import { describe, expect, it } from "vitest";
import { lessons } from "../../../web/src/lessons";
import { besideCourse } from "../support/course";
import { visitCourse } from "../support/course-pages";
import { elementsOn, everythingNear } from "../support/whole";

const beside = besideCourse();

const slugs = lessons.map(({ slug }) => slug);

/** Opens a lesson in a page of the course, and waits until all its parts are loaded. */
async function opened(slug: string, attributes: string) {
  const html = `<!doctype html><html ${attributes}><head><title>Course</title>
    <script type="module" src="CDN/gradlab.js"></script></head>
    <body><gradlab-${slug} paused></gradlab-${slug}></body></html>`;
  const { page, faults } = await visitCourse(beside.browser, beside.course.add({ html }));
  await page.waitForFunction((tag) => customElements.get(tag) !== undefined, `gradlab-${slug}`, { timeout: 30_000 });
  await page.evaluate(
    (tag) => (document.querySelector(tag) as unknown as { ready: Promise<void> }).ready,
    `gradlab-${slug}`,
  );
  await everythingNear(page);
  return { page, faults };
}

describe("in a page that is read from right to left", () => {
  it.each(slugs)("%s: whole sliders are mirrored; code, pictures and numbers are not", async (slug) => {
    const { page, faults } = await opened(slug, `lang="ar" dir="rtl"`);
    const sliders = await elementsOn(page, "gl-slider .slide", (slide) => {
      const box = slide.getBoundingClientRect();
      const track = slide.querySelector("input");
      const share = (element: Element | null) =>
        Number((element as HTMLElement | null)?.style.getPropertyValue("--at"));
      const travel = box.width - 20;
      const fill = getComputedStyle(slide, "::after");
      const mark = slide.querySelector(".default");
      return {
        isShown: box.width > 0,
        // From the right: the native thumb, the end of the fill, and the mark of the default.
        thumb: track && getComputedStyle(track).direction,
        fillsFromTheRight: Math.abs(Number.parseFloat(fill.right) - 10) < 1,
        fill: Math.abs(Number.parseFloat(fill.width) - share(slide) * travel) < 1,
        mark: Math.abs(box.right - 10 - share(mark) * travel - (mark?.getBoundingClientRect().right ?? 0)) < 2,
      };
    });
    const whole = { isShown: true, thumb: "rtl", fillsFromTheRight: true, fill: true, mark: true };
    for (const slider of sliders.filter(({ isShown }) => isShown)) expect(slider).toEqual(whole);
    const turned = await elementsOn(
      page,
      "code, pre, math, canvas, svg[role], textarea, input[type=text], input:not([type]), gl-tensor table",
      (element) =>
        getComputedStyle(element).direction === "rtl"
          ? `${(element.getRootNode() as ShadowRoot).host?.localName} ${element.localName}.${element.getAttribute("class")}`
          : "",
    );
    expect([...new Set(turned)].filter(Boolean)).toEqual([]);
    // A minus sign at the beginning of a text comes before its number.
    const signs = await elementsOn(page, "td, dd, output, .number", (element) => {
      const text = [...element.childNodes].find((node) => node instanceof Text && /^\s*\u2212\d/.test(node.data));
      if (!text) return "";
      const at = (text as Text).data.indexOf("\u2212");
      const left = (from: number) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, from + 1);
        return range.getBoundingClientRect().left;
      };
      return left(at) <= left(at + 1) ? "" : element.outerHTML.slice(0, 80);
    });
    expect(signs.filter(Boolean)).toEqual([]);
    // English text keeps its order also if it begins or ends with a number or a sign: "6 and 36", "Really?".
    const turnedLines = await elementsOn(page, "*", (element) => {
      if (element.matches(".unseen, .unseen *, script, style, title")) return "";
      const boxOf = (node: Node, at: number) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect();
      };
      const isTurned = (node: ChildNode): boolean => {
        if (!(node instanceof Text) || !/^\s*[\x21-\x7e\u00d7][\x20-\x7e]*[\x21-\x7e]\s*$/.test(node.data))
          return false;
        const from = boxOf(node, node.data.search(/\S/));
        const to = boxOf(node, node.data.trimEnd().length - 1);
        return from.width > 0 && Math.abs(from.top - to.top) < 2 && from.left > to.left;
      };
      return [...element.childNodes].some(isTurned) ? `${element.localName} ${element.textContent?.trim()}` : "";
    });
    expect([...new Set(turnedLines)].filter(Boolean)).toEqual([]);
    // The arrow of a menu is on the other side than the beginning of its text.
    const arrows = await elementsOn(page, "gl-menu svg", (arrow) => {
      const { left, width } = arrow.getBoundingClientRect();
      const box = arrow.parentElement?.getBoundingClientRect() ?? new DOMRect();
      return width === 0 || left < box.left + box.width / 2;
    });
    expect(arrows.every(Boolean)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("in a page that is translated by a tool", () => {
  // A translation tool replaces text nodes: changes of the old nodes are no longer visible.
  it.each(slugs)("%s: numbers that change are not translated", async (slug) => {
    const { page, faults } = await opened(slug, `lang="en"`);
    await page.evaluate(() => {
      const before = new Map<Text, string>();
      const walk = (root: Node): void => {
        for (const node of root.childNodes) {
          if (node instanceof Text && /\d/.test(node.data)) before.set(node, node.data);
          if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
          if (!(node instanceof HTMLStyleElement)) walk(node);
        }
      };
      walk(document.body);
      Object.assign(window, { before });
    });
    // What a visitor changes: the figure by its keys, then the controls.
    const lesson = page.locator(`gradlab-${slug}`);
    const transport = lesson.locator("gl-transport").first();
    if ((await transport.count()) > 0) await transport.getByRole("button").first().focus();
    for (let times = 0; times < 3; times++) await page.keyboard.press("ArrowRight");
    for (const [controls, most] of [
      ["gl-slider input[type=range]:enabled", 6],
      ["gl-number input:enabled", 3],
    ] as const) {
      const inputs = lesson.locator(controls);
      for (let index = 0; index < Math.min(most, await inputs.count()); index++)
        if (await inputs.nth(index).isVisible()) await inputs.nth(index).press("ArrowUp");
    }
    await page.waitForTimeout(3000);
    const frozen = await page.evaluate(() => {
      const stays = (node: Node | null): boolean => {
        if (!node) return false;
        if (node instanceof Element && node.getAttribute("translate") === "no") return true;
        return stays(node instanceof ShadowRoot ? node.host : node.parentNode);
      };
      const { before } = window as unknown as { before: Map<Text, string> };
      const changed = [...before].filter(
        ([node, text]) => node.isConnected && node.data !== text && /\d/.test(node.data),
      );
      return {
        changed: changed.length,
        open: changed
          .filter(([node]) => !stays(node))
          .map(([node, text]) => {
            const host = (node.getRootNode() as ShadowRoot).host?.localName;
            return `${host} ${node.parentElement?.outerHTML.slice(0, 90)}: ${text.trim()} -> ${node.data.trim()}`;
          }),
      };
    });
    expect(frozen.open).toEqual([]);
    expect(frozen.changed).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
