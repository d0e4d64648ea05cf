import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { launchChromium } from "../support/browser";
import { inspect, screens } from "../support/inspect";
import { type Visit, Visitor } from "../support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/**
 * Scrolls down the whole page, so that everything is loaded: a faulty rule, a claim with its result, networks with
 * their own rates.
 */
async function everything(how: Visit, work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const networks = ["steps=30", "seeds=2", "data.samples=60", "rate=own", "guess.asked=true", "schedules.asked=true"];
  const state = [
    "rules=sgd,own",
    "own=theta = theta - lr*)g",
    "claims.open=smooth",
    "claims.seeds=4",
    ...networks.map((part) => `networks.${part}`),
  ];
  const visitor = await Visitor.arrive(browser, `#/optimizers?${state.join("&")}`, {
    ...how,
    reducedMotion: true,
    fresh: true,
  });
  const { page } = visitor;
  await page.locator('[data-part="own"]').scrollIntoViewIfNeeded();
  await page.locator("gl-own-rule pre").waitFor();
  await page.locator('[data-part="claims"]').scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "Run the experiment" }).click();
  await page.getByText("The table's sentence: it holds.").waitFor();
  await page.locator("gradlab-optimizers-networks").scrollIntoViewIfNeeded();
  await page.getByText("All 96 trainings are done.").waitFor({ timeout: 60_000 });
  await work(visitor);
  await visitor.leave();
}

describe("the sections below the race, loaded and filled", () => {
  test.each(screens)("axe finds nothing at $width px, light and dark, and nothing is wider than a phone", (screen) =>
    everything(screen, (visitor) => inspect(visitor, screen)),
  );
});
