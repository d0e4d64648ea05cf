import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { visitsTo } from "../support/visits";

/** Trainings take their time where other tests run beside. */
export const slow = { timeout: 100_000 };
export const patient = { timeout: 100_000, interval: 200 };

/** A visit to the lesson in a browser that the tests of a file share; what the page complains of fails the test. */
export const visits = () =>
  visitsTo("hparams", ({ page }) => page.locator("gradlab-hparams gl-points").first().waitFor(), {
    reducedMotion: true,
  }).visit;

/** A part of the lesson, scrolled to and loaded. */
export async function part(page: Page, name: string): Promise<Locator> {
  const element = page.locator(`gl-hparams-${name}`);
  await page.locator(`[data-part=${name}]`).scrollIntoViewIfNeeded();
  await element.locator("section").first().waitFor();
  await element.scrollIntoViewIfNeeded();
  return element;
}

export const choose = (where: Page | Locator, answer: string) =>
  where.getByRole("radio", { name: answer, exact: true }).check();

/** The parts of the address. */
export const address = (page: Page) => decodeURIComponent(new URL(page.url()).hash);

/** A study of few trials. */
export const small = "study.trials=6&study.seed=5";

/** How many trials the study shows, as lines. */
export const threads = (study: Locator) => study.locator("gl-parallel path.thread").count();

/** Types a number into one of the sliders of a run. */
export async function dial(where: Locator, index: number, value: string): Promise<void> {
  const field = where.locator("gl-slider").nth(index).locator("input").last();
  await field.fill(value);
  await field.press("Enter");
}

/** A finished study of the few trials of `small`. */
export async function searched(page: Page): Promise<Locator> {
  const study = await part(page, "study");
  await study.getByRole("button", { name: "Search: 6 trials" }).click();
  await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
  return study;
}

/** The state of the playground in which a run of this lesson was opened, once it is drawn. */
export async function openedState(page: Page): Promise<unknown> {
  await expect.poll(() => page.url()).toContain("#/playground?");
  await page.locator("gradlab-playground gl-surface canvas").first().waitFor();
  return page.locator("gradlab-playground").evaluate((lesson) => (lesson as unknown as { state: unknown }).state);
}
