import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lessons } from "../../../web/src/lessons";
import { launchChromium } from "../support/browser";
import { screens } from "../support/inspect";
import { Visitor } from "../support/visit";

/**
 * Guess first: in reading order, a question comes before the parts that reveal its answer, also on a phone. Each
 * question names these parts (`reveals`).
 */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Lessons whose question depends on the state. */
const states: Readonly<Record<string, readonly string[]>> = {
  playground: ["", "asked=scale", "asked=norm", "asked=zeros"],
  backprop: ["", "text=b = a + a; c = b + b", "text=L = log(sum(exp(z))) - sum(t*z)"],
};

/** The number of such questions that each lesson asks at the same time. */
const counts: Readonly<Record<string, number>> = {
  "training-loop": 1,
  backprop: 1,
  scaling: 1,
  init: 1,
  playground: 1,
  hparams: 4,
};

interface Lit {
  fragment: string;
  updateComplete: Promise<boolean>;
}

interface Asked {
  question: string;
  isAnswered: boolean;
  /** The number of visible parts that it reveals, and the names of those that begin before it ends. */
  seen: number;
  before: string[];
}

/** All questions on the page, in all shadow roots, with the places of their answers. */
const asked = (page: Page): Promise<Asked[]> =>
  page.evaluate(() => {
    scrollTo(0, 0);
    const within = (root: ParentNode): Element[] =>
      [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])]);
    return within(document)
      .filter((one) => one.localName === "gl-predict" && one.getClientRects().length > 0)
      .map((one) => {
        const predict = one as HTMLElement & { question: string; value: string; reveals: string };
        const place = predict.getBoundingClientRect();
        const answers = [...(predict.getRootNode() as ParentNode).querySelectorAll(predict.reveals || ":not(*)")];
        const seen = answers.filter((answer) => answer.getClientRects().length > 0 && answer.clientHeight > 0);
        const before = seen.filter((answer) => {
          const { left, top } = answer.getBoundingClientRect();
          return top < place.bottom - 1 && left < place.right;
        });
        return {
          question: predict.question,
          isAnswered: predict.value !== "",
          seen: seen.length,
          before: before.map(({ localName, className }) => `${localName} ${className}`),
        };
      });
  });

/** Scrolls down the page until nothing more is loaded. */
async function readOn(page: Page): Promise<void> {
  let before = 0;
  for (let height = -1; height !== before; ) {
    before = height;
    await page.evaluate(async () => {
      for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight / 2) {
        scrollTo(0, at);
        await new Promise((done) => setTimeout(done, 50));
      }
    });
    await page.waitForLoadState("networkidle");
    height = await page.evaluate(() => document.documentElement.scrollHeight);
  }
}

describe.each(lessons)("$slug", ({ slug }) => {
  const all = (states[slug] ?? [""]).flatMap((state) => screens.map((screen) => ({ state, ...screen })));
  test.each(all)("asks first at $width px: $state", async ({ state, width }) => {
    const address = state && `?${state.replace(/=.*/, "")}=${encodeURIComponent(state.replace(/^.*?=/, ""))}`;
    const visitor = await Visitor.arrive(browser, `#/${slug}${address}`, { width, height: 844, reducedMotion: true });
    const { page } = visitor;
    await page.locator("gradlab-site h1").first().waitFor();
    await readOn(page);
    const questions = await asked(page);
    expect(questions.length).toBe(counts[slug] ?? 0);
    for (const one of questions) expect(one, one.question).toMatchObject({ isAnswered: false, before: [] });
    // Every answer exists: the parts that a question reveals are visible after it is answered.
    for (const { question } of questions) {
      const predict = page.locator("gl-predict").filter({ hasText: question }).first();
      await predict.locator("label").first().click();
      const now = async () => (await asked(page)).find((one) => one.question === question)?.seen ?? 0;
      await expect.poll(now, { timeout: 20_000 }).toBeGreaterThan(0);
    }
    await visitor.leave();
  });
});

