import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dial, part, patient, slow, visits } from "./lesson";

const visit = visits();

describe("one thing at a time", () => {
  test("one change is run, two at once give a warning, and the notebook records the results", () =>
    visit("", async ({ page }) => {
      const changes = await part(page, "changes");
      await changes.getByRole("button", { name: "Run the change" }).waitFor();
      const set = (index: number, value: string) => dial(changes, index, value);
      await set(0, "0.2");
      await set(0, "99");
      const run = changes.getByRole("button", { name: "Run the change" });
      await expect.poll(() => run.isDisabled()).toBe(true);
      await set(0, "0.2");
      expect(await changes.getByText("settings differ from the run before").count()).toBe(0);
      await changes.getByRole("button", { name: "Run the change" }).click();
      const rows = changes.locator("tbody tr");
      await expect.poll(() => rows.count()).toBe(2);
      await expect
        .poll(() => rows.nth(1).innerText(), patient)
        .toMatch(/learning rate 0\.2[\s\S]*(better|worse|not told apart)/);
      await set(0, "0.1");
      await set(3, "16");
      await changes.getByText("2 settings differ from the run before").waitFor();
    }));

  test("the notebook is saved as Markdown with the numbers on the page", () =>
    visit("", async ({ page }) => {
      const changes = await part(page, "changes");
      const run = changes.getByRole("button", { name: "Run the change" });
      for (const [index, value] of [
        [0, "0.3"],
        [1, "0.9"],
      ] as const) {
        await dial(changes, index, value);
        await run.click();
      }
      const rows = changes.locator("tbody tr");
      await expect.poll(() => rows.count()).toBe(3);
      await expect.poll(() => rows.nth(2).innerText(), patient).toMatch(/better|worse|not told apart/);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        changes.getByRole("button", { name: "Save as Markdown" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("gradlab-notebook.md");
      const lines = readFileSync((await download.path()) ?? "", "utf8")
        .trimEnd()
        .split("\n");
      const cells = lines.map((line) => line.replace(/^\| | \|$/g, "").split(" | "));
      expect(cells[0]).toEqual(["run", "change", "validation loss", "accuracy", "result"]);
      expect(cells[1]).toEqual(Array(5).fill("---"));
      const shown = await rows.evaluateAll((all) =>
        all.map((row) => [...row.children].map((cell) => (cell.textContent ?? "").trim())),
      );
      expect(cells.slice(2)).toEqual(shown);
      expect(cells.slice(3).map(([number, change]) => [number, change])).toEqual([
        ["2", "learning rate 0.3"],
        ["3", "momentum 0.9"],
      ]);
      // A rate ten times that of the okay solution is much better.
      expect(cells[3]?.[2]).toMatch(/^0\.\d+ ± 0\.\d+$/);
      expect(cells[3]?.[4]).toBe("better");
    }));

  test("at the width of a phone the columns above the notebook are readable without scrolling", () =>
    visit(
      "",
      async ({ page }) => {
        const changes = await part(page, "changes");
        const caption = changes.locator("caption");
        await caption.waitFor(slow);
        const { x = -1, width = 999 } = (await caption.boundingBox()) ?? {};
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(390);
      },
      { width: 390, height: 844 },
    ));
});
