import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { visitsTo } from "../support/visits";

/** Timeouts: training is slow while other tests run. */
export const slow = { timeout: 100_000 };
export const patient = { timeout: 100_000, interval: 200 };

/** Visits the lesson in a browser that the tests of a file share. Errors of the page fail the test. */
export const visits = () =>
  visitsTo("hparams", ({ page }) => page.locator("gradlab-hparams gl-points").first().waitFor(), {
    reducedMotion: true,
  }).visit;

/** A part of the lesson, after scrolling to it and loading it. */
export async function part(page: Page, name: string): Promise<Locator> {
  const element = page.locator(`gl-hparams-${name}`);
  await page.locator(`[data-part=${name}]`).scrollIntoViewIfNeeded();
  await element.locator("section").first().waitFor();
  await element.scrollIntoViewIfNeeded();
  return element;
}

export const choose = (where: Page | Locator, answer: string) =>
  where.getByRole("radio", { name: answer, exact: true }).check();

/** The fragment of the address. */
export const address = (page: Page) => decodeURIComponent(new URL(page.url()).hash);

/** The state of a small study. */
export const small = "study.trials=6&study.seed=5";

/** The number of trials that the study shows as lines. */
export const threads = (study: Locator) => study.locator("gl-parallel path.thread").count();

/** Types a number into one of the sliders of a run. */
export async function dial(where: Locator, index: number, value: string): Promise<void> {
  const field = where.locator("gl-slider").nth(index).locator("input").last();
  await field.fill(value);
  await field.press("Enter");
}

/** A finished study with the state `small`. */
export async function searched(page: Page): Promise<Locator> {
  const study = await part(page, "study");
  await study.getByRole("button", { name: "Search: 6 trials" }).click();
  await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
  return study;
}

/** Waits until a run of this lesson has been opened in the playground; returns the state of the playground. */
export async function openedState(page: Page): Promise<unknown> {
  await expect.poll(() => page.url()).toContain("#/playground?");
  await page.locator("gradlab-playground gl-surface canvas").first().waitFor();
  return page.locator("gradlab-playground").evaluate((lesson) => (lesson as unknown as { state: unknown }).state);
}
