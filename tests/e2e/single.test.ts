/** single/<slug>.html, opened from a disk in a browser without a network. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lessonModules } from "../../scripts/lessons.mjs";
import { buildSingles } from "../../scripts/single.mjs";
import { launchChromium } from "./support/browser";
import { trains } from "./support/course-pages";

const folder = join(import.meta.dirname, "../../dist/single");

let browser: Browser;
beforeAll(async () => {
  if (!existsSync(folder)) await buildSingles();
  browser = await launchChromium();
}, 120_000);
afterAll(() => browser.close());

it("there is one file for each lesson and companion, each below 900 kB", () => {
  expect(readdirSync(folder).sort()).toEqual(
    lessonModules()
      .map(({ slug }) => `${slug}.html`)
      .sort(),
  );
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).size).toBeLessThan(900_000);
});

it.each(lessonModules().map(({ slug }) => slug))(
  "%s is ready without a network, and requests no file",
  async (slug) => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const faults: string[] = [];
    const asked: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("request", (request) => asked.push(request.url()));
    const address = pathToFileURL(join(folder, `${slug}.html`)).href;
    await page.goto(address);
    const detail = await page.evaluate(async (tag) => {
      const lesson = await new Promise<Element>((resolve) => {
        const look = () => {
          const result = document.querySelector(tag);
          if (result && "ready" in result) resolve(result);
          else setTimeout(look, 20);
        };
        look();
      });
      return (lesson as unknown as { ready: Promise<unknown> }).ready;
    }, `gradlab-${slug}`);
    expect(detail).toMatchObject({ version: 1, lesson: slug });
    expect(
      await page.evaluate(() => document.fonts.load("16px 'Gradlab Sans'").then((faces) => faces.length)),
    ).toBeGreaterThan(0);
    expect(asked.filter((url) => !url.startsWith("blob:") && url !== address)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  },
);

it("trains, keeps its state in the address, and reads a real table", async () => {
  const page = await browser.newPage();
  await page.goto(`${pathToFileURL(join(folder, "playground.html")).href}#/playground?data.source=wine`);
  await trains(page, "gradlab-playground", 20);
  await page.locator("gradlab-playground").evaluate((lesson) => {
    (lesson as unknown as { state: string }).state = "optimizer.lr=0.02&data.source=wine";
  });
  await expect.poll(() => page.url()).toContain("optimizer.lr=0.02");
  await page.reload();
  await expect
    .poll(() =>
      page
        .locator("gradlab-playground")
        .evaluate((lesson) => JSON.stringify((lesson as unknown as { state: object }).state)),
    )
    .toContain('"lr":0.02');
  await page.close();
});

it("hides and locks the names in its address", async () => {
  const page = await browser.newPage();
  const address = pathToFileURL(join(folder, "scaling.html")).href;
  await page.goto(`${address}?hide=prose&lock=scales+walk#/scaling?lr=0.02`);
  const sliders = () =>
    page.locator("gradlab-scaling").evaluate((lesson) =>
      [...(lesson.shadowRoot?.querySelectorAll("gl-slider") ?? [])].map((slider) => {
        const { path, locked } = slider as unknown as { path: string; locked: boolean };
        return `${path} ${locked}`;
      }),
    );
  await expect.poll(sliders, { timeout: 30_000 }).toEqual(["scales true", "steps false"]);
  await page.close();
});
