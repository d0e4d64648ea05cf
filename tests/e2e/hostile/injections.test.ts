/** Hostile texts through every way by which a text can come from outside. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { encode, type PlainObject } from "../../../web/src/state";
import { payloads } from "../../web/hostile/payloads";
import { launchChromium } from "../support/browser";
import { cdn } from "../support/course-pages";
import { expectUnharmed, guarded } from "./harm";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** All payloads with npm test -- hostile, otherwise one in fifteen. */
const short = payloads
  .map((payload) => payload.slice(0, 1900))
  .filter((_, index) => process.env.GRADLAB_HOSTILE === "all" || index % 15 === 0);
const drawn = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  });

/** For each lesson alone, every attribute and every text of its state is set to each payload, one after the other. */
const lessons: ReadonlyArray<[slug: string, state: (payload: string) => unknown]> = [
  ["backprop", (text) => ({ text, at: { [text]: text }, turn: { answers: [text] } })],
  ["optimizers", (own) => ({ own, rules: [own], knobs: { [own]: { lr: 1 } }, surface: { name: own, source: own } })],
  ["optimizers-networks", (text) => ({ data: { source: text }, rules: [text] })],
  [
    "playground",
    (text) => ({
      data: { source: text, target: text },
      csv: { name: text, text: `${text},y\n1,2`, hash: text, rows: 1 },
    }),
  ],
  ["init", (text) => ({ lines: [{ scheme: text }], activation: text })],
  ["init-quiz", (text) => ({ seed: text })],
  ["hparams", (text) => ({ dials: { [text]: 3 } })],
];

test.each(lessons)("%s shows hostile texts as texts or not at all", async (slug, stateOf) => {
  const { page, faults } = await guarded(browser, `${cdn()}/embed.html#/${slug}`, [cdn()]);
  const tag = `gradlab-${slug}`;
  await page.waitForFunction((name) => customElements.get(name) !== undefined, tag);
  await page.evaluate((name) => (document.querySelector(name) as unknown as { ready: Promise<unknown> }).ready, tag);
  const states = short.map((payload) => [payload, stateOf(payload)] as const);
  for (const [payload, state] of states) {
    await page.evaluate(
      ([name, text, next]) => {
        const lesson = document.querySelector(name) as HTMLElement & { state: unknown };
        for (const attribute of ["hide", "lock", "theme", "lang", "seed"]) lesson.setAttribute(attribute, text);
        lesson.state = next;
        lesson.setAttribute("state", text);
        lesson.state = next;
      },
      [tag, payload, state] as const,
    );
    await drawn(page);
  }
  await expectUnharmed(page, faults);
  // The lesson still works.
  await page.evaluate((name) => {
    const lesson = document.querySelector(name) as HTMLElement & { state: unknown };
    for (const attribute of ["hide", "lock", "theme", "lang", "seed"]) lesson.removeAttribute(attribute);
    lesson.state = {};
  }, tag);
  await drawn(page);
  expect(await page.locator(tag).evaluate((lesson) => lesson.shadowRoot?.querySelector("h1")?.textContent)).not.toBe(
    "",
  );
  await expectUnharmed(page, faults);
  await page.context().close();
});

/** Addresses of our pages: the name of a lesson, its state, the instructor's texts. */
const addresses: ReadonlyArray<[name: string, of: (payload: string) => string]> = [
  ["the site, by a lesson's name", (text) => `#/${encodeURIComponent(text)}`],
  ["the site, by a state", (text) => `#/scaling?${encode({ [text]: text, lr: text } as PlainObject, {})}`],
  ["embed.html, by a lesson's name", (text) => `embed.html#/${encodeURIComponent(text)}`],
  [
    "embed.html, by its query",
    (text) =>
      `embed.html?origin=${encodeURIComponent(text)}&hide=${encodeURIComponent(text)}&lang=${encodeURIComponent(text)}#/scaling`,
  ],
  [
    "a sequence",
    (text) => {
      const step = { text, lesson: "scaling", state: text, hide: [text], lock: [text], seed: text.slice(0, 12) };
      return `embed.html#/sequence?${encode({ title: text.slice(0, 200), steps: { 1: step } } as PlainObject, {})}`;
    },
  ],
  [
    "the builder",
    (text) =>
      `build.html#/scaling?${encode({ title: text.slice(0, 200), hide: [text], state: text } as PlainObject, {})}`,
  ],
];

test.each(addresses)(
  "%s",
  async (_name, addressOf) => {
    const { page, faults } = await guarded(browser, inject("address"), [cdn()]);
    for (const payload of short.filter((text) => !/[\ud800-\udfff]/.test(text))) {
      await page.goto("about:blank");
      await page.goto(inject("address") + addressOf(payload), { waitUntil: "load" });
      await drawn(page);
    }
    await page.waitForTimeout(500);
    await expectUnharmed(page, faults);
    await page.context().close();
  },
  300_000,
);

test("grade.html: files of any name and content, and receipts with any text in them", async () => {
  const { page, faults } = await guarded(browser, `${inject("address")}grade.html`, [cdn()]);
  const receipt = (text: string) => ({
    format: "gradlab-receipt",
    lesson: "init-quiz",
    version: 3,
    name: text,
    variant: 1,
    beginning: 1,
    begun: text,
    made: text,
    order: [text],
    entries: [{ lesson: "init-quiz", exercise: text }],
    score: 0,
    max: 9,
  });
  const files = short.flatMap((text, index) => [
    {
      name: `${text.replaceAll(/[^\t\u0020-\u002e\u0030-\ud7ff\ue000-\ufffd]/g, "").slice(0, 100)}${index}.json`,
      mimeType: "application/json",
      buffer: Buffer.from(text),
    },
    { name: `r${index}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(receipt(text))) },
    {
      name: `l${index}.json`,
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ ...receipt(text), lesson: text })),
    },
  ]);
  await page.getByLabel("Choose files").setInputFiles(files);
  await page.getByText(`0 of ${files.length} files count.`).waitFor({ timeout: 60_000 });
  await expectUnharmed(page, faults);
  await page.context().close();
});

test("the quiz: texts in the browser's storage", async () => {
  const { page, faults } = await guarded(browser, `${inject("address")}#/`, [cdn()]);
  const record = (text: string) => ({
    name: text.slice(0, 100),
    begun: "",
    beginning: 1,
    answers: {
      relu: [
        {
          text: text.slice(0, 200),
          value: 0,
          choice: text.slice(0, 20),
          reason: text.slice(0, 20),
          hints: 0,
          seconds: 0,
          given: "",
        },
      ],
    },
  });
  await page.evaluate(
    (records) => {
      for (const [index, text] of records.entries()) localStorage.setItem(`gradlab.init-quiz.${index}`, text);
    },
    short.map((text) => JSON.stringify(record(text))),
  );
  for (const [index] of short.entries()) {
    await page.goto("about:blank");
    await page.goto(`${cdn()}/embed.html#/init-quiz?v=1&seed=${index}&at=${index % 2 === 0 ? 1 : 10}`);
    await drawn(page);
  }
  await page.locator("gl-quiz").waitFor({ timeout: 30_000 });
  await page.evaluate(() => localStorage.clear());
  await expectUnharmed(page, faults);
  await page.context().close();
}, 300_000);
