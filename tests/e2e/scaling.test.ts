import { expect, test } from "vitest";
import { undoesThree } from "./support/undo";
import { visitsTo } from "./support/visits";

const { visit } = visitsTo("scaling", ({ page }) => page.locator("gl-bowl-picture canvas").first().waitFor(), {
  reducedMotion: true,
});

test("diverging curves are shown after the answer, which stays in the address", () =>
  visit("", async ({ page }) => {
    const rows = page.locator("gradlab-scaling .numbers").first().locator("tbody tr");
    expect(await rows.count()).toBe(4);
    await page.getByRole("radio", { name: "3.3 and 10" }).check();
    await rows.nth(7).waitFor();
    expect(await page.locator("tr.error").count()).toBe(2);
    await expect.poll(() => page.url()).toContain("guess=two");
  }));

test("whitening two correlated inputs makes the bowl round: its condition number is 1", () =>
  visit("bowl.inputs=2", async ({ page }) => {
    await page.locator("label").filter({ hasText: "whiten" }).click();
    await page.getByText("Condition number 1,").waitFor();
  }));

test("finite differences judge each line, and the mixed code converges to a wrong model", () =>
  visit("slip.loss=slips&slip.derivative=agrees&slip.step=slips&slip.bias=agrees", async ({ page }) => {
    await page.getByRole("button", { name: "Check against finite differences" }).click();
    await page.getByText("You judged 4 of 4 as they are.").waitFor();
    // The verdict of each line is in words, not only in colour.
    const lines = await page.locator("gl-scaling-slip tbody th").allInnerTexts();
    expect(lines.map((text) => text.split(/\s/).at(-1))).toEqual(["slips", "agrees", "slips", "agrees"]);
    await page.getByText("y = 4.342629 x − 1.828685").waitFor();
  }));

test("lines that were judged stay judged after undo, and earn no point", () =>
  visit("slip.loss=agrees&slip.derivative=agrees&slip.step=slips&slip.bias=agrees", async (visitor) => {
    const { page } = visitor;
    await visitor.listen();
    const check = page.getByRole("button", { name: "Check against finite differences" });
    await check.click();
    await page.getByText("You judged 3 of 4 as they are.").waitFor();
    await page.getByRole("button", { name: "Undo" }).first().click();
    await page.locator("gl-scaling-slip gl-segmented").first().locator('input[value="slips"]').check({ force: true });
    await check.click();
    await page.getByText("You judged 4 of 4 as they are.").waitFor();
    expect(await visitor.results()).toMatchObject([
      { exercise: "spot-the-slip", score: 3, max: 4, tries: 1 },
      { exercise: "spot-the-slip", correct: true, score: 0, max: 4, tries: 2 },
    ]);
  }));

test("the heat map is filled, and raw wine data stay below the accuracy of standardized data", () =>
  visit("", async ({ page }) => {
    await page.getByRole("button", { name: "Train the 32 cells" }).click();
    const text = await page.getByText("Most validation rows right").innerText({ timeout: 60_000 });
    const [raw = 1, standardized = 0] = Array.from(
      text.matchAll(/(\d+) of (\d+) at rate/g),
      ([, right, rows]) => Number(right) / Number(rows),
    );
    expect(raw).toBeLessThan(standardized - 0.1);
  }));

test("an experiment that was left shows its progress and its results, and continues", () =>
  visit(
    "real.source=breast-cancer&real.hidden=16",
    async ({ page }) => {
      const job = page.locator("gl-scaling-real gl-job");
      await job.getByRole("button", { name: "Train the 32 cells" }).click();
      await job.getByText(/^[1-9]\d* of 32$/).waitFor({ timeout: 60_000 });
      const back = page.url();
      await page.goto(new URL("#/init", back).href);
      await page.locator("gradlab-init").waitFor();
      await page.goto(back);
      await job.getByText(/^[1-9]\d* of 32$/).waitFor();
      const cells = page.locator(".heat tbody td").filter({ hasText: /\d/ });
      expect(await cells.count()).toBeGreaterThan(0);
      await job.getByRole("button", { name: "Go on" }).click();
      await page.getByText("Most validation rows right").waitFor({ timeout: 60_000 });
      await job.getByRole("button", { name: "Train the 32 cells" }).waitFor();
    },
    { fresh: true },
  ));

test("the map shows the loss first, where slow cells are not blue; a click shows the accuracy", () =>
  visit("", async ({ page }) => {
    await page.getByRole("button", { name: "Train the 32 cells" }).click();
    await page.getByText("Most validation rows right").waitFor({ timeout: 60_000 });
    const row = page.locator(".heat tbody tr").filter({ hasText: "standardize" }).locator("td");
    expect(Number(await row.first().innerText())).toBeCloseTo(Math.log(3), 1);
    await page.locator("label").filter({ hasText: "accuracy" }).click();
    expect(Number(await row.first().innerText())).toBeGreaterThan(90);
  }));

