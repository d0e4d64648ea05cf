import { readFileSync } from "node:fs";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questions } from "../../../web/src/lessons/init-quiz/questions";
import type { Receipt } from "../../../web/src/lessons/init-quiz/receipt";
import { orderOf, variant } from "../../../web/src/lessons/init-quiz/variants";
import { launchChromium } from "../support/browser";
import { Visitor } from "../support/visit";
import { answer, check, next, quizOf, take } from "./quiz";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Gives the right answer to the question at this place of the order. */
async function answerRightly(quiz: Locator, seed: number, place: number): Promise<void> {
  const asked = variant(seed, orderOf(seed)[place - 1] ?? -1, 0);
  await quiz.getByRole("heading", { name: asked.question.title() }).waitFor();
  if (asked.form === "choice") {
    const { choice, reason } = asked.question.right(asked.offer);
    await quiz.getByRole("radio", { name: asked.question.label(choice), exact: true }).check();
    await quiz.getByRole("radio", { name: asked.question.reason(reason), exact: true }).check();
    return check(quiz);
  }
  const key = asked.question.right(asked.at).toPrecision(4);
  if (asked.question.form === "sigma") return answer(quiz, key, "variance");
  await quiz.getByLabel("Var(h) =").fill(key);
  await check(quiz);
}

