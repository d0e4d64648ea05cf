import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./support/browser";
import { type Visit, Visitor } from "./support/visit";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Goes down the whole page, so that all of it is loaded: a rule that is wrong, a claim with its result, networks at their own rates. */
async function everything(how: Visit, work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const networks = ["steps=30", "seeds=2", "data.samples=60", "rate=own", "guess.asked=true", "schedules.asked=true"];
  const state = ["rules=sgd,own", "own=theta = theta - lr*)g", "claims.open=dying-rate", ...networks.map((part) => `networks.${part}`)];
  const visitor = await Visitor.arrive(browser, `#/optimizers?${state.join("&")}`, { ...how, reducedMotion: true });
  const { page } = visitor;
  await page.locator('[data-part="own"]').scrollIntoViewIfNeeded();
  await page.locator("gl-own-rule pre").waitFor();
  await page.locator('[data-part="claims"]').scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "Run the experiment" }).click();
  await page.getByText("Measured: it holds.").waitFor();
  await page.locator("gradlab-optimizers-networks").scrollIntoViewIfNeeded();
  await page.locator("gradlab-optimizers-networks .verdict").waitFor({ timeout: 60_000 });
  await page.getByText("All 96 trainings are done.").waitFor({ timeout: 60_000 });
  await work(visitor);
  await visitor.leave();
}

describe("what stands below the race, loaded and filled", () => {
  test.each([
    { width: 390, scheme: "dark" as const },
    { width: 1280, scheme: "light" as const },
  ])("axe finds nothing at $width px, $scheme", (how) =>
    everything(how, async ({ page }) => {
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(" ")).join(", ")}`);
      });
      expect(found).toEqual([]);
    }),
  );

  test("nothing is wider than a screen of 320 px", () =>
    everything({ width: 320 }, async ({ page }) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }));
});
