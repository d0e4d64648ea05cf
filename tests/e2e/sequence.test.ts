/** Sequences in embed.html: slides, projector, worksheet; from an address and from a file. */
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
  it("goes from step to step by arrow keys; each lesson keeps its state, and the step is in the address", async () => {
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

  it("is large on a projector, with one figure, and a remote control's keys change the step", async () => {
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
    "on a projector of %i x %i, shows a figure with its transport below the lecturer's question only",
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
    "the figure of %s (%s), above its transport, has more than %d of the height of a projector of %i x %i",
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

  it.each([
    ["optimizers-networks", "gl-line-chart", 2],
    ["hparams", "gl-points", 4],
    ["hparams", ".ways ~ * gl-button", 1],
    ["init-quiz", ".names", 1],
    ["init-quiz", ".form gl-button", 1],
  ])("%s shows its whole figure (%s) on a projector's first screen", async (slug, figure, count) => {
    const address = `embed.html#/sequence?projector=true&title=Week+6&steps.1.lesson=${slug}&steps.1.text=Why%3F`;
    const visitor = await Visitor.arrive(beside.browser, address, { width: 1280, height: 720, reducedMotion: true });
    const parts = visitor.page.locator(`gradlab-${slug} ${figure}`);
    await parts.first().waitFor({ timeout: 30_000 });
    for (let part = 0; part < count; part++) {
      const lowest = async () => {
        const place = await parts.nth(part).boundingBox();
        return (place?.y ?? 0) + (place?.height ?? 720);
      };
      await expect.poll(lowest).toBeLessThanOrEqual(720);
    }
    await visitor.leave();
  });

  it.each(["optimizers", "playground", "backprop"])(
    "below a question of two lines, %s still shows its transport",
    async (slug) => {
      const text = "Which+rule+reaches+the+minimum+of+this+ravine+first%2C+and+why+does+it%3F";
      const address = `embed.html#/sequence?projector=true&title=Week+5&steps.1.lesson=${slug}&steps.1.text=${text}`;
      const visitor = await Visitor.arrive(beside.browser, address, { width: 1280, height: 720, reducedMotion: true });
      const transport = visitor.page.locator(`gradlab-${slug} gl-transport`).first();
      await transport.waitFor({ timeout: 30_000 });
      const question = await visitor.page.locator("gl-sequence .said").boundingBox();
      expect(question?.height).toBeGreaterThan(80);
      const lowest = async () => {
        const place = await transport.boundingBox();
        return (place?.y ?? 0) + (place?.height ?? 720);
      };
      await expect.poll(lowest).toBeLessThanOrEqual(720);
      await visitor.leave();
    },
  );

  it("on a projector, shows all nodes of a backprop graph inside the frame", async () => {
    const address = "embed.html#/sequence?projector=true&title=Week+6&steps.1.lesson=backprop&steps.1.text=Why%3F";
    const visitor = await Visitor.arrive(beside.browser, address, { width: 1280, height: 720, reducedMotion: true });
    const graph = visitor.page.locator("gradlab-backprop .stage gl-backprop-graph");
    await graph.locator("[data-node]").first().waitFor({ timeout: 30_000 });
    const beyond = () =>
      graph.evaluate((element) => {
        const inside = element.shadowRoot as ShadowRoot;
        const frame = (inside.querySelector(".frame") as HTMLElement).getBoundingClientRect();
        return [...inside.querySelectorAll(".node rect.box")].filter((box) => {
          const { top, bottom } = box.getBoundingClientRect();
          return top < frame.top || bottom > frame.bottom;
        }).length;
      });
    await expect.poll(beyond).toBe(0);
    await visitor.leave();
  });

  it("on a projector, reads the value under the pointer, and paints with all pixels of the screen", async () => {
    const address = (slug: string) =>
      `embed.html#/sequence?projector=true&title=Week+6&steps.1.lesson=${slug}&steps.1.text=Why%3F`;
    const size = { width: 1280, height: 720, reducedMotion: true };
    const visitor = await Visitor.arrive(beside.browser, address("scaling"), size);
    const { page } = visitor;
    const chart = page.locator("gradlab-scaling gl-line-chart").first();
    const canvas = chart.locator("canvas");
    await canvas.waitFor({ timeout: 30_000 });
    await expect
      .poll(() => canvas.evaluate((it) => (it as HTMLCanvasElement).width / it.getBoundingClientRect().width))
      .toBeCloseTo(1, 1);
    const stepAt = async (part: number) => {
      const { x, y, width } = (await canvas.boundingBox()) as { x: number; y: number; width: number };
      await page.mouse.move(x + part * width, y + 99);
      await page.mouse.move(x + part * width, y + 100);
      return Number(/step (\d+)/.exec((await chart.locator("output").textContent()) ?? "")?.[1]);
    };
    // Two places half the canvas apart are 57 steps apart: the axis of 100 steps is a little narrower than the canvas.
    await expect.poll(async () => Math.abs((await stepAt(0.75)) - (await stepAt(0.25)) - 57)).toBeLessThan(6);
    await visitor.leave();

    const other = await Visitor.arrive(beside.browser, address("optimizers"), size);
    const map = other.page.locator("gradlab-optimizers canvas.race");
    await map.waitFor({ timeout: 30_000 });
    const lesson = other.page.locator("gradlab-optimizers");
    const startAt = async (aside: number) => {
      const box = (await map.boundingBox()) as { x: number; y: number; width: number; height: number };
      await other.page.mouse.click(box.x + (0.5 + aside) * box.width, box.y + box.height / 2);
      return lesson.evaluate((it) => (it as unknown as { state: { start: number[] } }).state.start[0] ?? 0);
    };
    // Two places a third of the canvas apart; the map is 4 wide and takes four fifths of the canvas.
    await expect.poll(async () => Math.abs((await startAt(1 / 6)) - (await startAt(-1 / 6)) - 1.67)).toBeLessThan(0.15);
    await other.leave();
  });

  it("is a worksheet with a field for each answer; the answers stay in the page and can be saved", async () => {
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

  it("is read from a file on the same server, and reports a missing file", async () => {
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

  it("posts height, ready and results like a lesson; its texts are never HTML", async () => {
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
