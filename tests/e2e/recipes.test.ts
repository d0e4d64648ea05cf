/** Every recipe of docs/embedding.md is read from the document, put in its place, and opened. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lessonModules } from "../../scripts/lessons.mjs";
import { eventNames } from "../../web/src/embed/posts";
import { sequenceFrom } from "../../web/src/embed/sequence/state";
import { readable, settable } from "../../web/src/kit/contract";
import { besideCourse } from "./support/course";
import { type CoursePage, cdn, frameOf, strictPolicy, visitCourse } from "./support/course-pages";
import { canvasPage, docusaurusHead, mdbookPage, moodlePage, mystPage } from "./support/hosts";

const read = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");
const guide = read("docs/embedding.md");

/** The block with this name after its language, unchanged, and with the addresses of Gradlab and of the course. */
function block(name: string): string {
  const [, , text] = new RegExp(`^(\`{3,4})\\w+ ${name}\\n([\\s\\S]*?)\\n\\1$`, "m").exec(guide) ?? [];
  if (text === undefined) throw new Error(`docs/embedding.md has no block ${name}.`);
  return text;
}
const recipe = (name: string): string => placed(block(name));
const placed = (text: string): string =>
  text
    .replaceAll("https://gradlab.example", cdn())
    .replaceAll(encodeURIComponent("https://course.example"), encodeURIComponent(beside.course.origin));

const beside = besideCourse();

interface Lesson extends HTMLElement {
  ready: Promise<unknown>;
  state: { surface: { name: string }; steps: number };
  problems: unknown[];
}

/** Expects the optimizers of the recipes: Rosenbrock's valley, 300 steps, drawn, and a locked choice of rules. */
async function isLocked(where: Page | Frame): Promise<void> {
  const lesson = where.locator("gradlab-optimizers");
  await lesson.scrollIntoViewIfNeeded();
  await expect
    .poll(
      () => lesson.locator("gl-race-map").evaluate((map) => (map as unknown as { runners: unknown[] }).runners.length),
      {
        timeout: 60_000,
      },
    )
    .toBe(3);
  const field = lesson.locator("gl-field[path=rules]");
  expect(await field.evaluate((element) => (element as unknown as { locked: boolean }).locked)).toBe(true);
  await field.getByRole("button", { name: "AdamW" }).dispatchEvent("click");
  expect(await lesson.evaluate((element) => (element as Lesson).state)).toMatchObject({
    ...{ surface: { name: "rosenbrock" }, steps: 300, rules: ["sgd", "momentum", "adam"] },
  });
  expect(await lesson.evaluate((element) => (element as Lesson).problems)).toEqual([]);
}

/** Opens a page with a recipe. A frame that is loaded near the window has no address before. */
async function opened(page: CoursePage, look: (page: Page) => Promise<void>): Promise<void> {
  const { page: theirs, faults } = await visitCourse(beside.browser, beside.course.add(page));
  await look(theirs);
  expect(faults).toEqual([]);
  await theirs.context().close();
}

/** The brightness of a pixel in the upper half of a picture, from 0 to 255. */
const brightness = (picture: Locator): Promise<number> =>
  picture.evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    return (
      context
        .getImageData(canvas.width / 2, canvas.height / 4, 1, 1)
        .data.slice(0, 3)
        .reduce((sum, one) => sum + one, 0) / 3
    );
  });

const heights = (page: Page) =>
  page.locator("iframe").evaluate((frame) => ({ frame: frame.clientHeight, page: innerHeight }));

