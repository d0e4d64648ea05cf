import { describe, expect, test } from "vitest";
import type { Visitor } from "./support/visit";
import { visitsTo } from "./support/visits";

const { visit } = visitsTo("init", (visitor) => drawn(visitor));

/** Waits until all lines for the present settings are computed; returns their names. */
async function drawn(visitor: Visitor): Promise<string[]> {
  const plot = visitor.page.locator("gl-init-plot");
  const names = () =>
    plot.evaluate((element) => {
      const { lines } = element as unknown as { lines: { label: string; stale: boolean }[] };
      return lines.some(({ stale }) => stale) ? [] : lines.map(({ label }) => label);
    });
  await expect.poll(names, { timeout: 30_000 }).not.toEqual([]);
  await visitor.page.locator(".axis output").filter({ hasNotText: "computing" }).waitFor({ state: "attached" });
  return names();
}

describe("the signal laboratory", () => {
  test("opens with measured lines of Xavier, He and PyTorch", () =>
    visit("", async (visitor) => {
      expect(await drawn(visitor)).toEqual(["Xavier", "He", "PyTorch"]);
    }));

  test("shows the quiz's answer in use only after a prediction, and undo removes it", () =>
    visit("", async (visitor) => {
      await visitor.page.getByRole("radio", { name: "it stays: each layer keeps a variance of 1" }).check();
      await visitor.page.getByText("No: it grows").waitFor();
      await expect.poll(() => drawn(visitor)).toEqual(["unit variance", "He"]);
      await expect.poll(() => visitor.page.url()).toContain("scheme=unit-variance");
      await visitor.page.locator("gradlab-init").getByRole("button", { name: "Undo" }).click();
      await expect.poll(() => drawn(visitor)).toEqual(["Xavier", "He", "PyTorch"]);
    }));

  test("an observation changes the settings and compares the measurement with theory", () =>
    visit("", async (visitor) => {
      const section = visitor.page.locator(".see section").filter({ hasText: "Why 2/n?" });
      expect(await section.getByText("E[h²] stays 1 at any depth").count()).toBe(0);
      await section.getByRole("button", { name: "Why 2/n?" }).click();
      const cells = section.locator(".claims tbody td");
      await cells.first().waitFor();
      await section.getByText("Medians of 20 random networks").waitFor({ timeout: 60_000 });
      const [median, range, theory] = await cells.allInnerTexts();
      expect(theory).toBe("1");
      expect(Number(median)).toBeGreaterThan(0.5);
      expect(Number(median)).toBeLessThan(1.5);
      expect(range).toMatch(/^0\.\d+ – [1-9][\d.]*$/);
    }));

  test("signals that explode or are exactly zero are described in words, and nothing on the page is NaN", () =>
    visit("scheme=normal&std=1&depth=50&width=1024&compare=zeros,", async (visitor) => {
      const words = await visitor.words();
      expect(words).toContain("past 10²⁰ at layer");
      expect(words).toContain("zeros: exactly 0 from layer 1 on");
      expect(words).not.toContain("NaN");
    }));

  test("8 units that start equal are still one dot after training", () =>
    visit("", async (visitor) => {
      await visitor.page.getByRole("button", { name: "Train both" }).click();
      await visitor.page
        .getByText("8 units, one dot: after 600 updates the largest difference between two of them is 0.")
        .first()
        .waitFor();
    }));

  test("the sorted initializations are trained, and the linear model learns from zeros", () =>
    visit("", async (visitor) => {
      const rows = visitor.page.locator("gl-init-sorting li");
      expect(await rows.count()).toBe(8);
      for (const row of await rows.all()) {
        await row.getByRole("radio", { name: "stands still" }).check();
        await row.getByRole("radio", { name: "has not" }).check();
      }
      await visitor.page.getByRole("button", { name: "Run all eight" }).click();
      // Three do not move at all, two have not learned.
      await visitor.page.getByText("5 of 16 as you said.").waitFor({ timeout: 90_000 });
      expect(await rows.nth(6).locator("b").allInnerTexts()).toEqual(["learns at once", "has learned"]);
    }));

  test("after a guess the network is trained from each initialization, and the verdict lists the differences", () =>
    visit("", async ({ page }) => {
      const panel = page.locator("gl-init-deep");
      expect(await panel.getByRole("button", { name: /^Train/ }).count()).toBe(0);
      await panel.getByRole("combobox").first().selectOption("He");
      await panel.getByRole("button", { name: "Train 15 networks" }).click();
      await panel.getByText("ends lowest").waitFor({ timeout: 90_000 });
      expect(await panel.getByText(/You expected: He\. (So it is|These seeds cannot tell)/).count()).toBe(1);
      const labels = await panel
        .locator("gl-line-chart")
        .evaluate((chart) => (chart as unknown as { series: { label: string }[] }).series.map(({ label }) => label));
      expect([...new Set(labels)].sort()).toEqual(["He", "PyTorch", "Xavier"]);
      expect(labels.length).toBe(15);
    }));

  test("a guess of an initialization that is not in the figure does not count: there is no button to train", () =>
    visit("deep.guess=Xavier&compare=he-normal,torch-default&scheme=he-normal", async ({ page }) => {
      const panel = page.locator("gl-init-deep");
      await panel.getByRole("combobox").first().waitFor();
      expect(await panel.getByRole("button", { name: /^Train/ }).count()).toBe(0);
    }));

  test("a stop keeps the finished lines", () =>
    visit("deep.layers=30&deep.guess=He&compare=he-normal,torch-default,normal", async ({ page }) => {
      const panel = page.locator("gl-init-deep");
      const drawn = () =>
        panel.locator("gl-line-chart").evaluate((chart) => (chart as unknown as { series: unknown[] }).series.length);
      await panel.getByRole("button", { name: "Train 20 networks" }).click();
      await expect.poll(drawn, { timeout: 60_000 }).toBeGreaterThan(0);
      await panel.getByRole("button", { name: "Stop" }).click();
      await panel.getByRole("button", { name: "Go on" }).waitFor();
      const done = await drawn();
      expect(done).toBeLessThan(20);
      await panel.getByText(`${done} of 20`).waitFor();
      await page.waitForTimeout(1500);
      expect(await drawn()).toBe(done);
    }));

  test("on a phone strips and plot stay in view on less than half of the screen while a slider below moves", () =>
    visit(
      "",
      async (visitor) => {
        const width = visitor.page.locator(".settings gl-slider").filter({ hasText: "width" });
        await width.evaluate((slider) => slider.scrollIntoView({ block: "center" }));
        const figure = await visitor.page.locator(".watched").boundingBox();
        expect(figure?.y).toBe(0);
        expect(figure?.height).toBeLessThan(844 / 2);
        expect((await width.boundingBox())?.y).toBeGreaterThan(figure?.height ?? 0);
      },
      { width: 390, height: 844 },
    ));

  test("the drawer stays open when its slider returns to the default", () =>
    visit("inputMean=1", async ({ page }) => {
      const mean = page.getByRole("slider", { name: "input mean" });
      await mean.focus();
      await mean.press("Home");
      await expect.poll(() => page.url()).not.toContain("inputMean");
      expect(await mean.isVisible()).toBe(true);
      await page.locator("gradlab-init").getByRole("button", { name: "Undo" }).click();
      await expect.poll(() => page.url()).toContain("inputMean=1");
    }));
});