/** The reader orders the rules before they race, in each of the two lessons of this page. */
test.each(screens)("the orders that optimizers asks for come before the figure at $width px", async ({ width }) => {
  const visitor = await Visitor.arrive(browser, "#/optimizers", { width, height: 844, reducedMotion: true });
  const { page } = visitor;
  await page.locator(".below .standings tbody tr").first().waitFor();
  await readOn(page);
  for (const lesson of ["gradlab-optimizers", "gradlab-optimizers-networks"]) {
    const boxOf = async (part: string) => {
      const box = page.locator(lesson).locator(part).first();
      await box.waitFor();
      return box.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
    };
    const [order, figure] = [await boxOf("article gl-order"), await boxOf(".stage")];
    expect(order.bottom <= figure.top || order.right <= figure.left, lesson).toBe(true);
  }
  await visitor.leave();
});

/** The section "How large may the step be?" explains turned ravines and so answers a contest of the table. */
test.each(screens)("the claims of optimizers come before the limits that explain them at $width px", async (screen) => {
  const visitor = await Visitor.arrive(browser, "#/optimizers?claims.open=axes", { ...screen, reducedMotion: true });
  const { page } = visitor;
  await page.locator(".below .standings tbody tr").first().waitFor();
  await readOn(page);
  await page.getByText("On the turned ravine, each at its best rate").waitFor();
  const topOf = (text: string) =>
    page
      .getByText(text)
      .first()
      .evaluate((element) => element.getBoundingClientRect().top + scrollY);
  expect(await topOf("On the turned ravine, each at its best rate")).toBeLessThan(await topOf("Turn the ravine:"));
  await visitor.leave();
});

test("a race that the figure already shows cannot be predicted any more", async () => {
  const address =
    "surface={}&surface.name=saddle&start=1.5,0.0001&rules=sgd,momentum,nesterov,adam&steps=300" +
    "&knobs.sgd.lr=0.1&knobs.momentum.lr=0.1&knobs.nesterov.lr=0.1&knobs.adam.lr=0.1&guess.challenge=ridge";
  const visitor = await Visitor.arrive(browser, `#/optimizers?${address}`, { reducedMotion: true });
  const { page } = visitor;
  const asks = page.locator("gradlab-optimizers").locator(".predict").first();
  await asks.getByText("45 steps").waitFor();
  expect(await asks.getByRole("button", { name: "Race them" }).count()).toBe(0);
  expect(await asks.locator(".verdict").count()).toBe(0);
  await visitor.leave();
});

/** The states and actions that show the answer of each lesson's question before the reader answers. */
const shownBy: ReadonlyArray<{ slug: string; state: string; act?: (page: Page) => Promise<void> }> = [
  {
    slug: "training-loop",
    state: "",
    act: (page) => page.locator("gl-code").getByRole("button", { name: "loss.backward()" }).click(),
  },
  { slug: "scaling", state: "?scales=1,3.3" },
  { slug: "init", state: "?scheme=unit-variance" },
  {
    slug: "playground",
    state: "?optimizer.name=sgd&optimizer.lr=1",
    act: (page) => page.locator("gl-transport").getByRole("button", { name: "Epoch" }).click(),
  },
];

test.each(shownBy)("$slug: a question whose answer has been shown is closed, and no result is sent", async (one) => {
  const visitor = await Visitor.arrive(browser, `#/${one.slug}${one.state}`, { reducedMotion: true });
  const { page } = visitor;
  await page.locator("gl-predict").first().waitFor();
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener("gradlab-result", (event) => heard.push((event as CustomEvent).detail));
  });
  await one.act?.(page);
  await page.getByText("It has been shown:").waitFor();
  expect(await page.locator("gl-predict").first().locator("input").count()).toBe(0);
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  await visitor.leave();
});

/** The answer is shown and then hidden again: the question stays closed. `fragment`: the state afterwards. */
const takenBack: ReadonlyArray<{
  slug: string;
  state: string;
  show: string;
  back: (page: Page) => Promise<void>;
  fragment: RegExp;
}> = [
  {
    slug: "training-loop",
    state: "",
    show: "loss.backward()",
    back: (page) => page.getByRole("button", { name: "Reset", exact: true }).click(),
    fragment: /^$/,
  },
  {
    slug: "scaling",
    state: "?scales=0.5,2.5",
    show: "",
    back: async (page) => {
      await page.getByRole("button", { name: "×2.5", exact: true }).click();
      await page.getByRole("button", { name: "Remove it" }).click();
    },
    fragment: /scales=0\.5,?(&|$)/,
  },
];

