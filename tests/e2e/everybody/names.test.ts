/** What does something else is called something else: a list of names says nothing of places. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../support/browser";
import { Visitor } from "../support/visit";
import { elementsOn, everythingNear } from "../support/whole";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const operated = ["button", "slider", "spinbutton", "textbox", "combobox", "switch", "checkbox", "tab"];

/** Names that two things of one role have, with the role. */
async function shared(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const names = nodes
    .filter(({ ignored, role }) => !ignored && operated.includes(String(role?.value)))
    .map(({ role, name }) => `${role?.value} ${name?.value}`);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Opens what is folded; what is in it comes into view. */
async function unfold(page: Page): Promise<void> {
  await elementsOn(page, "gl-drawer, details", (one) => {
    (one as HTMLDetailsElement).open = true;
  });
  await everythingNear(page);
}

/** Chooses the first answer of each prediction. */
const guess = (page: Page) =>
  elementsOn(page, "gl-predict", (one) => one.shadowRoot?.querySelector<HTMLElement>("input:enabled")?.click());

/** What each job says that can be started or stopped. */
const jobs = (page: Page) => elementsOn(page, "gl-job:not([disabled])", (one) => one.shadowRoot?.textContent);

/** Starts what is at rest, stops what is on its way; waits until a job says so, where there is one. */
async function press(page: Page): Promise<void> {
  const before = await jobs(page);
  await elementsOn(page, "gl-job", (one) => one.shadowRoot?.querySelector<HTMLElement>("gl-button")?.click());
  if (before.length > 0) await expect.poll(() => jobs(page)).not.toEqual(before);
}

it.each([
  "#/training-loop",
  "#/backprop?text=2*x%2B2*y",
  "#/backprop?panel=code",
  "#/scaling?scales=0.3,1,3",
  "#/init",
  "#/optimizers?rules=sgd,momentum,nesterov,adam,adagrad,own&noise=1",
  "#/playground?model.hidden=8,8,8",
  "#/playground?data.source=iris",
  "#/hparams",
])("%s: as it opens, while it computes, and with results", async (path) => {
  const visitor = await Visitor.arrive(browser, path, { reducedMotion: true, fresh: true });
  const { page } = visitor;
  await unfold(page);
  await unfold(page);
  expect((await elementsOn(page, "gl-slider, gl-button", () => 0)).length).toBeGreaterThan(5);
  expect(await shared(page)).toEqual([]);
  await guess(page);
  for (const _ of ["computing", "stopped or done"]) {
    await press(page);
    await unfold(page);
    expect(await shared(page)).toEqual([]);
  }
  // What is only spoken makes nothing wider.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  // A way leads from each answer to what it reveals: by the next picture all is drawn for a phone.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await shared(page)).toEqual([]);
  await visitor.leave();
});
