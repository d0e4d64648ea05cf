/** For each file that a lesson loads: if it is missing, there is exactly one notice, and no part still waits. */
import { readdirSync, readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lessons } from "../../../web/src/lessons";
import { patience } from "../../../web/src/site/gone";
import { besideCourse } from "../support/course";
import { cdn } from "../support/course-pages";
import { elementsOn } from "../support/whole";

const beside = besideCourse();

const assets = new URL("../../../dist/assets/", import.meta.url);

/** A script and all scripts that it imports statically. */
function closure(script: string, known = new Set<string>()): Set<string> {
  known.add(script);
  for (const [, name = ""] of readFileSync(new URL(script, assets), "utf8").matchAll(/(?:from|import)"\.\/([^"]+)"/g))
    if (!known.has(name)) closure(name, known);
  return known;
}

/** The name of the script that begins like this. */
const named = (start: string): string =>
  readdirSync(assets).find((name) => new RegExp(`^${start}-[\\w-]{8}\\.js$`).test(name)) ?? "";

/** Whether a script starts one part and no other script imports it. One such script stands for all. */
const hangsAlone = (file: string, files: readonly string[]): boolean =>
  file.endsWith(".js") &&
  !/worker|catalog/.test(file) &&
  !files.some((other) => other !== file && other.endsWith(".js") && closure(other).has(file));

/** The number of pages that are open at a time. */
const lanes = 3;

/** A context with a clock that the test moves; a clock belongs to a context. */
async function lane(): Promise<BrowserContext> {
  // High enough that every part is in view.
  const viewport = { width: 1280, height: 16_000 };
  const context = await beside.browser.newContext({ serviceWorkers: "block", reducedMotion: "reduce", viewport });
  await context.clock.install();
  return context;
}

const shown = (page: Page, selector: string) =>
  elementsOn(page, selector, (one) => (one.checkVisibility() ? (one.textContent?.trim() ?? "") : ""));

/** The files that a lesson has requested when all of it is in view. */
async function requestedBy(context: BrowserContext, path: string): Promise<string[]> {
  const files = new Set<string>();
  const listen = (request: { url(): string }) => {
    const file = /\/assets\/([\w.-]+\.(?:js|wasm|csv|txt))$/.exec(request.url())?.[1];
    if (file) files.add(file);
  };
  context.on("request", listen);
  const page = await context.newPage();
  await page.goto(`${cdn()}/${path}`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await expect.poll(async () => (await shown(page, "p")).filter((text) => coming.test(text))).toEqual([]);
  await page.close();
  context.off("request", listen);
  return [...files];
}

const coming = /on its way\.|(?:is|are) being (?:computed|trained|laid out|prepared)/;

/** Opens a page without this file and expects one notice. The clock of the context can be moved. */
async function without(context: BrowserContext, path: string, file: string): Promise<void> {
  const page = await context.newPage();
  await page.route(`**/assets/${file}`, (route) => route.fulfill({ status: 404, body: "no" }));
  await page.goto(`${cdn()}/${path}`);
  await page.getByRole("heading", { level: 1 }).or(page.getByRole("alert")).first().waitFor();
  await expect
    .poll(
      async () => {
        const hasAlert = (await page.getByRole("alert").count()) > 0;
        return [hasAlert, (await shown(page, "p")).filter((text) => coming.test(text))];
      },
      { message: file },
    )
    .toEqual([true, []]);
  await page.clock.fastForward(patience);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  // If a lesson is slower than the page's patience, the page reports the file at once and removes the report later.
  const alerts = async () => (await shown(page, "[role=alert]")).filter(Boolean);
  await expect.poll(async () => (await alerts()).length, { message: file }).toBe(1);
  expect(await page.getByText("newer browser").count(), file).toBe(0);
  expect(await page.getByRole("button", { name: "Load the page again" }).count(), file).toBe(1);
  await page.close();
}

describe("if a file that a lesson loads is missing there is one notice", () => {
  it.each(lessons.map(({ slug }) => slug))("for each file of %s", async (slug) => {
    const contexts = await Promise.all(Array.from({ length: lanes }, lane));
    const path = `#/${slug}`;
    const own = named(slug);
    const first = closure(own, closure(named("index")));
    const requested = await requestedBy(contexts[0] as BrowserContext, path);
    // The files without which a lesson cannot begin are reported by the page, all in the same way.
    const later = requested.filter((file) => !first.has(file));
    const alone = later.filter((file) => hangsAlone(file, later));
    const files = [own, ...later.filter((file) => !alone.includes(file)), ...alone.slice(0, 1)];
    expect(files.some((file) => file.endsWith(".wasm"))).toBe(true);
    const queue = [...files];
    await Promise.all(
      contexts.map(async (context) => {
        for (let file = queue.shift(); file; file = queue.shift()) await without(context, path, file);
        await context.close();
      }),
    );
  });
});
