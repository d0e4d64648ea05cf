import { readFileSync } from "node:fs";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questions } from "../../../web/src/lessons/init-quiz/questions";
import type { Receipt } from "../../../web/src/lessons/init-quiz/receipt/receipt";
import { orderOf } from "../../../web/src/lessons/init-quiz/variant/order";
import { variant } from "../../../web/src/lessons/init-quiz/variant/variant";
import { launchChromium } from "../support/browser";
import { Visitor } from "../support/visit";
import { answer, check, deskOf, next, take } from "./desk";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Answers the question at this place of the order rightly, as somebody who knows would. */
async function answerRightly(desk: Locator, seed: number, place: number): Promise<void> {
  const asked = variant(seed, orderOf(seed)[place - 1] ?? -1, 0);
  await desk.getByRole("heading", { name: asked.question.title() }).waitFor();
  if (asked.form === "choice") {
    const { choice, reason } = asked.question.right(asked.offer);
    await desk.getByRole("radio", { name: asked.question.label(choice), exact: true }).check();
    await desk.getByRole("radio", { name: asked.question.reason(reason), exact: true }).check();
    return check(desk);
  }
  const key = asked.question.right(asked.at).toPrecision(4);
  if (asked.question.form === "sigma") return answer(desk, key, "variance");
  await desk.getByLabel("Var(h) =").fill(key);
  await check(desk);
}

