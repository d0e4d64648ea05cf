import type { Browser, Locator, Page } from "playwright-core";
import { type Visit, Visitor } from "../support/visit";

/** Opens the quiz with a state of its own and scrolls to it. */
export async function take(
  browser: Browser,
  state: string,
  work: (desk: Locator, page: Page, visitor: Visitor) => Promise<void>,
  how: Visit = {},
): Promise<void> {
  const parts = state.split("&").filter((part) => part !== "");
  const visitor = await Visitor.arrive(browser, `#/init?${parts.map((part) => `quiz.${part}`).join("&")}`, how);
  await work(await deskOf(visitor.page), visitor.page, visitor);
  await visitor.leave();
}

/** The quiz on a page, once it is loaded: it comes when it is in view. */
export async function deskOf(page: Page): Promise<Locator> {
  await page.locator("gradlab-init-quiz").waitFor({ state: "attached" });
  await page.locator("gradlab-init-quiz").scrollIntoViewIfNeeded();
  const desk = page.locator("gl-quiz-desk");
  await desk.waitFor();
  return desk;
}

export const check = (desk: Locator) => desk.getByRole("button", { name: "Check", exact: true }).click();
export const next = (desk: Locator) => desk.getByRole("button", { name: /^(Next question|To the summary)$/ }).click();

export async function answer(desk: Locator, text: string, reading: "standard deviation" | "variance"): Promise<void> {
  await desk.getByRole("radio", { name: `the ${reading}` }).check();
  await desk.getByLabel("σ =").fill(text);
  await check(desk);
}
