import { describe, expect, test } from "vitest";
import { address, part, patient, slow, small, threads, visits } from "./lesson";

const visit = visits();

describe("the space of a study", () => {
  test("a fixed hyper-parameter is removed from the space; a scientific one is compared value by value", () =>
    visit(small, async ({ page }) => {
      const study = await part(page, "study");
      const role = (name: string) => study.getByLabel(`role of ${name}`);
      expect(await study.locator("gl-parallel text.name").allInnerTexts()).toHaveLength(5);
      await role("momentum").selectOption({ label: "fixed" });
      await role("activation").selectOption({ label: "scientific" });
      await expect.poll(() => role("learning rate").inputValue()).toBe("nuisance");
      await expect
        .poll(() => study.locator("gl-parallel text.name").allTextContents())
        .toEqual(["learning rate", "batch size", "units", "activation", "validation loss"]);
      await study.getByRole("button", { name: "Search: 6 trials" }).click();
      await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
      await study.getByText("activation, each time with the others at their best").waitFor();
      await expect.poll(() => study.locator("gl-points.isolation circle.best").count(), patient).toBeGreaterThan(1);
      await study.locator("gl-points.isolation").getByText("sigmoid").waitFor();
      await study.getByRole("button", { name: "Forget it" }).click();
    }));

  test("a descending range is reported and starts no trial, and is accepted when its other end is changed", () =>
    visit(small, async ({ page }) => {
      const study = await part(page, "study");
      const search = study.getByRole("button", { name: "Search: 6 trials" });
      const type = async (name: string, text: string) => {
        await study.getByLabel(name, { exact: true }).fill(text);
        await study.getByLabel(name, { exact: true }).press("Enter");
      };
      await type("learning rate, from", "5");
      await study.getByText("A range from 5 to 1 is none").waitFor();
      expect(await study.getByLabel("learning rate, from").inputValue()).toBe("5");
      await expect.poll(() => search.isDisabled()).toBe(true);
      expect(address(page)).not.toContain("study.lr");
      await type("learning rate, to", "10");
      await expect.poll(() => address(page)).toContain("study.lr=5,10");
      await expect.poll(() => search.isEnabled()).toBe(true);
      await type("units, to", "9.5");
      await study.getByText("9.5 is not a whole number between 1 and 128.").waitFor();
      await expect.poll(() => search.isDisabled()).toBe(true);
      await study.getByLabel("role of units").selectOption({ label: "fixed" });
      await expect.poll(() => search.isEnabled()).toBe(true);
      const trials = study.locator("gl-slider").first().locator("input").last();
      await trials.fill("999");
      await trials.press("Enter");
      await expect.poll(() => search.isDisabled()).toBe(true);
    }));

  test("a range is widened if the best trials are at its end, and searched again", () =>
    visit(
      [
        "study.trials=20",
        "study.lr=0.0001,0.01",
        "study.scientific=optimizer.lr",
        ...["momentum", "batchSize", "width"].map((field) => `study.searched.${field}=false`),
        "study.fixed.momentum=0",
      ].join("&"),
      async ({ page }) => {
        const study = await part(page, "study");
        await study.getByRole("button", { name: "Search: 20 trials" }).click();
        await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
        await study
          .getByText(/lie at the high end of the range of learning rate: \d+ % .*, of all trials \d/)
          .waitFor(slow);
        await study.getByRole("button", { name: /Search again, from .* to 0.04/ }).click();
        await expect.poll(() => address(page)).toMatch(/study\.lr=(0\.0001|1e-4),0\.04/);
        await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
        expect(await threads(study)).toBe(20);
        await study.getByRole("button", { name: "Forget it" }).click();
      },
    ));

  test("with 8 trials, whose best tenth is one trial, no range is reported as too narrow", () =>
    visit("study.trials=8", async ({ page }) => {
      const study = await part(page, "study");
      await study.getByRole("button", { name: "Search: 8 trials" }).click();
      await study.getByText("Of 8 trials the best tenth is one").waitFor(slow);
      await study.getByRole("button", { name: "Forget it" }).click();
    }));

  test("the cost of halving is compared with random search, and a part of the space with chance", () =>
    visit("study.trials=27&study.strategy=halving", async ({ page }) => {
      const study = await part(page, "study");
      await study.getByRole("button", { name: "Search: 27 trials" }).click();
      await study.getByText(/Halving's 27 trials cost \d+ updates, as many as \d+\.?\d* whole ones/).waitFor(slow);
      await study
        .getByText(/(Told apart|Not told apart): \d+ trials are better than the best of the part/)
        .waitFor(slow);
      await study.getByText("take it for a guide").waitFor(slow);
      await study.getByRole("button", { name: "Forget it" }).click();
    }));
});
