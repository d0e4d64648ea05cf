import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchChromium } from "./support/browser";
import { Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Scrolls to the comparison on networks, which is loaded only then. */
async function compare(state: string, work: (lesson: Locator, visitor: Visitor) => Promise<void>): Promise<void> {
  const parts = state.split("&").filter((part) => part !== "");
  const visitor = await Visitor.arrive(browser, `#/optimizers?${parts.map((part) => `networks.${part}`).join("&")}`, {
    reducedMotion: true,
  });
  await work(await down(visitor), visitor);
  await visitor.leave();
}

async function down({ page }: Visitor): Promise<Locator> {
  await page.locator(".below .standings tbody tr").first().waitFor();
  const lesson = page.locator("gradlab-optimizers-networks");
  await lesson.scrollIntoViewIfNeeded();
  await lesson.locator(".job").first().waitFor();
  return lesson;
}

const quick = "steps=40&seeds=2&data.samples=100";
const rows = (lesson: Locator) => lesson.locator(".below .standings tbody tr");

describe("the rules on networks", () => {
  test("are trained automatically with one rate for all, each with mean and standard deviation", () =>
    compare(quick, async (lesson) => {
      await lesson.getByText("All 6 trainings are done.").waitFor();
      expect(await rows(lesson).count()).toBe(3);
      for (const row of await rows(lesson).all()) expect(await row.innerText()).toMatch(/±.*all 2/s);
    }));

  test("are ordered by the reader, run with their best rates, judged, and reported to the embedding page", () =>
    compare("steps=60&seeds=8", async (lesson, visitor) => {
      const { page } = visitor;
      await visitor.listen();
      await lesson.getByRole("button", { name: "Adam: up" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/networks\.guess\.order=/);
      await lesson.getByRole("button", { name: "Find the rates and compare" }).click();
      await lesson.getByText("All 90 trainings are done.").waitFor({ timeout: 60_000 });
      await lesson.getByText("1 of 2 pairs in the right order").waitFor();
      expect((await visitor.results()).at(-1)).toMatchObject({
        ...{ version: 1, lesson: "optimizers-networks", exercise: "networks moons sgd momentum adam", variant: 0 },
        ...{ answer: ["sgd", "adam", "momentum"], correct: false, score: 1, max: 2, tries: 1, hints: 0 },
      });
      expect(await lesson.locator(".works li").count()).toBe(3);
    }));

  test("send no result if two seeds show no significant difference between any two of them", () =>
    compare(quick, async (lesson, visitor) => {
      await visitor.listen();
      await lesson.getByRole("button", { name: "Adam: up" }).press("Enter");
      await lesson.getByRole("button", { name: "Find the rates and compare" }).click();
      await lesson.getByText("No two of them can be told apart: no order was right, and none wrong.").waitFor();
      expect(await visitor.results()).toEqual([]);
    }));

  test("can be stopped and continue from there", () =>
    compare("steps=3000&seeds=8&model.units=64", async (lesson) => {
      const job = lesson.locator(".job").first();
      const done = async () =>
        Number((await job.getByText(/\d+ of 24/).innerText()).match(/(\d+) of 24/)?.[1] ?? Number.NaN);
      const button = job.getByRole("button");
      if (!(await button.innerText()).trim().startsWith("Stop")) await button.click();
      await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(0);
      await job.getByRole("button", { name: "Stop" }).click();
      const stopped = await done();
      await lesson.page().waitForTimeout(600);
      expect(await done()).toBe(stopped);
      await job.getByRole("button", { name: "Go on" }).click();
      await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(stopped);
    }));

  test("have their settings in the address beside those of the race, also before they are loaded", () =>
    compare(`${quick}&rules=adamw,rmsprop`, async (lesson, visitor) => {
      await lesson.getByText("All 4 trainings are done.").waitFor();
      await lesson.locator(".chip").filter({ hasText: "Adagrad" }).click();
      await visitor.page.waitForURL(/networks\.rules=adamw,rmsprop,adagrad/);
      await visitor.page.locator("gradlab-optimizers .chip").filter({ hasText: "Nesterov" }).click();
      await visitor.page.waitForURL(/[?&]rules=sgd,momentum,nesterov,adam/);
      await visitor.page.reload();
      await visitor.page.locator(".below .standings tbody tr").first().waitFor();
      await expect.poll(() => visitor.page.url()).toContain("networks.rules=adamw,rmsprop,adagrad");
      await (await down(visitor)).getByText("All 6 trainings are done.").waitFor();
    }));

  test("are compared over four schedules of one rule", () =>
    compare("steps=30&seeds=2&data.samples=60", async (lesson) => {
      await lesson.getByRole("button", { name: "Compare the four schedules" }).click();
      await lesson.getByText("All 96 trainings are done.").waitFor({ timeout: 60_000 });
      expect(await lesson.locator(".schedules .standings tbody tr").count()).toBe(4);
    }));

  test("keep finished trainings when the lesson is left, show how many there are, and continue", () =>
    compare("steps=2500&seeds=8&model.units=64&rate=own&guess.asked=true", async (lesson, { page }) => {
      await lesson
        .getByRole("button", { name: "Run" })
        .or(lesson.getByRole("button", { name: "Go on" }))
        .first()
        .click();
      const job = lesson.locator(".job").first();
      await job.getByText(/[1-9]\d* of 90/).waitFor({ timeout: 60_000 });
      const back = page.url();
      await page.goto(new URL("#/scaling", back).href);
      await page.locator("gradlab-scaling").waitFor();
      await page.goto(back);
      const again = await down({ page } as Visitor);
      await again.getByText(/stopped, by you or by leaving the page: [1-9]\d* of 90/).waitFor();
      await again.getByRole("button", { name: "Go on" }).first().click();
      await again.getByRole("button", { name: "Stop" }).waitFor();
      await again.getByRole("button", { name: "Stop" }).click();
    }));

  test("show the reason if the engine is missing, and are trained when it can be loaded", async () => {
    const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
    const worker = /\/worker-.*\.js$/;
    await page.route(worker, (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(`${inject("address")}#/optimizers?networks.seeds=2&networks.steps=40`);
    const lesson = page.locator("gradlab-optimizers-networks");
    await lesson.scrollIntoViewIfNeeded();
    const failure = lesson.locator("gl-notice").getByRole("button", { name: "Load the page again" });
    await failure.waitFor();
    await lesson.getByText("It could not be trained").waitFor();
    expect(await lesson.getByText("0 of 6 trainings").count()).toBe(1);
    await page.unroute(worker);
    await failure.click();
    await failure.waitFor({ state: "detached" });
    await lesson.scrollIntoViewIfNeeded();
    await lesson.getByText("All 6 trainings are done.").waitFor();
    await page.context().close();
  });
});