describe("the quiz", () => {
  test("its questions are loaded only when it comes into view", async () => {
    const visitor = await Visitor.arrive(browser, "#/init", { fresh: true });
    const scripts: string[] = [];
    visitor.page.on("request", (request) => scripts.push(request.url()));
    await visitor.page.locator("gl-init-plot canvas").waitFor();
    await visitor.page.waitForTimeout(1000);
    expect(await visitor.page.locator("gl-quiz-desk").count()).toBe(0);
    scripts.length = 0;
    await deskOf(visitor.page);
    expect(scripts.some((url) => url.endsWith(".js"))).toBe(true);
    await visitor.leave();
  });

  test("a right expression is right; the learner's own sigma gives a variance near 1 on the engine, and the result is sent", () =>
    take(browser, "seed=7", async (desk, _, visitor) => {
      await visitor.listen();
      await answer(desk, "√(2π/((π−1)n))", "standard deviation");
      await desk.getByText("Right.", { exact: true }).waitFor();
      const measured = await desk.locator(".spread b").first().innerText();
      expect(Number(measured.split("=")[1])).toBeGreaterThan(0.9);
      expect(Number(measured.split("=")[1])).toBeLessThan(1.1);
      expect(await visitor.results()).toEqual([
        {
          lesson: "init-quiz",
          seed: 7,
          score: 1,
          question: "relu",
          number: 0,
          try: 0,
          variant: { n: 462, n_out: 999 },
          answers: {
            text: "√(2π/((π−1)n))",
            value: expect.closeTo(1.712859 / Math.sqrt(462), 7),
            choice: "std",
            reason: "",
          },
          correct: true,
          hints: 0,
          seconds: expect.any(Number),
          finished: false,
        },
      ]);
    }));

  test("He's 2/n is asked how it came about, and each way has its answer; another try has new numbers", () =>
    take(browser, "seed=7", async (desk) => {
      await answer(desk, "2/n", "variance");
      await desk.getByRole("radio", { name: "half of Var(z) gets through" }).check();
      await desk.getByText("Half of E[z²] gets through, not half of the variance.").waitFor();
      await desk.getByText("x has 462 independent entries").waitFor();
      await desk.getByRole("button", { name: "Try again with new numbers" }).click();
      await desk.getByText("x has 462 independent entries").waitFor({ state: "detached" });
      await answer(desk, "2.9339/n", "variance");
      await desk.getByText("Right.", { exact: true }).waitFor();
    }));

  test("which reading is meant has to be said", () =>
    take(browser, "seed=7", async (desk) => {
      await desk.getByLabel("σ =").fill("0.0797");
      await check(desk);
      await desk.getByText("Say first what your σ is").waitFor();
    }));

  test("hints come one at a time, each with its picture, and are counted", () =>
    take(browser, "seed=7", async (desk, page) => {
      for (const number of [1, 2, 3, 4, 5]) {
        await desk.getByRole("button", { name: `Hint ${number} of 5` }).click();
        await expect.poll(() => desk.locator(".steps li").count()).toBe(number);
        expect(await desk.locator(".steps svg.picture").count()).toBe(number);
      }
      expect(page.url()).toContain("quiz.answers.relu.0.hints=5");
    }));

  test("the prediction for layer 10 is run in real networks", () =>
    take(browser, "seed=7&at=2", async (desk) => {
      await desk.getByLabel("Var(h) =").fill("1");
      await check(desk);
      await desk.getByText("The variance is 1 after the first layer only.").waitFor();
      const note = await desk.getByText("Their median at the last layer is").innerText();
      const median = Number(/layer is ([\d.,]+);/.exec(note)?.[1]);
      expect(median).toBeGreaterThan(15);
      expect(median).toBeLessThan(65);
    }));

  test("reload keeps the place, the answers and an unfinished expression; undo takes an answer back", () =>
    take(browser, "seed=7", async (desk, page) => {
      await answer(desk, "2/n", "variance");
      await desk.getByText("Not right.").waitFor();
      await next(desk);
      await desk.getByLabel("Var(h) =").fill("1.4669^");
      await page.reload();
      const again = await deskOf(page);
      expect(await again.getByLabel("Var(h) =").inputValue()).toBe("1.4669^");
      await again.getByRole("button", { name: "Question 1: One ReLU layer, not right yet" }).click();
      await again.getByText("That is 2/n, the initialization of He.").waitFor();
      await again.getByRole("button", { name: "Question 2: The same σ in every layer, open" }).click();
      await again.getByLabel("Var(h) =").fill("1.4669^9");
      await check(again);
      await again.getByText("Right.", { exact: true }).waitFor();
      await page.locator("gradlab-init-quiz").getByRole("button", { name: "Undo" }).click();
      await again.getByText("Right.", { exact: true }).waitFor({ state: "detached" });
      expect(await again.getByLabel("Var(h) =").inputValue()).toBe("1.4669^9");
    }));

  test("keys alone: choose a reading, type, Enter; the verdict has the focus", () =>
    take(browser, "seed=7", async (desk, page) => {
      await desk.getByRole("radio", { name: "the standard deviation" }).focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Tab");
      await page.keyboard.type("2.9339/n");
      await page.keyboard.press("Enter");
      await desk.getByText("Right.", { exact: true }).waitFor();
      await expect
        .poll(() => desk.evaluate((element) => element.shadowRoot?.activeElement?.className))
        .toContain("verdict");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await desk.getByRole("heading", { name: "The same σ in every layer" }).waitFor();
    }));

  test("all right: nine points, and the receipt that is downloaded holds; one that was changed does not", () =>
    take(browser, "seed=11", async (desk, page) => {
      for (let place = 1; place <= questions.length; place++) {
        await answerRightly(desk, 11, place);
        await desk.getByText("Right.", { exact: true }).waitFor();
        await next(desk);
      }
      await desk.getByRole("heading", { name: "9 of 9 points" }).waitFor();
      const waiting = page.waitForEvent("download");
      await desk.getByRole("button", { name: "Download the receipt" }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe("gradlab-init-quiz-11.json");
      const text = readFileSync(await download.path(), "utf8");
      const receipt = JSON.parse(text) as Receipt;
      expect(receipt).toMatchObject({ format: "gradlab-init-quiz", version: 1, seed: 11, score: 1 });
      expect(receipt.entries.length).toBe(9);

      await desk.getByRole("button", { name: "Check a receipt" }).click();
      await desk
        .getByLabel("Choose a file")
        .setInputFiles({ name: "receipt.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await desk.getByText("It holds: seed 11, 9 right of 9 answered, 9 of 9 points.").waitFor();

      await desk.getByLabel("Text of a receipt").fill(text.replace('"hints": 0', '"hints": 90'));
      await desk.getByRole("button", { name: "Check it" }).click();
      await desk.getByText("It does not hold:").waitFor();
      await desk.getByText("answer 1: there are not so many hints").waitFor();
      await desk.getByLabel("Text of a receipt").fill("{");
      await desk.getByRole("button", { name: "Check it" }).click();
      await desk.getByText("the text is not JSON").waitFor();
    }));

  test("time that was spent on a question counts when the learner comes back to it", () =>
    take(browser, "seed=7", async (desk, page) => {
      await page.waitForTimeout(2500);
      await desk.getByRole("button", { name: /^Question 3/ }).click();
      await desk.getByRole("button", { name: /^Question 1/ }).click();
      await answer(desk, "2.9339/n", "variance");
      await desk.getByText("Right.", { exact: true }).waitFor();
      const seconds = Number(/relu\.0\.seconds=([\d.]+)/.exec(page.url())?.[1]);
      expect(seconds).toBeGreaterThan(2.4);
      expect(seconds).toBeLessThan(30);
    }));

  test("another seed begins anew, with other numbers", () =>
    take(
      browser,
      "seed=7&at=2&answers.relu.0.given=true&answers.relu.0.value=1&answers.relu.0.choice=std",
      async (desk, page) => {
        await page.locator("gradlab-init-quiz").getByRole("button", { name: "seed: more" }).click();
        await desk.getByRole("heading", { name: "One ReLU layer" }).waitFor();
        expect(page.url()).toContain("quiz.seed=8");
        expect(page.url()).not.toContain("answers");
      },
    ));
});