test.each(takenBack)("$slug: a question whose answer was shown and hidden again is closed, too", async (one) => {
  const visitor = await Visitor.arrive(browser, `#/${one.slug}${one.state}`, { reducedMotion: true });
  const { page } = visitor;
  await page.locator("gl-predict").first().waitFor();
  if (one.show) await page.locator("gl-code").getByRole("button", { name: one.show }).click();
  await page.getByText("It has been shown:").waitFor();
  await one.back(page);
  const lesson = page.locator(`gradlab-${one.slug}`);
  await expect.poll(() => lesson.evaluate((element) => (element as unknown as Lit).fragment)).toMatch(one.fragment);
  await lesson.evaluate((element) => (element as unknown as Lit).updateComplete);
  expect(await page.locator("gl-predict").first().locator("input").count()).toBe(0);
  await visitor.leave();
});

test("scaling: the columns that the answer opens stay open at another rate", async () => {
  const visitor = await Visitor.arrive(browser, "#/scaling?scales=0.5,2.5", { reducedMotion: true });
  const { page } = visitor;
  await page.getByText("It has been shown:").waitFor();
  const heads = page.locator("gradlab-scaling .below thead th");
  const before = await heads.count();
  await page
    .locator("gradlab-scaling")
    .evaluate((lesson) => void Object.assign(lesson, { state: { scales: [0.5, 1.5], lr: 0.02 } }));
  await page.getByRole("button", { name: "×1.5", exact: true }).waitFor();
  await page.waitForTimeout(500);
  expect(await page.locator("gl-predict").first().locator("input").count()).toBe(0);
  expect([before, await heads.count()]).toEqual([before, before]);
  expect(before).toBeGreaterThan(3);
  await visitor.leave();
});

test("scaling: a scale that does not answer the question leaves it open", async () => {
  const visitor = await Visitor.arrive(browser, "#/scaling?scales=0.5,1.5", { reducedMotion: true });
  await visitor.page.locator("gradlab-scaling").getByText("distance a step: measured").waitFor();
  expect(await visitor.page.locator("gl-predict input").count()).toBe(4);
  await visitor.leave();
});

test("the titles on the front page do not name the line that the training loop asks for", async () => {
  const visitor = await Visitor.arrive(browser, "#/", { reducedMotion: true });
  await visitor.page.locator("gradlab-course").waitFor();
  await visitor.page.getByText("Where is the derivative?").waitFor();
  expect(await visitor.words()).not.toContain("loss.backward()");
  await visitor.leave();
});

/** The parts further down that answer the question at the top, and the text in them after the reader's answer. */
const waiting = [
  { state: "", option: "five", expected: /passes\s+1\s+4/ },
  { state: "?text=b = a + a; c = b + b", option: "two", expected: /back-propagation\s+4\.0/ },
  { state: "?text=L = log(sum(exp(z))) - sum(t*z)", option: "zero", expected: /back-propagation\s+−0\.29/ },
];

test.each(waiting)("backprop: the parts below wait for the answer to the question: $state", async (one) => {
  const address = one.state.replace(/(?<==).*/, (text) => encodeURIComponent(text));
  const visitor = await Visitor.arrive(browser, `#/backprop${address}`, { reducedMotion: true });
  const { page } = visitor;
  await page.locator("gl-predict label").first().waitFor();
  await readOn(page);
  const below = () => page.locator("section[data-part=modes], section[data-part=check]").allInnerTexts();
  for (const text of await below()) expect(text).toContain("Answer the question at the top first");
  expect(await visitor.words()).not.toMatch(one.expected);
  await page.locator(`gl-predict input[value=${one.option}]`).first().check({ force: true });
  await readOn(page);
  await expect.poll(() => visitor.words(), { timeout: 20_000 }).toMatch(one.expected);
  await visitor.leave();
});

test("backprop: the program of the backward pass, and a complete forward pass, close the question", async () => {
  for (const act of ["code", "forward"]) {
    const address = `text=${encodeURIComponent("b = a + a; c = b + b")}`;
    const visitor = await Visitor.arrive(browser, `#/backprop?${address}`, { reducedMotion: true });
    const { page } = visitor;
    await page.locator("gl-predict label").first().waitFor();
    if (act === "code") await page.getByRole("tab", { name: "As code" }).click();
    else {
      await page.getByRole("radio", { name: "forward (JVP)" }).check({ force: true });
      const step = page.getByRole("button", { name: "Step", exact: true }).first();
      await step.click();
      await step.click();
      await page.locator(".sentence").getByText("c").first().waitFor();
      await page.getByRole("radio", { name: "backward (VJP)" }).check({ force: true });
    }
    await page.getByText("It has been shown:").waitFor();
    expect(await page.locator("gl-predict input").count(), act).toBe(0);
    await visitor.leave();
  }
});

