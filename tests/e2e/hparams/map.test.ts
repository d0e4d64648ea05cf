import { describe, expect, test } from "vitest";
import { choose, openedState, part, patient, visits } from "./lesson";

const visit = visits();

describe("the map of two knobs", () => {
  test("is trained after the answer, with the best rate of each row marked; a cell opens in the playground", () =>
    visit("map.rival=depth", async ({ page }) => {
      const map = await part(page, "map");
      expect(await map.getByRole("button", { name: /Train the map/ }).count()).toBe(0);
      await choose(map, "It may move");
      await expect.poll(() => map.locator("td:not(.quiet)").count(), patient).toBeGreaterThan(0);
      await expect.poll(() => map.locator("td:not(.quiet)").count(), patient).toBe(32);
      await expect.poll(() => map.locator("td.best").count(), patient).toBe(4);
      expect(await map.locator("path.contour").count()).toBe(3);
      await map.getByText("The best rate moves with this knob.").waitFor();
      await map.getByRole("button", { name: /^4 at learning rate 0.1: .*open in the playground/ }).click();
      expect(await openedState(page)).toMatchObject({
        data: { source: "moons" },
        model: { hidden: [12, 12, 12, 12], activation: "relu" },
        optimizer: { name: "sgd", lr: 0.1 },
        steps: 200,
      });
      expect(await page.getByRole("alert").count()).toBe(0);
    }));

  test("keeps its cells when it is stopped", () =>
    visit("map.guess=moves", async ({ page }) => {
      const map = await part(page, "map");
      await map.getByRole("button", { name: /Train the map/ }).click();
      await expect.poll(() => map.locator("td:not(.quiet)").count(), patient).toBeGreaterThan(0);
      await map.getByRole("button", { name: "Stop" }).click();
      await map.getByRole("button", { name: "Go on" }).waitFor();
      await map.getByText(/^[1-9]\d* of \d+$/).waitFor();
      expect(await map.locator("td:not(.quiet)").count()).toBeGreaterThan(0);
      // No cell is marked in an incomplete row.
      expect(await map.locator("td.best").count()).toBeLessThanOrEqual(3);
    }));
});
