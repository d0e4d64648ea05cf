/** The site without a network after one visit, and updates of the site. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { offlineFiles, writeServiceWorker } from "../../scripts/offline.mjs";
import { serve } from "../../scripts/server.mjs";
import { launchChromium } from "./support/browser";
import { trains } from "./support/course-pages";

/** The quality with which our server compresses. */
const asSent = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const dist = join(import.meta.dirname, "../../dist");

let browser: Browser;
let folder: string;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  // A copy of the site, which a test may change.
  folder = mkdtempSync(join(tmpdir(), "gradlab-site-"));
  cpSync(dist, folder, { recursive: true, filter: (path) => !path.includes("single") });
  site = await serve(folder, 0);
});
afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** Opens the site and waits until its files are cached. */
async function visit(path = ""): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(site.address + path);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, {
    timeout: 30_000,
  });
  return page;
}

/** Marks the front page. */
function mark(text: string): void {
  const file = join(folder, "index.html");
  writeFileSync(file, readFileSync(file, "utf8").replace("<head>", `<head><!-- ${text} -->`));
}

/** Changes one file and the list of all files, as a release does. */
function update(): void {
  mark("newer");
  writeServiceWorker(folder);
}

it("caches at most 1.5 MB as transferred: all files of the lessons, but no scalar builds and no single files", () => {
  const files = offlineFiles(dist);
  const sent = files.reduce((sum, file) => {
    const bytes = readFileSync(join(dist, file));
    return sum + (/\.(woff2|png)$/.test(file) ? bytes.length : brotliCompressSync(bytes, asSent).length);
  }, 0);
  expect(sent).toBeLessThan(1_500_000);
  expect(files.filter((file) => file.endsWith(".wasm"))).toHaveLength(4);
  expect(files.filter((file) => /scalar|^single|^scorm/.test(file))).toEqual([]);
  for (const file of ["index.html", "embed.html", "gradlab.js", "manifest.webmanifest"]) expect(files).toContain(file);
});

it("opens every lesson without a network after one visit to the front page", async () => {
  const page = await visit();
  await site.close();
  await page.context().setOffline(true);
  for (const slug of ["backprop", "scaling", "init", "optimizers", "training-loop"]) {
    await page.goto(`${site.address}#/${slug}`);
    await page.reload();
    await page.locator(`gradlab-${slug}`).waitFor();
  }
  await page.goto(`${site.address}embed.html?theme=dark#/playground?data.source=iris`);
  await trains(page, "gradlab-playground");
  await page.context().close();
  site = await serve(folder, 0);
});

it("reports a newer version, loads it only on request, and keeps the state", async () => {
  const page = await visit("#/scaling?bowl.lr=0.25");
  update();
  const check = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await check();
  const notice = page.locator("gradlab-news gl-notice");
  await notice.waitFor();
  expect(await page.content()).not.toContain("<!-- newer -->");
  // An open page stays with the version with which it began.
  await page.reload();
  expect(await page.content()).not.toContain("<!-- newer -->");
  await notice.getByRole("button", { name: "Load it" }).click();
  await expect.poll(() => page.content().catch(() => "")).toContain("<!-- newer -->");
  await expect.poll(() => page.url()).toContain("bowl.lr=0.25");
  await page.locator("gradlab-scaling").waitFor();
  const caches = await page.evaluate(async () => (await window.caches.keys()).length);
  expect(caches).toBe(1);
  await page.context().close();
});

it("refuses a version if one of its files belongs to another version", async () => {
  const page = await visit();
  mark("half");
  appendFileSync(join(folder, "sw.js"), "\n// newer, with the list of the older");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => {}));
  await page.waitForTimeout(1000);
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null),
  ).toBeNull();
  await page.reload();
  expect(await page.content()).not.toContain("<!-- half -->");
  await page.context().close();
});