/** A wrong answer and the right answer to the first question of each lesson. */
const answersOf: Readonly<Record<string, readonly [wrong: string, right: string]>> = {
  "training-loop": ["update", "backward"],
  backprop: ["five", "one"],
  scaling: ["one", "two"],
  init: ["stays", "grows"],
  playground: ["faster", "fails"],
  hparams: ["both", "six"],
};

test.each(Object.entries(answersOf))(
  "%s: an answered prediction stays answered after undo and redo, and is sent once",
  async (slug, [wrong, right]) => {
    const visitor = await Visitor.arrive(browser, `#/${slug}`, { reducedMotion: true });
    const { page } = visitor;
    const predict = page.locator("gl-predict", { has: page.locator(`input[value="${right}"]`) }).first();
    await predict.locator("label").first().waitFor();
    const question = await predict.evaluate((element) => (element as HTMLElement & { question: string }).question);
    const asked = page.locator("gl-predict").filter({ hasText: question }).first();
    const guess = () => asked.evaluate((element) => (element as HTMLElement & { value: string }).value);
    await visitor.listen();
    await asked.locator(`input[value="${wrong}"]`).check({ force: true });
    await expect.poll(() => visitor.results()).toHaveLength(1);
    expect((await visitor.results())[0]).toMatchObject({ lesson: slug, answer: wrong, correct: false, tries: 1 });
    for (let back = 0; back < 5 && (await guess()) !== ""; back++) {
      await page.getByRole("button", { name: "Undo" }).first().click();
      await page.waitForTimeout(200);
    }
    // The answer has been removed from the state, but the question stays closed: the right answer has been read.
    expect(await guess()).toBe("");
    expect(await asked.locator("input").count()).toBe(0);
    await asked.getByText("It has been shown:").waitFor();
    for (let on = 0; on < 5 && (await guess()) === ""; on++) {
      await page.getByRole("button", { name: "Redo" }).first().click();
      await page.waitForTimeout(200);
    }
    expect(await guess()).toBe(wrong);
    expect(await asked.locator("input:enabled").count()).toBe(0);
    await page.reload();
    await asked.locator("input").first().waitFor();
    expect(await asked.locator("input:enabled").count()).toBe(0);
    await visitor.leave();
  },
);

/**
 * The same for the questions further down: hyper-parameters ask for three more guesses, the optimizers for an order.
 */
test.each(["moves", "left", "better"])("hparams: the guess '%s' stays answered after undo", async (value) => {
  const visitor = await Visitor.arrive(browser, "#/hparams", { reducedMotion: true });
  const { page } = visitor;
  await page.locator("gradlab-site h1").first().waitFor();
  await readOn(page);
  const input = page.locator(`gl-predict input[value="${value}"]`).first();
  const question = await input.evaluate(
    (element) => ((element.getRootNode() as ShadowRoot).host as HTMLElement & { question: string }).question,
  );
  const asked = page.locator("gl-predict").filter({ hasText: question }).first();
  await input.check({ force: true });
  await asked.locator(".verdict").waitFor();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await asked.getByText("It has been shown:").waitFor();
  expect(await asked.locator("input").count()).toBe(0);
  await visitor.leave();
});

test("optimizers: a race that was run stays answered after undo, and after another race was asked for", async () => {
  const visitor = await Visitor.arrive(browser, "#/optimizers", { reducedMotion: true });
  const { page } = visitor;
  const asks = page.locator("gradlab-optimizers").locator(".predict").first();
  const go = asks.getByRole("button", { name: "Race them" });
  await go.waitFor();
  await visitor.listen();
  await asks.locator("button.down").first().click();
  await go.click();
  await expect.poll(() => visitor.results(), { timeout: 60_000 }).toHaveLength(1);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await page.waitForTimeout(500);
  expect(await go.count()).toBe(0);
  await asks.getByRole("radio", { name: "Ravine" }).check({ force: true });
  await go.waitFor();
  await asks.getByRole("radio", { name: "Bent valley" }).check({ force: true });
  await page.waitForTimeout(500);
  expect(await go.count()).toBe(0);
  expect(await visitor.results()).toHaveLength(1);
  await visitor.leave();
});
