/** In Firefox, with real second origins: the combinations promised in docs/embedding.md, and every lesson. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lessonModules } from "../../scripts/lessons.mjs";
import { type CourseServer, cdn, courseServer, strictPolicy } from "../e2e/support/course-pages";
import { shownIn, stepOf } from "./figure";
import { Firefox, type Frame } from "./firefox";

const forms = {
  module: `<script type="module" src="CDN/gradlab.js"></script>`,
  "classic script": `<script src="CDN/gradlab.classic.js"></script>`,
} as const;
const policies = { "without a policy": undefined, "under the strict policy": strictPolicy } as const;
const sandboxes = {
  "an opaque origin": `sandbox="allow-scripts"`,
  "its own origin": `sandbox="allow-scripts allow-same-origin"`,
  "no sandbox": "",
} as const;
/** The longest time on a busy machine, in milliseconds. */
const patience = { timeout: 60_000 };
const playground = "<gradlab-playground></gradlab-playground>";

let firefox: Firefox;
let course: CourseServer;
beforeAll(async () => {
  [firefox, course] = await Promise.all([Firefox.launch(), courseServer()]);
});
afterAll(async () => {
  await firefox?.close();
  await course?.close();
});

/** Waits until the run of a lesson has trained: it has been loaded, compiled and run. */
async function trains(where: Frame, tag: string): Promise<void> {
  await where.evaluate((name) => document.querySelector(name)?.scrollIntoView(), tag);
  await expect.poll(() => where.evaluate(stepOf, tag), patience).toBeGreaterThan(10);
}

/** The frame of a page, at any depth, with this address. */
async function frameAt(page: Frame, address: string): Promise<Frame> {
  const find = async () => (await page.frames()).find(({ url }) => url === address);
  await expect.poll(find, patience).toBeDefined();
  return (await find()) as Frame;
}

const pairs = <One, Other>(ones: Readonly<Record<string, One>>, others: Readonly<Record<string, Other>>) =>
  Object.entries(ones).flatMap(([one, a]) => Object.entries(others).map(([other, b]) => [one, other, a, b] as const));

describe("an element on a page of another origin", () => {
  it.each(pairs(forms, policies))("computes: %s, %s", async (_form, _policy, head, policy) => {
    const page = await firefox.open(course.add({ head, body: playground, ...(policy ? { policy } : {}) }));
    await trains(page, "gradlab-playground");
    expect(await page.evaluate(() => document.fonts.check("16px 'Gradlab Sans'"))).toBe(true);
    expect(await page.complaints()).toEqual([]);
    await page.leave();
  });

  it.each(pairs(forms, sandboxes))(
    "computes under the strict policy in a frame in a frame: %s, %s",
    async (_form, _sandbox, head, sandbox) => {
      const inner = course.add({ head, body: playground, policy: strictPolicy });
      const middle = course.add({ body: `<iframe ${sandbox} src="${inner}" width="900" height="900"></iframe>` });
      const page = await firefox.open(
        course.add({ body: `<iframe src="${middle}" width="950" height="950"></iframe>` }),
      );
      await trains(await frameAt(page, inner), "gradlab-playground");
      expect(await page.complaints()).toEqual([]);
      await page.leave();
    },
  );

  it("computes in double precision, too, under the strict policy", async () => {
    const body = "<gradlab-init></gradlab-init>";
    const page = await firefox.open(course.add({ head: forms.module, body, policy: strictPolicy }));
    await expect.poll(() => page.evaluate(shownIn, "gradlab-init"), patience).toMatchObject({ ready: true });
    await expect.poll(async () => (await page.evaluate(shownIn, "gradlab-init")).colours, patience).toBeGreaterThan(2);
    expect(await page.complaints()).toEqual([]);
    await page.leave();
  });
});

describe("embed.html in a frame of another origin", () => {
  it.each(Object.entries(sandboxes))(
    "computes, has the height of its content, posts events and accepts settings: %s",
    async (_name, sandbox) => {
      const listening = `<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>`;
      const address = `${cdn()}/embed.html?origin=${encodeURIComponent(course.origin)}#/scaling`;
      const page = await firefox.open(
        course.add({
          head: `<script src="CDN/gradlab-host.js"></script>${listening}`,
          body: `<iframe ${sandbox} src="${address}" width="900" height="10"></iframe>`,
        }),
      );
      const heard = (type: string) =>
        page.evaluate(
          (requested) =>
            (window as unknown as { heard: Array<{ type?: string }> }).heard.filter(({ type }) => type === requested),
          type,
        );
      await expect.poll(() => heard("gradlab-ready"), patience).toHaveLength(1);
      await expect
        .poll(() => page.evaluate(() => document.querySelector("iframe")?.clientHeight), patience)
        .toBeGreaterThan(400);
      await page.evaluate(() =>
        document
          .querySelector("iframe")
          ?.contentWindow?.postMessage({ type: "gradlab-set", version: 1, state: "bowl.lr=0.25", theme: "dark" }, "*"),
      );
      await expect
        .poll(async () => (await heard("gradlab-state")).at(-1), patience)
        .toMatchObject({ version: 1, lesson: "scaling", state: { bowl: { lr: 0.25 } } });
      const frame = (await page.frames())[0] as Frame;
      expect(await frame.evaluate(() => document.querySelector("gradlab-scaling")?.getAttribute("theme"))).toBe("dark");
      expect(await page.complaints()).toEqual([]);
      await page.leave();
    },
  );
});

/** Every element by its slug, including companions. */
const slugs = lessonModules().map(({ slug }) => slug);

describe("every lesson", () => {
  it.each(slugs)("opens with a computed figure: %s", async (slug) => {
    const page = await firefox.open(`${cdn()}/embed.html#/${slug}`);
    const look = () => page.evaluate(shownIn, `gradlab-${slug}`);
    await expect.poll(look, patience).toMatchObject({ ready: true, failures: [] });
    const computed = ({ colours, numbers }: Awaited<ReturnType<typeof look>>) => colours > 2 || numbers > 1;
    await expect.poll(async () => computed(await look()), patience).toBe(true);
    expect(await page.complaints()).toEqual([]);
    await page.leave();
  });

  it("includes lessons and companions", () => {
    expect(slugs).toEqual(expect.arrayContaining(["training-loop", "init-quiz", "optimizers-networks", "hparams"]));
  });
});

describe("the site", () => {
  it("opens a lesson with the state in the address", async () => {
    const page = await firefox.open(`${cdn()}/#/scaling?v=1&lr=0.3`);
    const lr = () =>
      page.evaluate(() => {
        const lesson = document.querySelector("gradlab-site")?.shadowRoot?.querySelector("gradlab-scaling");
        return (lesson as { state?: { lr: number } } | null | undefined)?.state?.lr;
      });
    await expect.poll(lr, patience).toBe(0.3);
    expect(await page.complaints()).toEqual([]);
    await page.leave();
  });
});
