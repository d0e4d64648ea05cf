/** embed.html in an iframe of a page of another origin: its height, its messages, its address. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { besideCourse } from "./support/course";
import { cdn, frameOf, trains, visitCourse } from "./support/course-pages";

const beside = besideCourse();

const host = `<script src="CDN/gradlab-host.js"></script>`;

/** Records all messages to the page. */
const listening = `<script>window.heard = []; addEventListener("message", (event) => heard.push({ origin: event.origin, data: event.data }));</script>`;

interface Heard {
  origin: string;
  data: unknown;
}

const heard = (page: Page): Promise<Heard[]> => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

async function messages(page: Page, type: string): Promise<Record<string, unknown>[]> {
  const all = (await heard(page)).map(({ data }) => data as Record<string, unknown>);
  return all.filter((data) => data?.type === type);
}

describe("embed.html", () => {
  it.each([
    ["before", "", host],
    ["after", host, ""],
  ])("gets the height of its content, with the host's script %s the frames", async (_where, end, head) => {
    const body = `<iframe src="CDN/embed.html#/scaling" width="700" height="10"></iframe>${end}`;
    const { page, faults } = await visitCourse(beside.browser, beside.course.add({ head, body }));
    const frame = await frameOf(page);
    const heights = () =>
      frame.evaluate(() => ({
        window: innerHeight,
        content: document.body.getBoundingClientRect().height,
        overflow: document.documentElement.scrollHeight - innerHeight,
      }));
    await expect.poll(async () => (await heights()).content, { timeout: 20_000 }).toBeGreaterThan(400);
    // Parts are loaded when they come near the window. The height of the content does not depend on the frame's, so it
    // settles.
    const atRest = async () => {
      const { window: before } = await heights();
      await page.waitForTimeout(1500);
      const { window: after, content, overflow } = await heights();
      return { moved: after - before, overflow, spare: after - content < 2 };
    };
    await expect.poll(atRest, { timeout: 20_000 }).toEqual({ moved: 0, overflow: 0, spare: true });
    const { window: first } = await heights();
    await page.evaluate(() => document.querySelector("iframe")?.setAttribute("width", "360"));
    await expect.poll(async () => (await heights()).window).not.toBe(first);
    await expect.poll(async () => (await heights()).overflow).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("posts only its height to a page of any origin, at most ten times a second", async () => {
    const body = `<iframe src="CDN/embed.html#/scaling" width="700" height="600"></iframe>`;
    const { page } = await visitCourse(beside.browser, beside.course.add({ head: listening, body }));
    await expect.poll(async () => (await messages(page, "gradlab-height")).length).toBeGreaterThan(1);
    await (await frameOf(page)).evaluate(async () => {
      for (let width = 0; width < 60; width++) {
        document.body.style.paddingTop = `${width}px`;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    const before = (await messages(page, "gradlab-height")).length;
    await page.waitForTimeout(300);
    const all = await heard(page);
    for (const { data } of all) {
      const height = typeof data === "string" ? JSON.parse(data) : data;
      if (typeof data === "string") expect(Object.keys(height).sort()).toEqual(["height", "subject"]);
      else expect(Object.keys(height).sort()).toEqual(["height", "type", "version"]);
    }
    expect(before).toBeLessThan(20);
    expect(
      all.filter(({ data }) => data === `{"subject":"lti.frameResize","height":${lastHeight(all)}}`),
    ).not.toHaveLength(0);
    await page.context().close();
  });

  it("has a link to the same state on the site, and no header or footer", async () => {
    const { page } = await visitCourse(beside.browser, `${cdn()}/embed.html#/optimizers-networks`);
    const link = page.getByRole("link", { name: "Gradlab" });
    await expect.poll(() => link.getAttribute("href")).toBe("./#/optimizers");
    expect(await page.locator("header nav, gradlab-header, gradlab-footer").count()).toBe(0);
    await page.goto("about:blank");
    await page.goto(`${cdn()}/embed.html#/nosuch`);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("nosuch");
    await page.context().close();
  });

  it("requests its module of the engine once, in parallel with its scripts", async () => {
    const page = await (await beside.browser.newContext()).newPage();
    await page.goto(`${cdn()}/embed.html#/playground`);
    await trains(page, "gradlab-playground");
    const resources = await page.evaluate(() =>
      performance.getEntriesByType("resource").map((entry) => {
        const { name, startTime, responseEnd } = entry as PerformanceResourceTiming;
        return { name, startTime, responseEnd };
      }),
    );
    const modules = resources.filter(({ name }) => name.endsWith(".wasm"));
    expect(modules).toHaveLength(1);
    const lesson = resources.find(({ name }) => /\/playground-[\w-]+\.js$/.test(name));
    expect(modules[0]?.startTime).toBeLessThan(lesson?.responseEnd ?? 0);
    await page.context().close();
  });

  it("loads no other lesson", async () => {
    const context = await beside.browser.newContext();
    const page = await context.newPage();
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.goto(`${cdn()}/embed.html#/playground`);
    await trains(page, "gradlab-playground");
    const others = /\/(backprop|scaling|optimizers|init|training-loop|site|front|header|footer)-[\w-]+\.js$/;
    expect(loaded.filter((address) => others.test(address))).toEqual([]);
    await context.close();
  });

  it("posts events to the origin in its address, and accepts messages from no other", async () => {
    const frame = (origin: string) =>
      `<iframe src="CDN/embed.html?origin=${encodeURIComponent(origin)}#/scaling" width="700" height="900"></iframe>`;
    const { page } = await visitCourse(
      beside.browser,
      beside.course.add({ head: listening, body: frame(beside.course.origin) }),
    );
    await expect.poll(async () => (await messages(page, "gradlab-ready")).length, { timeout: 20_000 }).toBe(1);
    expect((await messages(page, "gradlab-ready"))[0]).toMatchObject({ version: 1, lesson: "scaling" });
    const send = (message: unknown) =>
      page.evaluate((data) => document.querySelector("iframe")?.contentWindow?.postMessage(data, "*"), message);
    await send({ type: "gradlab-set", version: 1, theme: "dark", state: "bowl.lr=0.25" });
    await expect
      .poll(async () => (await messages(page, "gradlab-state")).at(-1)?.state)
      .toMatchObject({ bowl: { lr: 0.25 } });
    expect(await (await frameOf(page)).locator("gradlab-scaling").getAttribute("theme")).toBe("dark");
    await page.context().close();

    // A page of another origin than the one in the address gets only heights, and its settings are ignored.
    const other = await visitCourse(
      beside.browser,
      beside.course.add({ head: listening, body: frame("https://lms.example") }),
    );
    await (await frameOf(other.page)).locator("gradlab-scaling").waitFor();
    await other.page.evaluate(() =>
      document
        .querySelector("iframe")
        ?.contentWindow?.postMessage({ type: "gradlab-set", version: 1, theme: "dark" }, "*"),
    );
    await other.page.waitForTimeout(1500);
    const types = new Set((await heard(other.page)).map(({ data }) => (data as { type?: string }).type ?? "text"));
    expect([...types].sort()).toEqual(["gradlab-height", "text"]);
    expect(await (await frameOf(other.page)).locator("gradlab-scaling").getAttribute("theme")).toBeNull();
    await other.page.context().close();
  });
});

function lastHeight(all: Heard[]): unknown {
  return all
    .map(({ data }) => data as { type?: string; height?: number })
    .filter(({ type }) => type === "gradlab-height")
    .at(-1)?.height;
}
