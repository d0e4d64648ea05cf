/** Announcements of screen readers while a lesson plays, and how to skip the header by keyboard. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lessons } from "../../../web/src/lessons";
import { launchChromium } from "../support/browser";
import { Visitor } from "../support/visit";
import { elementsOn, everythingNear } from "../support/whole";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

interface Spoken {
  at: number;
  text: string;
}

/** Records from now on every change in a live region. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spoken: Spoken[] = [];
    Object.assign(window, { spoken });
    const live =
      "[role=status]:not([aria-live=off]), [role=alert], [role=log], [aria-live=polite], [aria-live=assertive], output:not([aria-live=off])";
    const regionOf = (node: Node): Element | null => {
      const element = node instanceof Element ? node : node.parentElement;
      const result = element?.closest(live);
      if (result) return result;
      const root = node.getRootNode();
      return root instanceof ShadowRoot ? regionOf(root.host) : null;
    };
    const heard = (records: MutationRecord[]): void => {
      for (const { target } of records) {
        const text = regionOf(target)?.textContent?.replaceAll(/\s+/g, " ").trim();
        if (text && spoken.at(-1)?.text !== text) spoken.push({ at: performance.now(), text });
      }
    };
    const watch = (root: Document | ShadowRoot): void => {
      new MutationObserver(heard).observe(root, { subtree: true, childList: true, characterData: true });
      for (const element of root.querySelectorAll("*")) if (element.shadowRoot) watch(element.shadowRoot);
    };
    watch(document);
  });
}

const spokenOn = (page: Page) => page.evaluate(() => (window as unknown as { spoken: Spoken[] }).spoken);

const playing = [
  { path: "#/playground", from: 20 },
  { path: "#/optimizers?steps=2000&speed=60", from: 20 },
];

it.each(playing)("while $path plays nothing is announced; a pause announces the step once", async ({ path, from }) => {
  const visitor = await Visitor.arrive(browser, path, { fresh: true });
  const { page } = visitor;
  await visitor.until((step) => step > from);
  await listen(page);
  const begun = await visitor.step();
  await visitor.until((step) => step > begun + 40);
  expect(await spokenOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Pause" }).first().click();
  await expect.poll(async () => (await spokenOn(page)).map(({ text }) => text)).toHaveLength(1);
  expect((await spokenOn(page))[0]?.text).toMatch(/\d/);
  await visitor.leave();
});

it.each(["#/training-loop", "#/backprop"])("while %s plays slowly nothing is announced either", async (path) => {
  const visitor = await Visitor.arrive(browser, path, { reducedMotion: true, fresh: true });
  const { page } = visitor;
  await page.getByRole("button", { name: "Play" }).first().click();
  await listen(page);
  // Three lines or nodes further.
  const lit = () =>
    page
      .locator("gl-code li.running, gl-backprop-graph .now")
      .first()
      .evaluate((one) => one.getAttribute("data-id") ?? [...(one.parentElement?.children ?? [])].indexOf(one))
      .catch(() => null);
  const seen = new Set<unknown>();
  await expect.poll(async () => seen.add(await lit()).size, { timeout: 20_000 }).toBeGreaterThan(3);
  expect(await spokenOn(page)).toEqual([]);
  await visitor.leave();
});

it("twenty steps by key are announced at most once a second, and always the last one", async () => {
  const visitor = await Visitor.arrive(browser, "#/playground", { reducedMotion: true, fresh: true });
  const { page } = visitor;
  await page.getByText(/114 parameters/).waitFor();
  await listen(page);
  for (let times = 0; times < 20; times++) await page.keyboard.press("ArrowRight");
  await visitor.until((step) => step === 20);
  await expect.poll(async () => (await spokenOn(page)).at(-1)?.text ?? "").toContain("20");
  const times = (await spokenOn(page)).map(({ at }) => at);
  // A timer of one second may fire a little early.
  for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThan(900);
  await visitor.leave();
});

const slugs = lessons.map(({ slug }) => slug);

it.each(slugs)("#/%s: the first Tab stop skips to the lesson; its contents lead to every part", async (slug) => {
  const visitor = await Visitor.arrive(browser, `#/${slug}`, { reducedMotion: true, fresh: true });
  const { page } = visitor;
  await everythingNear(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const focused = () =>
    page.evaluate(() => {
      let inner = document.activeElement;
      while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
      return inner?.id || inner?.localName;
    });
  expect(await focused()).toBe("main");
  const parts = await page.evaluate((name) => {
    const root = document.querySelector("gradlab-site")?.shadowRoot?.querySelector(`gradlab-${name}`)?.shadowRoot;
    const ids = [...(root?.querySelectorAll(".sections > [id]") ?? [])].map(({ id }) => id);
    return { ids, buttons: root?.querySelectorAll(".contents button").length ?? 0 };
  }, slug);
  if (parts.ids.length > 1) expect(parts.buttons).toBe(parts.ids.length);
  const reached: unknown[] = [];
  for (let index = 0; index < parts.buttons; index++) {
    await page.locator(`gradlab-${slug} .contents button`).nth(index).press("Enter");
    reached.push(await focused());
  }
  expect(reached).toEqual(parts.buttons > 0 ? parts.ids : []);
  await visitor.leave();
});

it.each(slugs)(
  "#/%s: figures and tables have names, and the buttons of its pictures have different names",
  async (slug) => {
    const visitor = await Visitor.arrive(browser, `#/${slug}`, { reducedMotion: true, fresh: true });
    const { page } = visitor;
    await everythingNear(page);
    const takes = () =>
      elementsOn(page, "gl-take", (take) => take.shadowRoot?.querySelector("button")?.getAttribute("aria-label") ?? "");
    await expect.poll(async () => (await takes()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    const session = await page.context().newCDPSession(page);
    const nameless = async () => {
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      return nodes
        .filter(({ ignored, role }) => !ignored && ["figure", "table", "button"].includes(String(role?.value)))
        .filter(({ name }) => String(name?.value ?? "").trim() === "")
        .map(({ role }) => role?.value);
    };
    await expect.poll(nameless).toEqual([]);
    const names = await takes();
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const history = await elementsOn(page, ".tools gl-button", (button) =>
      (button.getAttribute("label") || button.textContent || "").trim(),
    );
    expect(history.filter((name, index) => history.indexOf(name) !== index)).toEqual([]);
    await visitor.leave();
  },
);

it.each(["training-loop", "scaling", "init", "playground"])(
  "#/%s: arrows move through the answers of a prediction; only Enter answers, and the focus stays there",
  async (slug) => {
    const visitor = await Visitor.arrive(browser, `#/${slug}`, { reducedMotion: true, fresh: true });
    const { page } = visitor;
    const prediction = page.locator("gl-predict").first();
    await prediction.locator("input").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await prediction.locator("input:focus").count()).toBe(1);
    expect(await prediction.locator(".verdict").count()).toBe(0);
    await page.keyboard.press("Enter");
    await prediction.locator(".verdict").waitFor();
    await expect.poll(() => prediction.locator(".reveal:focus").count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
    await visitor.leave();
  },
);
