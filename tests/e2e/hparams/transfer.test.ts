import { describe, expect, test } from "vitest";
import { address, choose, part, slow, visits } from "./lesson";

const visit = visits();

describe("settings that do not transfer", () => {
  test("four plots with their limits; the plot of the width is shown after the answer", () =>
    visit("", async ({ page }) => {
      const transfer = await part(page, "transfer");
      expect(await transfer.getByText("Four parts of the maximal-update parametrization").count()).toBe(0);
      await transfer.getByRole("button", { name: /Train all four/ }).click();
      await transfer.locator(".others gl-job progress").waitFor();
      await transfer.locator(".others gl-job progress").waitFor({ state: "detached", ...slow });
      const names = await transfer
        .locator(".four gl-line-chart")
        .evaluateAll((charts) => charts.map((chart) => (chart as unknown as { series: unknown[] }).series.length));
      expect(names).toEqual([4, 3, 3, 3]);
      await transfer.getByText(/These runs: 12 rows: ends at 0\.\d+ \(formula 0\.273\)/).waitFor();
      await choose(transfer, "To smaller rates");
      await transfer.getByText("Four parts of the maximal-update parametrization").waitFor();
      const helps = await transfer
        .locator("gl-switch .help")
        .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).position));
      expect(helps).toEqual(["static", "static", "static", "static"]);
      await transfer.locator(".parts gl-job progress").waitFor();
      await transfer.locator(".parts").getByRole("button", { name: "Stop" }).click();
      await transfer.getByRole("button", { name: "Maximal update, all four" }).click();
      await expect.poll(() => address(page)).toContain("transfer.mup=true");
    }));
});