describe("the quiz", () => {
  test("its questions are loaded only when it comes into view", async () => {
    const visitor = await Visitor.arrive(browser, "#/init", { fresh: true });
    const scripts: string[] = [];
    visitor.page.on("request", (request) => scripts.push(request.url()));
    await visitor.page.locator("gl-init-plot canvas").waitFor();
    await visitor.page.waitForTimeout(1000);
    expect(await visitor.page.locator("gl-quiz").count()).toBe(0);
    scripts.length = 0;
    await quizOf(visitor.page);
    expect(scripts.some((url) => url.endsWith(".js"))).toBe(true);
    await visitor.leave();
  });

  test("a right expression counts; the learner's sigma gives a variance near 1 on the engine; the result is sent", () =>
    take(browser, "seed=7", async (quiz, _, visitor) => {
      await visitor.listen();
      await answer(quiz, "√(2π/((π−1)n))", "standard deviation");
      await quiz.getByText("Right.", { exact: true }).waitFor();
      const measured = await quiz.locator(".spread b").first().innerText();
      expect(Number(measured.split("=")[1])).toBeGreaterThan(0.9);
      expect(Number(measured.split("=")[1])).toBeLessThan(1.1);
      const value = expect.closeTo(1.712859 / Math.sqrt(462), 7);
      expect(await visitor.results()).toEqual([
        {
          version: 1,
          lesson: "init-quiz",
          exercise: "relu",
          variant: 7,
          answer: { text: "√(2π/((π−1)n))", value, choice: "std", reason: "" },
          correct: true,
          score: 1,
          max: 1,
          tries: 1,
          hints: 0,
          seconds: expect.any(Number),
        },
      ]);
    }));

  test("the number that was read is shown before it counts, and an ambiguous answer leads to a question", () =>
    take(browser, "seed=7", async (quiz) => {
      await quiz.getByRole("radio", { name: "the variance" }).check();
      await quiz.getByLabel("σ =").fill("1,240");
      await quiz.getByText("Read as 1.24", { exact: true }).waitFor();
      await quiz.getByLabel("σ =").fill("2pi/(pi-1)n");
      await quiz.getByText("can mean two things").waitFor();
      await check(quiz);
      await quiz.getByText("This does not count as a try.").waitFor();
      await quiz.getByRole("button", { name: "2 · π / ((π − 1) · n) =" }).click();
      await quiz.getByText("Read as").waitFor();
      await check(quiz);
      await quiz.getByText("Right.", { exact: true }).waitFor();
    }));

  test("after He's 2/n the reader is asked for the reason; each reason has a reply; a new try has new numbers", () =>
    take(browser, "seed=7", async (quiz) => {
      await answer(quiz, "2/n", "variance");
      await quiz.getByRole("radio", { name: "half of Var(z) gets through" }).check();
      await quiz.getByText("Half of E[z²] gets through, not half of the variance.").waitFor();
      await quiz.getByText("x has 462 independent entries").waitFor();
      await quiz.getByRole("button", { name: "Try again with new numbers (2 left)" }).click();
      await quiz.getByText("x has 462 independent entries").waitFor({ state: "detached" });
      await answer(quiz, "2.9339/n", "variance");
      await quiz.getByText("Right.", { exact: true }).waitFor();
    }));

  test("an answer needs the choice between variance and standard deviation", () =>
    take(browser, "seed=7", async (quiz) => {
      await quiz.getByLabel("σ =").fill("0.0797");
      await check(quiz);
      await quiz.getByText("Say first what your σ is").waitFor();
    }));

  test("hints are shown one at a time, each with its picture, and stay after a reload", () =>
    take(browser, "seed=7", async (quiz, page) => {
      for (const number of [1, 2, 3, 4, 5]) {
        await quiz.getByRole("button", { name: `Hint ${number} of 5` }).click();
        await expect.poll(() => quiz.locator(".steps li").count()).toBe(number);
        expect(await quiz.locator(".steps .picture > svg").count()).toBe(number);
      }
      await page.reload();
      expect(await (await quizOf(page)).locator(".steps li").count()).toBe(5);
    }));

  test("real networks for layer 10 are run only after the last try, because they show the answer", () =>
    take(browser, "seed=7&at=2", async (quiz) => {
      await quiz.getByLabel("Var(h) =").fill("1");
      await check(quiz);
      await quiz.getByText("The variance is 1 after the first layer only.").waitFor();
      expect(await quiz.locator(".outcome").count()).toBe(0);
      expect(await quiz.getByRole("button", { name: "The derivation" }).count()).toBe(0);
      for (const left of [2, 1]) {
        await quiz.getByRole("button", { name: `Try again with new numbers (${left} left)` }).click();
        await quiz.getByLabel("Var(h) =").fill("1");
        await check(quiz);
      }
      await quiz.getByRole("button", { name: "The derivation" }).waitFor();
      const note = await quiz.getByText("Their median at the last layer is").innerText();
      expect(Number(/layer is ([\d.,]+);/.exec(note)?.[1])).toBeGreaterThan(3);
    }));

  test("a choice is marked only after the last try", () =>
    take(
      browser,
      "seed=7&at=6",
      async (quiz) => {
        const marked = quiz.locator("fieldset .right");
        await quiz.getByText("Not right.").waitFor();
        expect(await marked.count()).toBe(0);
        for (const left of [2, 1]) {
          await quiz.getByRole("button", { name: `Try again (${left} left)` }).click();
          await quiz.getByRole("radio", { name: "the variance Var(h)", exact: true }).check();
          await quiz.getByRole("radio", { name: "the mean of h is 0 after a ReLU" }).check();
          await check(quiz);
          await quiz.getByText("Not right.").waitFor();
        }
        expect(await marked.count()).toBe(2);
      },
      { answers: { keep: [{ choice: "variance", reason: "centred", given: "2026-01-01T00:01:00.000Z" }] } },
    ));

  test("neither reload, undo, reset nor another address removes an answer; a link contains only the seed", () =>
    take(browser, "seed=7", async (quiz, page) => {
      await answer(quiz, "2/n", "variance");
      await quiz.getByText("Not right.").waitFor();
      await next(quiz);
      await quiz.getByLabel("Var(h) =").fill("1.4669^");
      await expect.poll(() => page.url()).toContain("quiz.at=2");
      expect(page.url()).not.toMatch(/relu|answer|1\.4669/);
      await page.reload();
      const again = await quizOf(page);
      expect(await again.getByLabel("Var(h) =").inputValue()).toBe("1.4669^");
      const lesson = page.locator("gradlab-init-quiz");
      const first = again.getByRole("button", { name: "Question 1: One ReLU layer, not right yet" });
      await first.click();
      await again.getByText("That is 2/n, the initialization of He.").waitFor();
      for (const name of ["Undo", "Undo", "Redo", "Back to the defaults"]) {
        const button = lesson.getByRole("button", { name }).first();
        if ((await button.count()) > 0 && (await button.isEnabled())) await button.click();
      }
      await page.goto(`${page.url().split("#")[0]}#/init?quiz.seed=7`);
      await first.waitFor();
      await again.getByText("That is 2/n, the initialization of He.").waitFor();
    }));

  test("clearing the storage while the page is open removes no answer, whatever the address", () =>
    take(
      browser,
      "seed=7",
      async (quiz, page) => {
        await answer(quiz, "2/n", "variance");
        await quiz.getByText("Not right.").waitFor();
        await page.evaluate(() => localStorage.clear());
        const address = page.url().split("#")[0];
        const here = quiz.getByRole("button", { name: /^Question 1: One ReLU layer/ });
        await page.goto(`${address}#/init?quiz.seed=8`);
        await quiz.getByText("x has 462 independent entries").waitFor({ state: "hidden" });
        await page.goto(`${address}#/init?quiz.seed=7`);
        await quiz.getByText("That is 2/n, the initialization of He.").waitFor();
        expect(await here.getAttribute("aria-label")).toContain("not right yet");
      },
      { fresh: true },
    ));

  test("by keyboard: choose a meaning, type, Enter; then the verdict has the focus", () =>
    take(browser, "seed=7", async (quiz, page) => {
      await quiz.getByRole("radio", { name: "the standard deviation" }).focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Tab");
      await page.keyboard.type("2.9339/n");
      await quiz.getByText("2.9339 / n =").waitFor();
      await page.keyboard.press("Enter");
      await quiz.getByText("Right.", { exact: true }).waitFor();
      await expect
        .poll(() => quiz.evaluate((element) => element.shadowRoot?.activeElement?.className))
        .toContain("verdict");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await quiz.getByRole("heading", { name: "The same σ in every layer" }).waitFor();
    }));

  test("nine right answers give nine points and a valid receipt; a changed receipt is invalid", () =>
    take(browser, "seed=11", async (quiz, page) => {
      for (let place = 1; place <= questions.length; place++) {
        await answerRightly(quiz, 11, place);
        await quiz.getByText("Right.", { exact: true }).waitFor();
        await next(quiz);
      }
      await quiz.getByRole("heading", { name: "9 of 9 points" }).waitFor();
      await quiz.getByLabel("Your name or id").fill("Ada Lovelace");
      const waiting = page.waitForEvent("download");
      await quiz.getByRole("button", { name: "Download the receipt" }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe("gradlab-init-quiz-11.json");
      const text = readFileSync(await download.path(), "utf8");
      const receipt = JSON.parse(text) as Receipt;
      expect(receipt).toMatchObject({
        format: "gradlab-receipt",
        lesson: "init-quiz",
        version: 4,
        variant: 11,
        name: "Ada Lovelace",
        score: 9,
        max: 9,
      });
      expect(receipt.entries.length).toBe(9);

      await quiz.getByRole("button", { name: "Check a receipt" }).click();
      await quiz
        .getByLabel("Choose a file")
        .setInputFiles({ name: "receipt.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await quiz.getByText("It holds: Ada Lovelace, seed 11, 9 right of 9 answered, 9 of 9 points.").waitFor();

      // A receipt of an old version has no checksum, so an edit of it, or of its version, would not show.
      const unsealed = quiz.getByText("it does not show whether it was edited");
      expect(await unsealed.count()).toBe(0);
      const { checksum: _, ...open } = receipt;
      await quiz.getByLabel("Text of a receipt").fill(JSON.stringify({ ...open, version: 2 }));
      await quiz.getByRole("button", { name: "Check it" }).click();
      await unsealed.waitFor();
      await quiz.getByText("It holds: Ada Lovelace").waitFor();

      await quiz.getByLabel("Text of a receipt").fill(text.replace('"hints": 0', '"hints": 90'));
      // The verdict was on the text before.
      await quiz.getByText("It holds: Ada Lovelace").waitFor({ state: "detached" });
      await quiz.getByRole("button", { name: "Check it" }).click();
      await quiz.getByText("It does not hold:").waitFor();
      await quiz.getByText("answer 1: there are not that many hints").waitFor();
      await quiz.getByLabel("Text of a receipt").fill("{");
      await quiz.getByRole("button", { name: "Check it" }).click();
      await quiz.getByText("the text is not JSON").waitFor();
    }));

  test("the time spent on a question counts when the learner returns to it", () =>
    take(browser, "seed=7", async (quiz, page) => {
      await page.waitForTimeout(2500);
      await quiz.getByRole("button", { name: /^Question 3/ }).click();
      await quiz.getByRole("button", { name: /^Question 1/ }).click();
      await answer(quiz, "2.9339/n", "variance");
      await quiz.getByText("Right.", { exact: true }).waitFor();
      const record = await page.evaluate(() => localStorage.getItem("gradlab.init-quiz.7"));
      const seconds = (JSON.parse(record ?? "{}") as { answers: { relu: { seconds: number }[] } }).answers.relu[0]
        ?.seconds;
      expect(seconds).toBeGreaterThan(2.4);
      expect(seconds).toBeLessThan(30);
    }));

  test("another seed restarts the quiz with other numbers", () =>
    take(
      browser,
      "seed=7&at=2",
      async (quiz, page) => {
        await page
          .locator("gradlab-init-quiz")
          .getByRole("button", { name: /^seed .*: more/ })
          .click();
        await quiz.getByRole("button", { name: "Question 1: One ReLU layer, open" }).waitFor();
        await expect.poll(() => page.url()).toContain("quiz.seed=8");
      },
      { answers: { relu: [{ value: 1, choice: "std", given: "2026-01-01T00:01:00.000Z" }] } },
    ));
});
