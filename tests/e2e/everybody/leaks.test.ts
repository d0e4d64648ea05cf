import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { lessons } from "../../../web/src/lessons";
import { launchChromium } from "../support/browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Rounds through all lessons, after two rounds in which code is loaded and compiled. */
const rounds = 9;

test(`${rounds * lessons.length} visits leave as many nodes, listeners, workers, bytes as a first round`, async () => {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.goto(inject("address"));
  const round = async (rest = 150) => {
    for (const { slug, element } of lessons) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${slug}`);
      await page.locator(element).waitFor();
      await page.waitForTimeout(rest);
    }
    await page.evaluate(() => {
      location.hash = "#/";
    });
    await page.locator("gradlab-front").waitFor();
    await page.waitForTimeout(200);
  };
  const counted = async () => {
    // Several turns: a first collection may free objects that keep others alive until pending tasks have run.
    for (let turn = 0; turn < 5; turn++) {
      await session.send("HeapProfiler.collectGarbage");
      await page.waitForTimeout(200);
    }
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    const workers = page.workers().length;
    return { nodes: of("Nodes"), listeners: of("JSEventListeners"), workers, heap: of("JSHeapUsedSize") / 2 ** 20 };
  };
  // Long enough for every worker to start.
  for (let turn = 0; turn < 2; turn++) await round(1000);
  const before = await counted();
  for (let turn = 0; turn < rounds; turn++) await round();
  const after = await counted();
  const grown = JSON.stringify({ before, after });
  expect(after.nodes, grown).toBeLessThan(1.2 * before.nodes + 200);
  expect(after.listeners, grown).toBeLessThan(1.2 * before.listeners + 50);
  expect(after.workers, grown).toBe(before.workers);
  expect(after.heap, grown).toBeLessThan(1.3 * before.heap + 2);
  await page.close();
});
