/**
 * Names for screen readers: different controls have different names, because a list of names shows no places; no name
 * repeats itself or its group.
 */
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

const operated = ["button", "slider", "spinbutton", "textbox", "combobox", "switch", "checkbox", "tab", "radiogroup"];
/** Roles whose name is spoken before their contents. */
const around = ["group", "radiogroup", "figure", "list", "region"];
const pictures = ["figure", "table", "img", "image"];

interface Spoken {
  id: string;
  parent: string;
  role: string;
  name: string;
}

/** The accessibility tree that Chromium gives to a screen reader. */
async function spoken(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes.map(({ nodeId, parentId = "", ignored, role, name }) => ({
    ...{ id: nodeId, parent: parentId },
    role: ignored ? "" : String(role?.value),
    name: String(name?.value ?? ""),
  }));
}

/** Whether a name repeats itself, such as "momentum (Momentum)". */
const isDouble = (name: string): boolean => {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const half = words.length / 2;
  return half > 0 && words.slice(0, half).join(" ") === words.slice(half).join(" ");
};

/** Pictures without a name, names that repeat themselves, names of two controls, and names that repeat their group. */
async function faults(page: Page): Promise<string[]> {
  const tree = await spoken(page);
  const byId = new Map(tree.map((one) => [one.id, one]));
  const controls = tree.filter(({ role }) => operated.includes(role));
  const names = controls.map(({ role, name }) => `${role} ${name}`);
  const groupOf = ({ parent }: Spoken): string => {
    const at = byId.get(parent);
    if (!at) return "";
    return around.includes(at.role) && at.name ? at.name : groupOf(at);
  };
  const repeats = controls.filter((one) => {
    const group = groupOf(one);
    return group !== "" && [` (${group})`, `, ${group}`].some((end) => one.name.endsWith(end));
  });
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `the same name: ${name}`),
    ...repeats.map(({ role, name }) => `its group once more: ${role} ${name}`),
    ...controls.filter(({ name }) => isDouble(name)).map(({ role, name }) => `double: ${role} ${name}`),
    ...tree.filter(({ role, name }) => pictures.includes(role) && !name).map(({ role }) => `without a name: ${role}`),
  ];
}

/** Opens all drawers and brings their contents into view. */
async function unfold(page: Page): Promise<void> {
  await elementsOn(page, "gl-drawer, details", (one) => {
    (one as HTMLDetailsElement).open = true;
  });
  await everythingNear(page);
}

/** Chooses the first answer of each prediction. */
const guess = (page: Page) =>
  elementsOn(page, "gl-predict", (one) => one.shadowRoot?.querySelector<HTMLElement>("input:enabled")?.click());

/** The texts of all jobs that can be started or stopped. */
const jobs = (page: Page) => elementsOn(page, "gl-job:not([disabled])", (one) => one.shadowRoot?.textContent);

/** Starts or stops every job; waits until one changes its text, if there is a job. */
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
  "#/",
])("%s has no fault at the beginning, while it computes, and with results", async (path) => {
  const visitor = await Visitor.arrive(browser, path, { reducedMotion: true, fresh: true });
  const { page } = visitor;
  await unfold(page);
  await unfold(page);
  expect((await elementsOn(page, "gl-slider, gl-button", () => 0)).length).toBeGreaterThan(3);
  expect(await faults(page)).toEqual([]);
  await guess(page);
  for (const _ of ["computing", "stopped or done"]) {
    await press(page);
    await unfold(page);
    expect(await faults(page)).toEqual([]);
  }
  // Texts that are only spoken make nothing wider.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  // Every answer has a link to the part that it reveals. After two frames everything is drawn for a phone.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await faults(page)).toEqual([]);
  await visitor.leave();
});
