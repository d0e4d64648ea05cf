import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./support/browser";
import { Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function visit(state: string, work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const visitor = await Visitor.arrive(browser, `#/scaling${state && `?${state}`}`, { reducedMotion: true });
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
    await page.getByText("y = 4.342629 x + −1.828685").waitFor();
  }));

test("the heat map fills, and raw wine never reaches what standardized wine does", () =>
  visit("", async ({ page }) => {
    await page.getByRole("button", { name: "Train the 32 cells" }).click();
    const said = await page.getByText("Best of raw").innerText({ timeout: 60_000 });
    const [raw = 100, standardized = 0] = Array.from(said.matchAll(/[\d.]+(?= %)/g), ([number]) => Number(number));
    expect(raw).toBeLessThan(standardized - 10);
  }));
