/**
 * The site's pages besides the lessons, and the path of an instructor: from the front page to a locked lesson in a
 * course.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lessons } from "../../web/src/lessons";
import { besideCourse } from "./support/course";
import { cdn, visitCourse } from "./support/course-pages";
import { moodlePage } from "./support/hosts";
import { inspect, screens } from "./support/inspect";
import { Visitor } from "./support/visit";

const dist = join(import.meta.dirname, "../../dist");

const beside = besideCourse();

const pages = [
  ["For students", "students"],
  ["For instructors", "instructors"],
  ["Privacy", "privacy"],
  ["How to cite", "cite"],
] as const;

describe("the site's pages besides the lessons", () => {
  it("are linked from the footer of every page, and have different titles", async () => {
    const visitor = await Visitor.arrive(beside.browser, "", { reducedMotion: true });
    const { page } = visitor;
    for (const [name, slug] of pages) {
      await page.locator("gradlab-footer").getByRole("link", { name }).click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      expect(page.url()).toContain(`#/${slug}`);
      await expect.poll(() => page.title()).toBe(`${name} · Gradlab`);
    }
    await page.getByText("version = {0.2.0}").waitFor();
    await visitor.leave();
  });

  it.each(screens)("axe finds nothing on them at $width px", async (screen) => {
    const visitor = await Visitor.arrive(beside.browser, "#/privacy", { ...screen, reducedMotion: true });
    for (const [name, slug] of pages) {
      await visitor.page.setViewportSize({ width: screen.width, height: 900 });
      await visitor.page.evaluate((place) => {
        location.hash = `#/${place}`;
      }, slug);
      await visitor.page.getByRole("heading", { level: 1, name }).waitFor();
      if (slug === "instructors")
        await visitor.page.locator("gradlab-optimizers canvas").first().waitFor({ timeout: 30_000 });
      await inspect(visitor, screen);
    }
    await visitor.leave();
  });
});

describe("the link for instructors", () => {
  it("leads from the front page to a locked lesson in a plain page, a notebook and a page like Moodle's", async () => {
    const visitor = await Visitor.arrive(beside.browser, "", { reducedMotion: true });
    const { page } = visitor;
    await page.getByRole("link", { name: "You teach?" }).click();
    const lesson = (where: Page) => where.locator("gradlab-optimizers");
    await lesson(page).locator("canvas").first().waitFor({ timeout: 30_000 });
    await lesson(page).getByRole("button", { name: "RMSprop" }).first().click();
    const take = page.getByRole("link", { name: "Put this into my course" });
    await expect.poll(() => take.getAttribute("href")).toContain("rmsprop");
    await take.click();

    await page.getByRole("checkbox", { name: "lock Who races" }).check({ timeout: 30_000 });
    const rules = async (where: Page) =>
      (
        (await lesson(where).evaluate((element) => (element as unknown as { state: unknown }).state)) as {
          rules: string[];
        }
      ).rules;
    await expect.poll(() => rules(page)).toContain("rmsprop");
    const snippet = () =>
      page
        .locator("gradlab-build .copy gl-code")
        // The first of them: below a notebook's cell, a site with the package also shows how to install it.
        .first()
        .evaluate((code) =>
          (code as unknown as { lines: { text: string }[] }).lines.map(({ text }) => text).join("\n"),
        );
    await expect.poll(snippet).toContain(`lock="rules"`);
    const html = await snippet();
    await page.getByRole("tab", { name: "Notebook" }).click();
    await expect.poll(snippet).toMatch(/state=\{"rules": \["sgd", "momentum", "adam", "rmsprop"\]\}/);
    await page.getByRole("tab", { name: "Frame (Moodle)" }).click();
    await expect.poll(snippet).toContain("<iframe");
    const frame = await snippet();
    await visitor.leave();

    const plain = await visitCourse(beside.browser, beside.course.add({ body: html }));
    await lesson(plain.page).locator("canvas").first().waitFor({ timeout: 30_000 });
    expect(await rules(plain.page)).toContain("rmsprop");
    expect(plain.faults).toEqual([]);
    await plain.page.context().close();
    const moodle = await visitCourse(beside.browser, beside.course.add(moodlePage(frame)));
    const inside = moodle.page.frameLocator("iframe").locator("gradlab-optimizers");
    await inside.locator("canvas").first().waitFor({ timeout: 30_000 });
    expect(await inside.getAttribute("lock")).toBe("rules");
    expect(moodle.faults).toEqual([]);
    await moodle.page.context().close();
  });
});

describe("a link to the site", () => {
  it.each(["index.html", "build.html"])("%s has preview tags, and a picture of the declared size", (file) => {
    const html = readFileSync(join(dist, file), "utf8");
    for (const name of ["type", "title", "description", "url", "image", "image:alt"])
      expect(html).toMatch(new RegExp(`<meta property="og:${name}" content="[^"]+">`));
    expect(html).toContain(`<meta property="og:image" content="./preview.png">`);
    const picture = readFileSync(join(dist, "preview.png"));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(picture.length).toBeLessThan(300_000);
  });

  it.each(lessons)("$slug has a page with its title, its question and its picture", ({ slug, title, question }) => {
    const html = readFileSync(join(dist, `lessons/${slug}.html`), "utf8");
    const text = (name: string) => new RegExp(`<meta property="og:${name}" content="([^"]+)">`).exec(html)?.[1];
    expect(text("title")).toBe(`${title()}: ${question()}`);
    expect(text("image")).toBe(`../previews/${slug}.jpg`);
    expect([text("image:width"), text("image:height")]).toEqual(["1200", "630"]);
    const picture = readFileSync(join(dist, `previews/${slug}.jpg`));
    expect(jpegSize(picture)).toEqual([1200, 630]);
    expect(picture.length).toBeLessThan(150_000);
  });

  it("redirects to the lesson with its state, without an entry in the history", async () => {
    const { page, faults } = await visitCourse(beside.browser, "about:blank");
    await page.goto(`${cdn()}/lessons/scaling.html#/scaling?v=1&lr=0.2`);
    await page.waitForURL(`${cdn()}/#/scaling?v=1&lr=0.2`);
    await expect.poll(() => page.evaluate(() => history.length)).toBe(2);
    await page.goto(`${cdn()}/lessons/init.html`);
    await page.waitForURL(`${cdn()}/#/init`);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** Width and height from the first frame header of a JPEG file. */
function jpegSize(file: Buffer): [width: number, height: number] {
  for (let at = 2; at < file.length; at += 2 + file.readUInt16BE(at + 2))
    if ([0xc0, 0xc2].includes(file[at + 1] ?? 0)) return [file.readUInt16BE(at + 7), file.readUInt16BE(at + 5)];
  throw new Error("No frame.");
}
