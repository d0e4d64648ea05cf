/** Many lessons on one page, and one in a frame: their downloads and their work. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lessonModules } from "../../scripts/lessons.mjs";
import { besideCourse } from "./support/course";
import { cdn, visitCourse } from "./support/course-pages";

const beside = besideCourse();

const slugs = lessonModules().map(({ slug }) => slug);
const module = `<script type="module" src="CDN/gradlab.js"></script>`;
/** All elements, and three of them a second time. */
const twelve = [...slugs, ...slugs].slice(0, 12);

/** Resolves when every lesson has been in view and is ready, with the milliseconds since the page was requested. */
const allReady = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const lessons = [...document.querySelectorAll("main > *")] as Array<HTMLElement & { ready?: Promise<unknown> }>;
    for (const lesson of lessons) {
      await customElements.whenDefined(lesson.localName);
      lesson.scrollIntoView();
      await lesson.ready;
    }
    return performance.now();
  });

describe("twelve lessons on one page", () => {
  it.each([1, 16])(
    "are ready with at most four workers, and load each module of the engine once: %i cores",
    async (cores) => {
      expect(twelve.length).toBe(12);
      const tags = twelve.map((slug) => `<gradlab-${slug}></gradlab-${slug}>`).join("");
      const cored = `<script>Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => ${cores} })</script>`;
      const address = beside.course.add({ head: cored + module, body: `<main>${tags}</main>` });
      const page = await (await beside.browser.newContext()).newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      const loaded: string[] = [];
      page.on("request", (request) => loaded.push(request.url()));
      let most = 0;
      page.on("worker", () => {
        most = Math.max(most, page.workers().length);
      });
      await page.goto(address);
      const milliseconds = await allReady(page);
      console.log(`twelve lessons, ${cores} cores: ready after ${(milliseconds / 1000).toFixed(1)} s`);
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThanOrEqual(4);
      const modules = loaded.filter((url) => url.endsWith(".wasm"));
      expect(modules.sort()).toEqual([...new Set(modules)].sort());
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

it("automatic measurements pause out of view and continue in view", async () => {
  const counting = `<script>
    window.asked = 0;
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...all) { asked += 1; return post.apply(this, all); };
  </script><style>#space { height: 9000px }</style>`;
  // This expression has no question, so the parts that would answer one are shown.
  const body = `<gradlab-backprop paused state='{"text":"y = x * x"}'></gradlab-backprop><div id="space"></div>`;
  const { page, faults } = await visitCourse(beside.browser, beside.course.add({ head: counting + module, body }));
  const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
  const sizes = page.locator("gl-backprop-sizes");
  const toSizes = () => page.locator("gradlab-backprop section[data-part=modes]").scrollIntoViewIfNeeded();
  await expect.poll(() => toSizes().then(() => sizes.count()), { timeout: 30_000 }).toBe(1);
  await sizes.locator("gl-line-chart").first().scrollIntoViewIfNeeded();
  // The first of many sizes has been measured.
  const progress = sizes.getByRole("progressbar");
  await progress.waitFor({ timeout: 30_000 });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  // The work under way ends.
  await page.waitForTimeout(1500);
  const before = await asked();
  await page.waitForTimeout(1500);
  expect(await asked()).toBe(before);
  await sizes.scrollIntoViewIfNeeded();
  await expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(before);
  expect(faults).toEqual([]);
  await page.context().close();
});

/** The size of every file that a page loads until its lesson is ready: transferred bytes by file. */
async function loads(address: string, tag: string): Promise<Map<string, number>> {
  const page = await (await beside.browser.newContext({ serviceWorkers: "block" })).newPage();
  const sizes = new Map<string, Promise<number>>();
  page.on("requestfinished", (request) => {
    if (!request.url().startsWith(cdn())) return;
    const name = request
      .url()
      .slice(cdn().length)
      .replace(/[?#].*/, "");
    sizes.set(
      name,
      request.sizes().then(({ responseBodySize }) => responseBodySize),
    );
  });
  await page.goto(address);
  await page.waitForFunction((name) => customElements.get(name) !== undefined, tag);
  await page.evaluate((name) => (document.querySelector(name) as unknown as { ready: Promise<unknown> }).ready, tag);
  await page.waitForLoadState("networkidle");
  const counts = new Map<string, number>();
  for (const [name, size] of sizes) counts.set(name, await size);
  await page.context().close();
  return counts;
}

describe("embed.html", () => {
  /** The bytes of the page itself and of the scripts for messages. */
  const own = 12_000;

  it.each(slugs)("loads little more than the lesson %s", async (slug) => {
    const tag = `gradlab-${slug}`;
    const element = await loads(beside.course.add({ head: module, body: `<${tag}></${tag}>` }), tag);
    const frame = await loads(`${cdn()}/embed.html#/${slug}`, tag);
    // A font is loaded when one of its letters is drawn. The quiz computes in double precision, and requests that
    // module early.
    const later = slug === "init-quiz" ? /\.woff2$|precise/ : /\.woff2$/;
    const sum = (sizes: Map<string, number>) =>
      [...sizes].reduce((total, [name, size]) => (later.test(name) ? total : total + size), 0);
    const ofTheSite = /\/(site|front|header|footer|news|offline|build|grade)[-.]/;
    expect([...frame.keys()].filter((name) => ofTheSite.test(name))).toEqual([]);
    expect(sum(frame)).toBeLessThanOrEqual(sum(element) + own);
  });
});
