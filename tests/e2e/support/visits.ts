import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "./browser";
import { type Visit, Visitor } from "./visit";

/**
 * Visits to one lesson in a browser that the tests of a file share. `usual`: the defaults of a visit; `ready` waits
 * until the lesson is in the state with which all tests of the file begin.
 */
export function visitsTo(lesson: string, ready: (visitor: Visitor) => Promise<unknown>, usual: Visit = {}) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  /** Opens the lesson with this state, without waiting for it. */
  const arrive = (state: string, how: Visit = {}): Promise<Visitor> =>
    Visitor.arrive(browser, `#/${lesson}${state && `?${state}`}`, { ...usual, ...how });
  const visit = async (state: string, work: (visitor: Visitor) => Promise<void>, how?: Visit): Promise<void> => {
    const visitor = await arrive(state, how);
    await ready(visitor);
    await work(visitor);
    await visitor.leave();
  };
  return { arrive, visit };
}