describe("docs/embedding.md", () => {
  it("names every element, attribute, property and event of the contract", () => {
    for (const { slug } of lessonModules()) expect(guide).toContain(`<gradlab-${slug}>`);
    for (const name of Object.keys(settable)) expect(guide).toContain(`| \`${name}\` |`);
    for (const name of Object.keys(readable)) expect(guide).toContain(`\`${name}\``);
    for (const name of eventNames) expect(guide).toContain(`| \`${name}\` |`);
  });

  it("has exactly the policy of the contract", () => {
    const policy = block("policy").replace("Content-Security-Policy: ", "");
    expect(policy.replaceAll("https://gradlab.example", "CDN")).toBe(strictPolicy);
  });

  it("plain HTML, as a module", () => opened({ html: recipe("module") }, isLocked));

  it("plain HTML, as a module under the strict policy", () =>
    opened({ html: recipe("module"), policy: strictPolicy }, isLocked));

  it("a classic script", () => opened({ body: recipe("classic") }, isLocked));

  it("a frame, as high as its content", () =>
    opened({ body: recipe("iframe") }, async (page) => {
      await isLocked(await frameOf(page));
      await expect.poll(async () => (await heights(page)).frame, { timeout: 20_000 }).not.toBe(800);
    }));

  it("answers of a frame, and a theme from the embedding page", () =>
    opened({ body: recipe("answers") }, async (page) => {
      const frame = await frameOf(page);
      const quiz = frame.locator("gradlab-init-quiz");
      await expect.poll(() => quiz.getAttribute("theme"), { timeout: 30_000 }).toBe("dark");
      await quiz.evaluate((lesson) => {
        const detail = { version: 1, lesson: "init-quiz", exercise: "relu", variant: 7, answer: 2, correct: true };
        const rest = { score: 1, max: 1, tries: 1, hints: 0, seconds: 3 };
        lesson.dispatchEvent(
          new CustomEvent("gradlab-result", { bubbles: true, composed: true, detail: { ...detail, ...rest } }),
        );
      });
      await expect.poll(() => page.locator("output").textContent()).toBe("relu: 1 of 1");
    }));

  it("pandoc, whose page is a fixture", async () => {
    expect(read("tests/fixtures/hosts/pandoc.md").trimEnd()).toBe(block("quarto"));
    await opened({ html: placed(read("tests/fixtures/hosts/pandoc.html")) }, async (page) => {
      await isLocked(page);
      await page.getByText("Write down your guess before you press play.").waitFor();
    });
  });

  it("MyST, imitated: the lesson scrolls in a frame of the theme's shape", () =>
    opened(mystPage(recipe("myst")), async (page) => {
      await isLocked(await frameOf(page));
      const box = await page.locator("iframe").boundingBox();
      expect((box?.height ?? 0) / (box?.width ?? 1)).toBeCloseTo(0.6, 1);
      await page.getByText("An interactive figure of Gradlab.").waitFor();
    }));

  it("mdBook, imitated: its font size and its resets do not affect the lesson", () =>
    opened(mdbookPage(recipe("mdbook")), async (page) => {
      await isLocked(page);
      const size = () =>
        page
          .locator("gradlab-optimizers h1")
          .evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize));
      expect(await size()).toBe(28);
      // Its theme is dark, and so is the lesson with its canvases.
      expect(await page.locator("gradlab-optimizers").getAttribute("scheme")).toBe("dark");
      expect(await brightness(page.locator("gradlab-optimizers gl-race-map canvas").first())).toBeLessThan(128);
    }));

  it("Docusaurus, imitated: scripts of the configuration in the head, and a page that a link adds later", () =>
    opened({ head: docusaurusHead(recipe("docusaurus")), body: `<main></main>` }, async (page) => {
      await page.evaluate((html) => {
        (document.querySelector("main") as HTMLElement).innerHTML = html;
      }, recipe("docusaurus-page"));
      await isLocked(page);
    }));

  it("Moodle, imitated: a frame of the height that was given", () =>
    opened(moodlePage(recipe("moodle")), async (page) => {
      await isLocked(await frameOf(page));
      expect((await heights(page)).frame).toBe(900);
    }));

  it("Moodle, imitated, with the line that an administrator adds: the height of the content", () =>
    opened(moodlePage(recipe("moodle"), recipe("moodle-site")), async (page) => {
      await isLocked(await frameOf(page));
      await expect.poll(async () => (await heights(page)).frame, { timeout: 20_000 }).not.toBe(900);
    }));

  it("Canvas, imitated: in its editor", () =>
    opened(canvasPage(recipe("canvas")), async (page) => {
      await isLocked(await frameOf(page));
      expect((await heights(page)).frame).toBe(900);
    }));

  it("Canvas, imitated: as a tool, which receives the height", () =>
    opened(canvasPage(recipe("canvas"), true), async (page) => {
      await isLocked(await frameOf(page));
      await expect.poll(async () => (await heights(page)).frame, { timeout: 20_000 }).not.toBe(900);
    }));

  it("a sequence, by its address", () =>
    opened({ body: recipe("sequence") }, async (page) => {
      const frame = await frameOf(page);
      await expect.poll(() => frame.locator("gl-sequence .said").textContent()).toBe("Which rule wins?");
      await frame.locator("gradlab-optimizers gl-race-map").waitFor({ timeout: 30_000 });
      await frame.getByRole("button", { name: "Next" }).click();
      await expect.poll(() => frame.locator("gradlab-init-quiz").getAttribute("seed")).toBe("7");
    }));

  it("a sequence as a file, without problems", () => {
    const file = sequenceFrom(block("week6"));
    expect(file?.problems).toEqual([]);
    expect(file?.sequence.steps.map(({ lesson }) => lesson)).toEqual(["optimizers", "init-quiz"]);
  });

  it("a workflow whose npm commands exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const [, name = ""] of block("pages").matchAll(/npm run (\w+)/g)) expect(scripts).toHaveProperty(name);
  });
});
