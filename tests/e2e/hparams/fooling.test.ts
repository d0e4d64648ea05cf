import { describe, expect, test } from "vitest";
import { address, choose, part, slow, visits } from "./lesson";

const visit = visits();

describe("the section on fooling oneself", () => {
  test("the histogram is shown after the answer; each peek is counted, also after undo", () =>
    visit("", async ({ page }) => {
      const fooling = await part(page, "fooling");
      expect(await fooling.locator("gl-flattery").count()).toBe(0);
      await choose(fooling, "Better than it is");
      await fooling.locator("gl-flattery rect.best").first().waitFor();
      const text = await fooling.getByText("The best of 20 scores").innerText();
      const [mean = 0, theory = 0, fresh = 0] = [...text.matchAll(/([\d.]+) %/g)].map(([, number]) => Number(number));
      expect(mean).toBeGreaterThan(94);
      expect(Math.abs(mean - theory)).toBeLessThan(1);
      expect(Math.abs(fresh - 90)).toBeLessThan(1);
      await fooling.getByText("Locked. Nobody has looked.").waitFor();
      const peek = fooling.getByRole("button", { name: /^Peek/ });
      await peek.click();
      await fooling.getByText("Looked at once").waitFor();
      for (let times = 0; times < 3; times++) await peek.click();
      await fooling.getByText("Looked at 4 times.").waitFor();
      await expect.poll(() => address(page)).toContain("fooling.peeks=4");
      // Undo removes the answer; the peeks stay counted, and have shown the answer.
      await page.keyboard.press("Control+z");
      await fooling.getByText("It has been shown: Better than it is").waitFor();
      await fooling.locator("gl-flattery").waitFor();
      await fooling.getByText("Looked at 4 times.").waitFor();
    }));

  test.each(["peeks", "game"])("after the %s have shown the answer the question is closed", (shown) =>
    visit(shown === "peeks" ? "fooling.peeks=2" : "", async ({ page }) => {
      if (shown === "game") {
        const game = await part(page, "game");
        await game.getByRole("button", { name: "Run this" }).click();
        await game.getByRole("button", { name: "Open the test rows" }).click();
      }
      const fooling = await part(page, "fooling");
      await fooling.getByText("It has been shown: Better than it is").waitFor(slow);
      expect(await fooling.locator("gl-predict input").count()).toBe(0);
      await fooling.locator("gl-flattery").waitFor();
    }),
  );

  test("after a reset the question stays closed that the peeks have answered", () =>
    visit("fooling.peeks=5", async ({ page }) => {
      const fooling = await part(page, "fooling");
      await fooling.getByText("It has been shown: Better than it is").waitFor(slow);
      await page.locator("gradlab-hparams").evaluate((lesson) => void Object.assign(lesson, { state: {} }));
      await fooling.getByText("Locked. Nobody has looked.").waitFor();
      expect(await fooling.locator("gl-predict input").count()).toBe(0);
      await fooling.locator("gl-flattery").waitFor();
      await fooling.getByText("candidates", { exact: true }).waitFor();
    }));

  test("after one peek the question stays open", () =>
    visit("fooling.peeks=1", async ({ page }) => {
      const fooling = await part(page, "fooling");
      await fooling.getByText("Looked at once").waitFor();
      expect(await fooling.locator("gl-predict input").count()).toBe(3);
      expect(await fooling.locator("gl-flattery").count()).toBe(0);
    }));

  test("over several splits, cross-validation varies less than one validation part", () =>
    visit("fooling.guess=better", async ({ page }) => {
      const fooling = await part(page, "fooling");
      await fooling.getByRole("button", { name: "Train 120 networks" }).click();
      await fooling.getByText("Within one cross-validation the 5 folds have a standard deviation").waitFor(slow);
      const text = await fooling.getByText("standard deviation over the splits").allInnerTexts();
      const [one = 0, many = 9] = text.map((text) => Number(text.match(/splits ([\d.]+) points/)?.[1]));
      expect(many).toBeLessThan(one);
      // The standard deviation of the folds, the error of their mean, and the standard deviation of the means, each by
      // its name.
      const within = await fooling.getByText("Within one cross-validation").innerText();
      const [deviation = 0, error = 0, means = 0] = [...within.matchAll(/([\d.]+) points/g)].map(([, text]) =>
        Number(text),
      );
      expect(Math.abs(deviation / error - Math.sqrt(5))).toBeLessThan(0.2);
      expect(means).toBe(many);
    }));
});
