import { describe, expect, test } from "vitest";
import { part, patient, slow, small, threads, visits } from "./lesson";

const visit = visits();

describe("the search laboratory", () => {
  test("a study of 12 trials runs to its end, answers its questions, and is compared with random search", () =>
    visit("study.trials=12", async ({ page }) => {
      const study = await part(page, "study");
      await study.getByText("Each trial becomes a line").waitFor();
      await study.getByRole("button", { name: "Search: 12 trials" }).click();
      await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
      expect(await threads(study)).toBe(12);
      for (const text of [
        "Is the best near a boundary",
        "enough points in the good region",
        "What share diverged",
        "with the others at their best",
      ])
        await study.getByText(text).first().waitFor();
      await expect.poll(() => study.locator(".bars .bar").count(), patient).toBe(4);
      const courses = await study
        .locator("gl-line-chart")
        .evaluate((chart) => (chart as unknown as { series: { x: number[] }[] }).series.map(({ x }) => x.at(-1)));
      // Random search with twice the trials.
      expect(courses).toEqual([12, 24]);
      await study.getByText("This study is kept in this browser.").waitFor();
      await study.getByRole("button", { name: "Forget it" }).click();
      await study.getByText("A study is kept in this browser from when").waitFor();
    }));

  test("can be paused and stopped, survives a reload, and continues after the finished trials", () =>
    visit(
      "study.trials=60",
      async ({ page }) => {
        let study = await part(page, "study");
        await study.getByRole("button", { name: "Search: 60 trials" }).click();
        await expect.poll(() => threads(study), patient).toBeGreaterThan(4);
        await study.getByRole("button", { name: "Pause" }).click();
        await study.getByText(/Paused at \d+ of 180/).waitFor();
        // The trials under way end; then the number of lines does not change.
        await expect
          .poll(async () => {
            const before = await threads(study);
            await page.waitForTimeout(700);
            return (await threads(study)) - before;
          }, patient)
          .toBe(0);
        const paused = await threads(study);
        await study.getByRole("button", { name: "Go on" }).click();
        await expect.poll(() => threads(study), patient).toBeGreaterThan(paused + 2);
        const known = await threads(study);
        await page.reload();
        study = await part(page, "study");
        // No shown trial is lost.
        await expect.poll(() => threads(study), patient).toBeGreaterThanOrEqual(known);
        expect(await threads(study)).toBeLessThan(60);
        await study.getByRole("button", { name: /Go on: \d+ trials left/ }).click();
        await expect.poll(() => threads(study), patient).toBe(60);
        await study.getByRole("button", { name: "Stop" }).click();
        await study.getByRole("button", { name: /Go on: \d+ trials left/ }).waitFor();
        await study.getByRole("button", { name: "Forget it" }).click();
        await page.reload();
        study = await part(page, "study");
        await study.getByText("A study is kept in this browser from when").waitFor();
        expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
      },
      { fresh: true },
    ));

  test("nothing is stored before a study begins", () =>
    visit(
      small,
      async ({ page }) => {
        await part(page, "study");
        expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
      },
      { fresh: true },
    ));
});
