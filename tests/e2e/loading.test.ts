/**
 * All files of a lesson are requested at once: on a slow network there are two waiting times, for the page and for the
 * rest.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { lessonModules } from "../../scripts/lessons.mjs";
import { launchChromium } from "./support/browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const fileOf = (address: string) => new URL(address).pathname.split("/").at(-1) ?? "";

/**
 * Opens a page. Returns the files that were loaded when the lesson's element was defined, and the files announced at
 * the beginning.
 */
async function opened(path: string, element: string) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(fileOf(request.url())));
  await page.addInitScript((name) => {
    const saved = globalThis as unknown as { needed?: string[] };
    void customElements.whenDefined(name).then(() => {
      saved.needed = performance.getEntriesByType("resource").map((entry) => entry.name);
    });
  }, element);
  await page.goto(inject("address") + path);
  await page.waitForFunction(() => "needed" in globalThis);
  const needed = await page.evaluate(() => (globalThis as unknown as { needed: string[] }).needed);
  const named = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>("head link, head script[src]")].map((one) =>
      "href" in one ? one.href : one.src,
    ),
  );
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name, duration }) => name.endsWith(".wasm") && duration > 0),
  );
  await context.close();
  return { needed: needed.map(fileOf), named: named.map(fileOf), asked };
}

const isScript = (file: string) => file.endsWith(".js") && !/worker-/.test(file);

describe.each(lessonModules().map(({ slug }) => slug))("%s", (slug) => {
  it("its page announces every script of it, in few files, and requests no file twice", async () => {
    const { needed, named, asked } = await opened(`embed.html#/${slug}`, `gradlab-${slug}`);
    const scripts = needed.filter(isScript);
    expect(scripts.filter((file) => !named.includes(file))).toEqual([]);
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.length).toBeLessThanOrEqual(13);
    const modules = named.filter((file) => file.endsWith(".wasm"));
    expect(modules).toHaveLength(1);
    expect(asked.filter((file) => modules.includes(file))).toHaveLength(1);
  });
});

it("the page of the site announces every script that the site around a lesson needs", async () => {
  const { needed, named } = await opened("#/training-loop", "gradlab-training-loop");
  expect(needed.filter((file) => isScript(file) && !named.includes(file))).toEqual([]);
});

it("a race and the networks below it are shown without the module that trains", async () => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(fileOf(request.url())));
  await page.goto(`${inject("address")}#/optimizers`);
  await page
    .locator("gradlab-optimizers")
    .evaluate((element) => (element as unknown as { ready: Promise<unknown> }).ready);
  await page.locator("gradlab-optimizers-networks").getByRole("heading", { level: 1 }).waitFor();
  const raced = () =>
    page.locator("gl-race-map").evaluate((map) => (map as unknown as { runners: unknown[] }).runners.length);
  await expect.poll(raced).toBeGreaterThan(0);
  const modules = asked.filter((file) => file.endsWith(".wasm"));
  expect(modules).toEqual([expect.stringMatching(/^gradlab-descent-/)]);
  await context.close();
});

it("with slow scripts the fonts are requested after the engine", async () => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(fileOf(request.url())));
  let letGo = (): void => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/kit-[\w-]+\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
  await page.route(/\.wasm$/, async (route) => {
    await isLetGo;
    await route.continue();
  });
  await page.goto(`${inject("address")}embed.html#/training-loop`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  // Fonts are fetched during layout, so two frames have to pass.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(asked.filter((file) => file.endsWith(".woff2"))).toEqual([]);
  letGo();
  await expect.poll(() => asked.some((file) => file.endsWith(".woff2"))).toBe(true);
  await context.close();
});
