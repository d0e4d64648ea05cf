import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchChromium } from "../support/browser";
import { Visitor } from "../support/visit";
import { answer, quizOf, remember } from "./quiz";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/**
 * Opening the page takes most of the time of a visit, so all these answers are given on one page, each from the same
 * address.
 */
describe("an answer to the first question", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.arrive(browser, "#/init?quiz.seed=7");
  });
  afterAll(() => visitor.leave());

  async function again(work: (quiz: Locator, page: Page) => Promise<void>): Promise<void> {
    const { page } = visitor;
    await remember(page, 7, {});
    const quiz = await quizOf(page);
    const question = quiz.getByText("x has 462 independent entries");
    await page.goto(`${inject("address")}#/init?quiz.seed=6`);
    await question.waitFor({ state: "hidden" });
    await page.goto(`${inject("address")}#/init?quiz.seed=7`);
    await question.waitFor();
    await work(quiz, page);
  }

  test.each([
    ["sqrt(2/n)", "standard deviation", "That is 2/n, the initialization of He."],
    ["1/n", "variance", "That is 1/n: it makes Var(z) = 1"],
    ["2/(n_in+n_out)", "variance", "That is Xavier's 2/(n_in + n_out)"],
    ["1.7129", "standard deviation", "The formula is right but for n"],
    ["2.9339/n", "standard deviation", "The number is right, as a variance."],
    ["1.7129/sqrt(n)", "variance", "The number is right, as a standard deviation."],
    ["pi/((pi-1)*n)", "variance", "A factor 2 is lost."],
    ["2/n", "standard deviation", "First: this is a variance"],
    ["2pi/((pi-1) n)", "standard deviation", "The number is right, as a variance."],
    ["0.3", "standard deviation", "It is none of the usual mistakes."],
  ] as const)("%s as %s gets an explanation of its own", (text, reading, message) =>
    again(async (quiz) => {
      await answer(quiz, text, reading);
      await quiz.getByText("Not right.").waitFor();
      await quiz.getByText(message).waitFor();
    }),
  );

  test.each([
    ["", "standard deviation", "Nothing is written there yet."],
    ["2*sqrt(", "standard deviation", "This cannot be read"],
    ["-0.08", "standard deviation", "above 0"],
    ["2pi/(pi-1)n", "variance", "Choose first which of the two you mean"],
    ["1/2n", "standard deviation", "Choose first which of the two you mean"],
    ["0.078", "standard deviation", "close, but rounded too much"],
  ] as const)("%j is not taken as an answer, and costs nothing", (text, reading, message) =>
    again(async (quiz, page) => {
      await answer(quiz, text, reading);
      await quiz.getByText(message).waitFor();
      expect(await page.evaluate(() => localStorage.getItem("gradlab.init-quiz.7"))).not.toContain('given":"2');
    }),
  );
});
