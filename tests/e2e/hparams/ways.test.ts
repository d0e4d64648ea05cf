import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { address, choose, patient, slow, visits } from "./lesson";

const visit = visits();

describe("three ways to spend 36 runs", () => {
  test("random runs start at once, and nothing reveals the answer before the reader's guess", () =>
    visit(
      "",
      async ({ page }) => {
        const plots = page.locator(".ways gl-points");
        await expect.poll(() => plots.first().locator("circle").count(), patient).toBe(36);
        expect(await plots.nth(1).locator("circle").count()).toBe(0);
        await plots.nth(1).getByText("after your answer").waitFor();
        // An axis of learning rates would also reveal it, because the different rates could be counted.
        expect(await page.locator(".ways").getByText("learning rate", { exact: true }).count()).toBe(0);
        expect(await page.locator(".ways .rug").count()).toBe(0);
        expect(await page.getByText("36 runs, 6 learning rates").count()).toBe(0);
        await choose(page, "6 and 36");
        for (const index of [0, 1, 2])
          await expect.poll(() => plots.nth(index).locator("circle").count(), patient).toBe(36);
        await page.getByText("36 runs, 6 learning rates").waitFor(slow);
        expect(await page.getByText("36 runs, 36 learning rates").count()).toBe(2);
        await expect.poll(() => address(page)).toContain("ways.guess=six");
      },
      { reducedMotion: false },
    ));

  test("drawing rates evenly gives other rates, and the runs start again", () =>
    visit("ways.guess=six&ways.seed=3", async ({ page }) => {
      await page
        .locator("label")
        .filter({ hasText: /^evenly$/ })
        .click();
      await expect.poll(() => address(page)).toContain("ways.scale=uniform");
      const first = page.locator(".ways gl-points").first();
      await page.getByRole("button", { name: "Run them" }).click();
      await expect.poll(() => first.locator("circle").count(), patient).toBe(36);
      await page.locator(".controls").getByText("Nine of ten random rates").waitFor();
      // After both ways of drawing, both results are shown: the first ones are still known.
      await page.getByText("Draw it both ways and compare").waitFor();
      await page
        .locator("label")
        .filter({ hasText: /^evenly in its logarithm$/ })
        .click();
      const both = page.getByText("With this seed, at random");
      await both.waitFor(slow);
      const [log = 99, even = 0] = [...(await both.innerText()).matchAll(/(\d+) of 36/g)].map(([, count]) =>
        Number(count),
      );
      expect(log).toBeLessThan(15);
      expect(even).toBeGreaterThan(25);
    }));

  test("on a phone the random runs stay in view while the reader changes how rates are drawn", () =>
    visit(
      "ways.guess=six",
      async ({ page }) => {
        const even = page.locator("label").filter({ hasText: /^evenly$/ });
        await even.click();
        await expect.poll(() => address(page)).toContain("ways.scale=uniform");
        const top = async (locator: Locator) => (await locator.boundingBox())?.y ?? Number.NaN;
        const plot = page.locator(".ways gl-points").first();
        const { height = 0 } = (await plot.boundingBox()) ?? {};
        expect(await top(even)).toBeGreaterThanOrEqual(0);
        expect(await top(plot)).toBeGreaterThan(await top(even));
        expect((await top(plot)) + height).toBeLessThanOrEqual(664);
      },
      { width: 390, height: 664 },
    ));

  test("the number of combinations is shown with the time that all runs would take on this machine", () =>
    visit(
      "",
      async ({ page }) => {
        const text = page.locator("#counting [role=status]").first();
        await expect
          .poll(() => text.innerText(), patient)
          .toMatch(/combinations\. A run of the figure \(626 parameters, 6400 rows seen\) takes .* ms/);
        // 4 · 4 · 5 · 4 · 7 · 10 · 5 · 5 · 3 = 1,680,000
        expect(await text.innerText()).toContain("1.68");
        // Wider networks take longer, although two other knobs keep the number of combinations equal.
        const mean = async () => Number((await text.innerText()).match(/a run of these would take ([\d.]+) ms/)?.[1]);
        const before = await mean();
        for (const [dial, value] of [
          ["width", 10],
          ["learning rate", 5],
        ] as const) {
          const field = page.locator("#counting").getByLabel(dial, { exact: true });
          await field.fill(String(value));
          await field.press("Enter");
        }
        await expect.poll(mean).toBeGreaterThan(1.5 * before);
        expect(await text.innerText()).toContain("1.68");
      },
      { reducedMotion: false },
    ));
});
