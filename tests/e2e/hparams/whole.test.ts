import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { inspect, screens } from "../support/inspect";
import { undoesThree } from "../support/undo";
import { address, part, patient, searched, small, visits } from "./lesson";

const visit = visits();

test("undo and redo go through a typed number and two choices, step by step", () =>
  visit("", async ({ page }) => {
    const parts = () =>
      ["ways.seed=2", "ways.scale=uniform", "map.rival=batch"].map((one) => address(page).includes(one));
    await page.locator(".controls gl-number").first().getByRole("button").last().click();
    await expect.poll(parts).toEqual([true, false, false]);
    await page
      .locator("label")
      .filter({ hasText: /^evenly$/ })
      .click();
    await expect.poll(parts).toEqual([true, true, false]);
    const map = await part(page, "map");
    await map.locator("label").filter({ hasText: "batch size" }).click();
    await expect.poll(parts).toEqual([true, true, true]);
    await undoesThree(page, parts);
  }));

test("a tip leads to the figure that shows it", () =>
  visit("", async ({ page }) => {
    await page.locator("#tips").scrollIntoViewIfNeeded();
    await page.locator("#tips").getByRole("button", { name: "The map" }).click();
    await expect
      .poll(async () => ((await page.locator("[data-part=map]").boundingBox())?.y ?? 999) < 400, patient)
      .toBe(true);
  }));

/** The texts in SVG drawings that are smaller than ten pixels on the screen. */
const smallText = (page: Page): Promise<string[]> =>
  page.locator("gradlab-hparams").evaluate((lesson) => {
    const drawn = (root: ParentNode): SVGTextElement[] => [
      ...root.querySelectorAll<SVGTextElement>("svg text"),
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? drawn(shadowRoot) : [])),
    ];
    const size = (text: SVGTextElement): number => {
      const matrix = text.getScreenCTM();
      return matrix ? Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(matrix.a, matrix.b) : 0;
    };
    const texts = lesson.shadowRoot ? drawn(lesson.shadowRoot) : [];
    return texts
      .filter((text) => text.getClientRects().length > 0 && size(text) < 10)
      .map((text) => `${text.textContent}`);
  });

describe("all parts with results", () => {
  test.each(screens)("axe finds nothing at $width px, light and dark, and nothing is wider than a phone", (screen) =>
    visit(
      `ways.guess=six&map.guess=moves&${small}&fooling.guess=better&fooling.peeks=3&transfer.guess=left`,
      async (visitor) => {
        const { page } = visitor;
        const map = await part(page, "map");
        await map.getByRole("button", { name: /Train the map/ }).click();
        await expect.poll(() => map.locator("td.best").count(), patient).toBe(3);
        const study = await searched(page);
        for (const name of ["game", "changes", "fooling", "transfer"]) await part(page, name);
        await inspect(visitor, screen, page.locator("gradlab-hparams"));
        expect(await smallText(page)).toEqual([]);
        await study.getByRole("button", { name: "Forget it" }).click();
      },
      screen,
    ),
  );
});
