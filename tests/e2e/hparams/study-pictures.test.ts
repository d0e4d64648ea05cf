import { describe, expect, test } from "vitest";
import { address, openedState, part, patient, searched, small, threads, visits } from "./lesson";

const visit = visits();

describe("the trials of a study", () => {
  test("brushes select lines, by pointer and by key, and can be undone", () =>
    visit(small, async ({ page }) => {
      const study = await searched(page);
      await study.locator("gl-parallel").scrollIntoViewIfNeeded();
      const strip = await study.locator("gl-parallel rect.strip").first().boundingBox();
      if (!strip) throw new Error("no strip");
      const x = strip.x + strip.width / 2;
      await page.mouse.move(x, strip.y + strip.height * 0.25);
      await page.mouse.down();
      await page.mouse.move(x, strip.y + strip.height * 0.4);
      await page.mouse.move(x, strip.y + strip.height * 0.6);
      await page.mouse.up();
      await expect.poll(() => address(page)).toContain("study.brushes");
      const inside = 6 - (await study.locator("gl-parallel path.out").count());
      await study.getByText(`${inside} of 6 trials in what is brushed`).waitFor();
      expect(inside).toBeLessThan(6);
      await page.keyboard.press("Control+z");
      await expect.poll(() => study.locator("gl-parallel path.out").count()).toBe(0);
      const handle = study.getByRole("slider", { name: "validation loss, brushed to" });
      await handle.focus();
      for (let times = 0; times < 10; times++) await page.keyboard.press("ArrowDown");
      await expect.poll(() => study.locator("gl-parallel path.out").count()).toBeGreaterThan(0);
      await study.getByRole("button", { name: "Take the brushes away" }).click();
      await expect.poll(() => study.locator("gl-parallel path.out").count()).toBe(0);
      await study.getByRole("button", { name: "Forget it" }).click();
    }));

  test("a trial is chosen by a click and opens in the playground with its settings", () =>
    visit(small, async ({ page }) => {
      const study = await searched(page);
      await study
        .locator(".plots gl-points")
        .first()
        .getByRole("button", { name: "trial 3", exact: true })
        .press("Enter");
      const text = await study.locator(".chosen p").innerText();
      expect(text).toMatch(/^Trial 3/);
      const units = Number(text.match(/units (\d+)/)?.[1]);
      const batch = Number(text.match(/batch size (\d+)/)?.[1]);
      await study.locator(".chosen").getByRole("button", { name: "Open in the playground" }).click();
      expect(await openedState(page)).toMatchObject({
        model: { hidden: [units] },
        batchSize: batch,
        optimizer: { name: "momentum" },
      });
      // After going back to the lesson, the study still exists.
      await page.goBack();
      const again = await part(page, "study");
      await expect.poll(() => threads(again), patient).toBe(6);
      await again.getByRole("button", { name: "Forget it" }).click();
    }));
});
