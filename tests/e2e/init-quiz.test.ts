import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { questions } from "../../web/src/lessons/init-quiz/questions";
import type { Receipt } from "../../web/src/lessons/init-quiz/receipt/receipt";
import { orderOf } from "../../web/src/lessons/init-quiz/variant/order";
import { variant } from "../../web/src/lessons/init-quiz/variant/variant";
import { launchChromium } from "./support/browser";
import { inspect, screens } from "./support/inspect";
import { type Visit, Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Opens the quiz with a state of its own and scrolls to it. */
async function take(state: string, work: (desk: Locator, page: Page, visitor: Visitor) => Promise<void>, how: Visit = {}): Promise<void> {
  const parts = state.split("&").filter((part) => part !== "");
  const visitor = await Visitor.arrive(browser, `#/init?${parts.map((part) => `quiz.${part}`).join("&")}`, how);
  await work(await deskOf(visitor.page), visitor.page, visitor);
  await visitor.leave();
}

async function deskOf(page: Page): Promise<Locator> {
  await page.locator("gradlab-init-quiz").waitFor({ state: "attached" });
  await page.locator("gradlab-init-quiz").scrollIntoViewIfNeeded();
  const desk = page.locator("gl-quiz-desk");
  await desk.waitFor();
  return desk;
}

const check = (desk: Locator) => desk.getByRole("button", { name: "Check", exact: true }).click();
const next = (desk: Locator) => desk.getByRole("button", { name: /^(Next question|To the summary)$/ }).click();

async function answer(desk: Locator, text: string, reading: "standard deviation" | "variance"): Promise<void> {
  await desk.getByRole("radio", { name: `the ${reading}` }).check();
  await desk.getByLabel("σ =").fill(text);
  await check(desk);
}

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
    take("seed=7", async (desk, _, visitor) => {
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
          answers: { text: "√(2π/((π−1)n))", value: expect.closeTo(1.712859 / Math.sqrt(462), 7), choice: "std", reason: "" },
          correct: true,
          hints: 0,
          seconds: expect.any(Number),
          finished: false,
        },
      ]);
    }));

  test("He's 2/n is asked how it came about, and each way has its answer; another try has new numbers", () =>
    take("seed=7", async (desk) => {
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
    take("seed=7", async (desk) => {
      await desk.getByLabel("σ =").fill("0.0797");
      await check(desk);
      await desk.getByText("Say first what your σ is").waitFor();
    }));

  test("hints come one at a time, each with its picture, and are counted", () =>
    take("seed=7", async (desk, page) => {
      for (const number of [1, 2, 3, 4, 5]) {
        await desk.getByRole("button", { name: `Hint ${number} of 5` }).click();
        await expect.poll(() => desk.locator(".steps li").count()).toBe(number);
        expect(await desk.locator(".steps svg.picture").count()).toBe(number);
      }
      expect(page.url()).toContain("quiz.answers.relu.0.hints=5");
    }));

  test("the prediction for layer 10 is run in real networks", () =>
    take("seed=7&at=2", async (desk) => {
      await desk.getByLabel("Var(h) =").fill("1");
      await check(desk);
      await desk.getByText("The variance is 1 after the first layer only.").waitFor();
      const note = await desk.getByText("Their median at the last layer is").innerText();
      const median = Number(/layer is ([\d.,]+);/.exec(note)?.[1]);
      expect(median).toBeGreaterThan(15);
      expect(median).toBeLessThan(65);
    }));

  test("reload keeps the place, the answers and an unfinished expression; undo takes an answer back", () =>
    take("seed=7", async (desk, page) => {
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
    take("seed=7", async (desk, page) => {
      await desk.getByRole("radio", { name: "the standard deviation" }).focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Tab");
      await page.keyboard.type("2.9339/n");
      await page.keyboard.press("Enter");
      await desk.getByText("Right.", { exact: true }).waitFor();
      await expect.poll(() => desk.evaluate((element) => element.shadowRoot?.activeElement?.className)).toContain("verdict");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await desk.getByRole("heading", { name: "The same σ in every layer" }).waitFor();
    }));

  test("all right: nine points, and the receipt that is downloaded holds; one that was changed does not", () =>
    take("seed=11", async (desk, page) => {
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
    take("seed=7", async (desk, page) => {
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
    take("seed=7&at=2&answers.relu.0.given=true&answers.relu.0.value=1&answers.relu.0.choice=std", async (desk, page) => {
      await page.locator("gradlab-init-quiz").getByRole("button", { name: "seed: more" }).click();
      await desk.getByRole("heading", { name: "One ReLU layer" }).waitFor();
      expect(page.url()).toContain("quiz.seed=8");
      expect(page.url()).not.toContain("answers");
    }));
});

/** Most of a visit is the opening of the page: these answers come one after the other on one page, each from the same address. */
describe("an answer to the first question", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.arrive(browser, "#/init?quiz.seed=7");
  });
  afterAll(() => visitor.leave());

  async function again(work: (desk: Locator, page: Page) => Promise<void>): Promise<void> {
    const { page } = visitor;
    for (const seed of [6, 7]) await page.goto(`${inject("address")}#/init?quiz.seed=${seed}`);
    const desk = await deskOf(page);
    await desk.getByText("x has 462 independent entries").waitFor();
    await work(desk, page);
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
    ["0.3", "standard deviation", "It is none of the usual mistakes."],
  ] as const)("%s as %s gets an explanation of its own", (text, reading, says) =>
    again(async (desk) => {
      await answer(desk, text, reading);
      await desk.getByText("Not right.").waitFor();
      await desk.getByText(says).waitFor();
    }),
  );

  test.each([
    ["", "standard deviation", "Nothing is written there yet."],
    ["2*sqrt(", "standard deviation", "This cannot be read"],
    ["-0.08", "standard deviation", "above 0"],
    ["0.078", "standard deviation", "close, but rounded too much"],
  ] as const)("%j is not taken as an answer, and costs nothing", (text, reading, says) =>
    again(async (desk, page) => {
      await answer(desk, text, reading);
      await desk.getByText(says).waitFor();
      expect(page.url()).not.toContain("given=true");
    }),
  );
});

/** What a visitor may have in front of them: a question, a judged one, a choice, the summary. */
const sights = [
  { name: "an open question with hints", state: "seed=7&answers.relu.0.hints=5", ready: ".steps" },
  {
    name: "a wrong answer",
    state: "seed=7&answers.relu.0.text=2/n&answers.relu.0.value=0.004329&answers.relu.0.choice=variance&answers.relu.0.given=true",
    ready: ".spread svg",
  },
  {
    name: "a prediction",
    state: "seed=7&at=2&answers.reuse.0.text=~1&answers.reuse.0.value=1&answers.reuse.0.given=true",
    ready: ".depth",
  },
  {
    name: "a choice",
    state: "seed=7&at=6&answers.keep.0.choice=variance&answers.keep.0.reason=centred&answers.keep.0.given=true",
    ready: ".depth",
  },
  { name: "the summary", state: "seed=7&at=10", ready: "table" },
];

describe.each(sights)("$name", ({ state, ready }) => {
  test.each(screens)("axe finds nothing at $width px, light and dark, and nothing is wider than a phone", (screen) =>
    take(
      state,
      async (desk, _, visitor) => {
        await desk.locator(ready).first().waitFor();
        await inspect(visitor, screen);
      },
      { ...screen, reducedMotion: true },
    ),
  );
});
