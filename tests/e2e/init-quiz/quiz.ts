import type { Browser, Locator, Page } from "playwright-core";
import { type Attempt, untried } from "../../../web/src/lessons/init-quiz/record";
import { type Visit, Visitor } from "../support/visit";

/** The answers before the visit, by the key of the question. */
export type Answers = Record<string, readonly Partial<Attempt>[]>;

/** Writes answers into the browser's storage, as another window would do. */
export async function remember(page: Page, seed: number, answers: Answers): Promise<void> {
  const tries = Object.entries(answers).map(([key, some]) => [key, some.map((one) => ({ ...untried, ...one }))]);
  const record = { name: "", begun: "2026-01-01T00:00:00.000Z", beginning: 1, answers: Object.fromEntries(tries) };
  await page.evaluate(
    ([place, text]) => {
      localStorage.setItem(place, text);
      dispatchEvent(new StorageEvent("storage", { key: place }));
    },
    [`gradlab.init-quiz.${seed}`, JSON.stringify(record)] as const,
  );
}

/** Opens the quiz with a state, and scrolls to it. */
export async function take(
  browser: Browser,
  state: string,
  work: (quiz: Locator, page: Page, visitor: Visitor) => Promise<void>,
  how: Visit & { answers?: Answers } = {},
): Promise<void> {
  const parts = state.split("&").filter((part) => part !== "");
  const visitor = await Visitor.arrive(browser, `#/init?${parts.map((part) => `quiz.${part}`).join("&")}`, how);
  const seed = Number(/seed=(\d+)/.exec(state)?.[1] ?? 1);
  if (how.answers) await remember(visitor.page, seed, how.answers);
  await work(await quizOf(visitor.page), visitor.page, visitor);
  await visitor.leave();
}

/** The quiz on a page, after it is loaded, which happens when it comes into view. */
export async function quizOf(page: Page): Promise<Locator> {
  await page.locator("gradlab-init-quiz").waitFor({ state: "attached" });
  await page.locator("gradlab-init-quiz").scrollIntoViewIfNeeded();
  const quiz = page.locator("gl-quiz");
  await quiz.waitFor();
  return quiz;
}

export const check = (quiz: Locator) => quiz.getByRole("button", { name: "Check", exact: true }).click();
export const next = (quiz: Locator) => quiz.getByRole("button", { name: /^(Next question|To the summary)$/ }).click();

export async function answer(quiz: Locator, text: string, reading: "standard deviation" | "variance"): Promise<void> {
  await quiz.getByRole("radio", { name: `the ${reading}` }).check();
  await quiz.getByLabel("σ =").fill(text);
  await check(quiz);
}