test("undo and redo go through a typed number and two choices, step by step", () =>
  visit("", async ({ page }) => {
    const parts = () => {
      const hash = new URL(page.url()).hash;
      return ["lr=0.2", "bowl.preprocess=", "walk.at="].map((part) => hash.includes(part));
    };
    const field = page.locator("gl-slider").filter({ hasText: "learning rate" }).first().locator("input").last();
    await field.fill("0.2");
    await field.press("Enter");
    await expect.poll(parts).toEqual([true, false, false]);
    await page.locator("label").filter({ hasText: "whiten" }).click();
    await expect.poll(parts).toEqual([true, true, false]);
    await page.locator(".walk gl-slider").first().locator("input[type=range]").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(parts).toEqual([true, true, true]);
    await undoesThree(page, parts);
  }));

test("leaks over 60 splits: the mean does not flatter; copies of rows and columns chosen by all labels do", () =>
  visit("leak.share=0.04", async ({ page }) => {
    await page.getByRole("button", { name: "Train on 60 splits" }).click();
    await page.getByText("Columns chosen by all labels: flatters by").waitFor({ timeout: 60_000 });
    await page.getByText("Copies of rows across the split: flatters by").waitFor();
    await page.getByText("Mean and deviation of all rows: no flattery can be told").waitFor();
    await page.getByText(/On rows that nobody has seen it adds \d.* more rows make a better scaler/).waitFor();
    const part = page.locator("section.part").filter({ hasText: "What a look at the validation rows" });
    const rows = part.locator("tbody").last().locator("tr");
    const numbers = async (row: number) =>
      (await rows.nth(row).locator("td").allInnerTexts()).map((text) => Number.parseFloat(text.replace("−", "-")));
    const [honest = [], peeked = [], gain = []] = [await numbers(1), await numbers(2), await numbers(3)];
    expect((peeked[0] ?? 0) - (honest[0] ?? 0)).toBeCloseTo(gain[0] ?? 0, 0);
    expect(gain[0]).toBeGreaterThan(10);
    expect(Math.abs(gain[1] ?? 99)).toBeLessThan(5);
  }));

test("before the question is answered, no mark, formula or count shows its answer", () =>
  visit("", async ({ page }) => {
    const lesson = page.locator("gradlab-scaling");
    const words = ["3.16", "diverges above", "predicted", "steps to 10"];
    for (const text of words) expect(await lesson.getByText(text).filter({ visible: true }).count(), text).toBe(0);
    await page.getByRole("radio", { name: "10 only" }).check();
    await lesson.getByText("predicted").first().waitFor();
    for (const text of words)
      expect(await lesson.getByText(text).filter({ visible: true }).count(), text).toBeGreaterThan(0);
    expect(page.url()).not.toContain("&lr=");
  }));

test("the left arrow steps the figure back, and a restart can be undone", () =>
  visit("guess=two", async ({ page }) => {
    const at = () => page.locator("gradlab-scaling gl-transport .where b").innerText();
    await expect.poll(at).toBe("step 100");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(at).toBe("step 99");
    // The second key has nothing to put aside, so it is no step of undo.
    for (const key of ["r", "r"]) await page.keyboard.press(key);
    await expect.poll(at).toBe("step 0");
    await page.keyboard.press("Control+z");
    await expect.poll(at).toBe("step 99");
  }));

/** The figure that stays in view, in the order of the page, with the slider that is moved below it. */
const watched = [
  { figure: ".stage > .watched", slider: "input scale", part: "" },
  { figure: ".watched", slider: "learning rate", part: "The bowl that the input makes" },
  { figure: ".watched", slider: "learning rate", part: "One step, number by number" },
];

test.each(watched)(
  "on a phone the figure stays in view, in less than half of the screen, while $slider moves: $part",
  ({ figure, slider, part }) =>
    visit(
      part ? "bowl.inputs=2" : "guess=two&scales=0.1,3.3,10",
      async ({ page }) => {
        const within = part ? page.locator("section.part").filter({ hasText: part }) : page.locator("gradlab-scaling");
        const moved = within.locator("gl-slider").filter({ hasText: slider }).first();
        await within.locator(figure).first().waitFor();
        await moved.evaluate((element) => element.scrollIntoView({ block: "center" }));
        await page.waitForTimeout(200);
        const box = await within.locator(figure).first().boundingBox();
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect(box?.height).toBeLessThan(844 / 2);
        expect((await moved.boundingBox())?.y).toBeGreaterThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
      },
      { width: 390, height: 844 },
    ),
);
