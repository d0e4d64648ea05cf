import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "../support/browser";
import { type Visit, Visitor } from "../support/visit";

/** Trainings take their time where other tests run beside. */
export const slow = { timeout: 100_000 };
export const patient = { timeout: 100_000, interval: 200 };

/** A visit to the lesson in a browser that the tests of a file share; what the page complains of fails the test. */
export function visits() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  return async (state: string, work: (visitor: Visitor) => Promise<void>, how: Visit = {}): Promise<void> => {
    const visitor = await Visitor.arrive(browser, `#/hparams${state && `?${state}`}`, { reducedMotion: true, ...how });
    await visitor.page.locator("gradlab-hparams gl-points").first().waitFor();
    await work(visitor);
    await visitor.leave();
  };
}

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
