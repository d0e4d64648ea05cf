/** Sequences in embed.html: as slides, on a projector, as a worksheet; from an address and from a file. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { besideCourse } from "./support/course";
import { cdn, visitCourse } from "./support/course-pages";
import { inspect, screens } from "./support/inspect";
import { Visitor } from "./support/visit";

const beside = besideCourse();

const steps =
  "title=Week+6&steps.1.lesson=scaling&steps.1.text=What+does+the+scale+change%3F&steps.1.hide=prose,sections" +
  "&steps.2.lesson=init-quiz&steps.2.text=Now+you.&steps.2.seed=7" +
  "&steps.3.lesson=scaling&steps.3.text=And+here%3F&steps.3.state=v%3D1%26bowl.lr%3D0.25&steps.3.lock=bowl.lr,";
const shownText = (page: Page) => page.locator("gl-sequence .said").first().textContent();

describe("a sequence", () => {
  it("goes from step to step by arrow keys; each lesson stays as it was, and the step is in the address", async () => {
    const visitor = await Visitor.arrive(beside.browser, `embed.html#/sequence?${steps}`, { reducedMotion: true });
    const { page } = visitor;
    await expect.poll(() => shownText(page)).toBe("What does the scale change?");
    const lesson = page.locator("gradlab-scaling");
    await lesson.locator("gl-line-chart").first().waitFor({ timeout: 30_000 });
    expect(await lesson.getAttribute("hide")).toBe("prose sections");
    await lesson.evaluate((element) => {
      (element as unknown as { state: string }).state = "bowl.lr=0.5";
    });
    expect(await page.getByRole("button", { name: "Back" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Next" }).click();
    await expect.poll(() => shownText(page)).toBe("Now you.");
    expect(await page.locator("gradlab-init-quiz").getAttribute("seed")).toBe("7");
    await expect.poll(() => page.url()).toContain("&at=2");
    await page.reload();
    await expect.poll(() => shownText(page)).toBe("Now you.");
    await page.getByRole("button", { name: "Next" }).click();
    await expect
      .poll(() => lesson.evaluate((element) => (element as unknown as { fragment?: string }).fragment))
      .toBe("v=1&bowl.lr=0.25");
    expect(await page.getByRole("button", { name: "Next" }).isDisabled()).toBe(true);
    await lesson.evaluate((element) => {
      (element as unknown as { lock: string }).lock = "";
      (element as unknown as { state: string }).state = "bowl.lr=0.5";
    });
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByRole("button", { name: "Next" }).click();
    expect(await lesson.evaluate((element) => (element as unknown as { fragment: string }).fragment)).toContain("0.5");
    await visitor.leave();
  });

  it("is large on a projector, one figure, turned by a remote control's keys", async () => {
    const visitor = await Visitor.arrive(beside.browser, `embed.html#/sequence?projector=true&${steps}`, {
      reducedMotion: true,
    });
    const { page } = visitor;
    await expect.poll(() => shownText(page)).toBe("What does the scale change?");
    await page.locator("gradlab-scaling gl-line-chart").first().waitFor({ timeout: 30_000 });
    expect(await page.locator("gradlab-scaling").getAttribute("hide")).toContain("history");
    const size = () =>
      page.locator("gl-sequence .said").evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    expect(await size()).toBeGreaterThan(35);
    const chart = await page.locator("gradlab-scaling gl-line-chart").first().boundingBox();
    expect(chart?.width).toBeGreaterThan(1000);
    await page.keyboard.press("PageDown");
    await expect.poll(() => shownText(page)).toBe("Now you.");
    await page.keyboard.press("PageUp");
    await expect.poll(() => shownText(page)).toBe("What does the scale change?");
    await visitor.leave();
  });

  it.each([
    [1280, 720],
    [1920, 1080],
  ])(
    "shows a figure with what plays it on a projector of %i x %i, under the lecturer's question alone",
    async (width, height) => {
      const address =
        "embed.html#/sequence?projector=true&title=Week+6&steps.1.lesson=optimizers&steps.1.text=Who+wins%3F";
      const visitor = await Visitor.arrive(beside.browser, address, { width, height });
      const { page } = visitor;
      const transport = page.locator("gradlab-optimizers gl-transport").first();
      await page.locator("gradlab-optimizers gl-race-map").waitFor({ timeout: 30_000 });
      await expect
        .poll(async () => {
          const box = await transport.boundingBox();
          return box !== null && box.y > height / 2 && box.y + box.height <= height;
        })
        .toBe(true);
      expect(await page.locator("gradlab-optimizers h1").isVisible()).toBe(false);
      await visitor.leave();
    },
  );

  it.each([
    ["playground", "gl-surface canvas", 0.53, 1280, 720],
    ["playground", "gl-surface canvas", 0.53, 1920, 1080],
    ["backprop", ".stage gl-backprop-graph", 0.4, 1280, 720],
    ["backprop", ".stage gl-backprop-graph", 0.4, 1920, 1080],
  ])(
    "%s gives its figure (%s) the room above what plays it: %d of a projector of %i x %i",
    async (slug, figure, part, width, height) => {
      const address = `embed.html#/sequence?projector=true&title=Week+6&steps.1.lesson=${slug}&steps.1.text=Why%3F`;
      const visitor = await Visitor.arrive(beside.browser, address, { width, height, reducedMotion: true });
      const lesson = visitor.page.locator(`gradlab-${slug}`);
      const picture = lesson.locator(figure).first();
      await picture.waitFor({ timeout: 30_000 });
      const shown = async () => ((await picture.boundingBox())?.height ?? 0) / height;
      await expect.poll(shown).toBeGreaterThan(part);
      const transport = await lesson.locator("gl-transport").first().boundingBox();
      expect((transport?.y ?? height) + (transport?.height ?? 0)).toBeLessThanOrEqual(height);
      await visitor.leave();
    },
  );

  it("is a worksheet with a field for each answer, which stays in the page and can be saved", async () => {
    const visitor = await Visitor.arrive(beside.browser, `embed.html#/sequence?mode=worksheet&${steps}`, {
      reducedMotion: true,
    });
    const { page } = visitor;
    await page.getByRole("heading", { name: "Step 3" }).waitFor();
    await page.getByLabel("Your answer").nth(0).fill("Its slope.");
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save my answers" }).click(),
    ]);
    const text = await (await import("node:fs/promises")).readFile(await saved.path(), "utf8");
    expect(text).toContain("1. What does the scale change?\n\nIts slope.\n");
    expect(text).toContain("2. Now you.\n\n-\n");
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await visitor.leave();
  });

  it("comes from a file on the same server, and says so when there is none", async () => {
    const file = join(import.meta.dirname, "../../dist/week6.json");
    writeFileSync(
      file,
      JSON.stringify({
        format: "gradlab-sequence",
        version: 1,
        title: "From a file",
        steps: [{ text: "Why?", lesson: "scaling" }],
      }),
    );
    try {
      const visitor = await Visitor.arrive(beside.browser, "embed.html#/sequence?file=week6.json", {
        reducedMotion: true,
      });
      await expect.poll(() => shownText(visitor.page)).toBe("Why?");
      await visitor.leave();
    } finally {
      rmSync(file);
    }
    const { page } = await visitCourse(beside.browser, `${cdn()}/embed.html#/sequence?file=nosuch.json`);
    await page.getByText("There is no sequence at nosuch.json: HTTP 404").waitFor();
    await page.goto(`${cdn()}/embed.html#/sequence?file=https%3A%2F%2Fother.example%2Fa.json`);
    await page.getByText("There is no sequence at https://other.example/a.json").waitFor();
    await page.context().close();
  });

  it("embeds like a lesson: height, ready and results are told; what it says is never HTML", async () => {
    const listening = `<script>window.heard = []; addEventListener("message", (event) => heard.push(event.data));</script>`;
    const evil = encodeURIComponent(`<img src=x onerror="parent.postMessage('broken', '*')">`);
    const src = `CDN/embed.html?origin=${encodeURIComponent(beside.course.origin)}#/sequence?title=${evil}&steps.1.lesson=scaling&steps.1.text=${evil}&steps.1.hide=${evil},`;
    const { page, faults } = await visitCourse(
      beside.browser,
      beside.course.add({ head: listening, body: `<iframe src="${src}" width="800" height="500"></iframe>` }),
    );
    const types = () =>
      page.evaluate(() => (window as unknown as { heard: { type?: string }[] }).heard.map((one) => one?.type ?? one));
    await expect.poll(types, { timeout: 30_000 }).toContain("gradlab-ready");
    expect(await types()).toContain("gradlab-height");
    expect(await types()).not.toContain("broken");
    const frame = page.frames().find((one) => one.url().includes("/embed.html"));
    expect(await frame?.locator("gl-sequence .said").textContent()).toContain("<img");
    expect(await frame?.locator("gl-sequence img").count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each(screens)("axe finds nothing at $width px", async (screen) => {
    const one = "title=Week+6&steps.1.lesson=scaling&steps.1.text=Why%3F&steps.1.hide=sections,";
    const visitor = await Visitor.arrive(beside.browser, `embed.html#/sequence?${one}`, {
      ...screen,
      reducedMotion: true,
    });
    await visitor.page.locator("gradlab-scaling gl-line-chart").first().waitFor({ timeout: 30_000 });
    await inspect(visitor, screen);
    await visitor.leave();
  });
});
