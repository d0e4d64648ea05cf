import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./support/browser";
import { Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** The pixels of a section above the window's upper end, rounded to five pixels. */
const above = (page: Page) =>
  page.locator("#changes").evaluate((section) => -5 * Math.round(section.getBoundingClientRect().top / 5));

test.each([390, 1280])(
  "after a reload, and after going back from another lesson, the page is at the same place at %i px",
  async (width) => {
    const visitor = await Visitor.arrive(browser, "#/hparams", {
      width,
      height: 844,
      reducedMotion: true,
      fresh: true,
    });
    const { page } = visitor;
    await page.locator("#changes").scrollIntoViewIfNeeded();
    await page.locator("gl-hparams-changes section").waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
    await page.mouse.move(width / 2, 400);
    const from = await above(page);
    await page.mouse.wheel(0, 150 - from);
    await expect.poll(() => above(page)).toBe(150);
    // The place is stored after scrolling has ended.
    await page.waitForTimeout(800);
    await page.reload();
    await page.locator("gl-hparams-changes section").waitFor();
    await expect.poll(() => above(page)).toBe(150);
    await page.evaluate(() => {
      location.hash = "#/scaling";
    });
    await page.locator("gradlab-scaling").waitFor();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await page.locator("gl-hparams-changes section").waitFor();
    await expect.poll(() => above(page)).toBe(150);
    // A reader who scrolls in the meantime is not interrupted.
    await page.mouse.wheel(0, 100);
    await expect.poll(() => above(page)).toBe(250);
    await visitor.leave();
  },
);
