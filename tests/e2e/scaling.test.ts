import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./support/browser";
import { undoesThree } from "./support/undo";
import { type Visit, Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function visit(state: string, work: (visitor: Visitor) => Promise<void>, how: Visit = {}): Promise<void> {
  const visitor = await Visitor.arrive(browser, `#/scaling${state && `?${state}`}`, { reducedMotion: true, ...how });
  await visitor.page.locator("gl-bowl-picture canvas").first().waitFor();
  await work(visitor);
  await visitor.leave();
}

test("asks first: the diverging curves come with the answer, and stay in the address", () =>
  visit("", async ({ page }) => {
    const rows = page.locator("gradlab-scaling .numbers").first().locator("tbody tr");
    expect(await rows.count()).toBe(4);
    await page.getByRole("radio", { name: "3.3 and 10" }).check();
    await rows.nth(7).waitFor();
    expect(await page.locator("tr.error").count()).toBe(2);
    expect(page.url()).toContain("guess=two");
  }));

test("whitening two correlated inputs turns the bowl round", () =>
  visit("bowl.inputs=2", async ({ page }) => {
    await page.locator("label").filter({ hasText: "whiten" }).click();
    await page.getByText("Condition number 1,").waitFor();
  }));

test("the slip is judged by finite differences, and the mix is seen to converge to a wrong model", () =>
  visit("slip.loss=slips&slip.weight=slips&slip.bias=slips", async ({ page }) => {
    await page.getByRole("button", { name: "Check against finite differences" }).click();
    await page.getByText("You saw 3 of 3.").waitFor();
    await page.getByText("y = 4.342629 x − 1.828685").waitFor();
  }));

test("the heat map fills, and raw wine never reaches what standardized wine does", () =>
  visit("", async ({ page }) => {
    await page.getByRole("button", { name: "Train the 32 cells" }).click();
    const said = await page.getByText("Best of raw").innerText({ timeout: 60_000 });
    const [raw = 100, standardized = 0] = Array.from(said.matchAll(/[\d.]+(?= %)/g), ([number]) => Number(number));
    expect(raw).toBeLessThan(standardized - 10);
  }));

test("the map shows the loss first: what crawls is not blue, and the accuracy is a click away", () =>
  visit("", async ({ page }) => {
    await page.getByRole("button", { name: "Train the 32 cells" }).click();
    await page.getByText("Best of raw").waitFor({ timeout: 60_000 });
    const row = page.locator(".heat tbody tr").filter({ hasText: "standardize" }).locator("td");
    expect(Number(await row.first().innerText())).toBeCloseTo(Math.log(3), 1);
    await page.locator("label").filter({ hasText: "accuracy" }).click();
    expect(Number(await row.first().innerText())).toBeGreaterThan(90);
  }));

test("what was typed and chosen is undone step by step, and done again", () =>
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

test("what leaks is judged by its standard error, with both accuracies in a table", () =>
  visit("leak.share=0.04", async ({ page }) => {
    await page.getByRole("button", { name: "Train on 60 splits" }).click();
    await page.getByText("more than twice its own").waitFor({ timeout: 60_000 });
    const values = await page.locator("section.part").last().locator("tbody td").allInnerTexts();
    const [honest = 0, leaked = 0, difference = 0] = values.map((text) => Number.parseFloat(text));
    expect(leaked - honest).toBeCloseTo(difference, 0);
  }));

/** What stays in view, in the order of the page, with the slider that is moved below it. */
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
