/** The builder, used like an instructor: the code it writes is put into a page of another origin and works there. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { besideCourse } from "./support/course";
import { cdn, visitCourse } from "./support/course-pages";
import { inspect, screens } from "./support/inspect";
import { Visitor } from "./support/visit";

const beside = besideCourse();

/** The text to copy. */
const snippet = (page: Page): Promise<string> =>
  page
    .locator("gradlab-build .copy gl-code")
    // The first of them: below a notebook's cell, a site with the package also shows how to install it.
    .first()
    .evaluate((code) => (code as unknown as { lines: { text: string }[] }).lines.map(({ text }) => text).join("\n"));

const choose = (page: Page, form: string) => page.getByRole("tab", { name: form, exact: true }).click();

/** Waits until all parts of the lesson in the result can be hidden and locked. */
async function ready(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "lock Who races" }).waitFor({ state: "attached", timeout: 30_000 });
}

const stateOf = (page: Page, element: string): Promise<Record<string, unknown>> =>
  page.locator(element).evaluate((lesson) => (lesson as unknown as { state: Record<string, unknown> }).state);

/** Whether the choice of rules is locked: by the state of the button, and by the effect of a click. */
async function isLocked(page: Page): Promise<boolean> {
  const field = page.locator("gradlab-optimizers gl-field[path=rules]");
  const before = await stateOf(page, "gradlab-optimizers");
  await field.getByRole("button", { name: "AdamW" }).dispatchEvent("click");
  const after = await stateOf(page, "gradlab-optimizers");
  const isShown = await field.evaluate((element) => (element as unknown as { locked: boolean }).locked);
  expect(JSON.stringify(before) === JSON.stringify(after)).toBe(isShown);
  return isShown;
}

describe("the builder", () => {
  it("writes a locked lesson that runs, locked, in a page of another origin", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/optimizers");
    const { page } = visitor;
    await ready(page);
    await page.getByRole("checkbox", { name: "lock Who races" }).check();
    await page.getByRole("checkbox", { name: "hide Read about this figure" }).check();
    const html = `<script type="module" src="${cdn()}/gradlab.js"></script>\n<gradlab-optimizers hide="prose" lock="rules"></gradlab-optimizers>`;
    await expect.poll(() => snippet(page)).toBe(html);
    // The result shows the lesson as students see it, so it is locked there, too.
    await expect.poll(() => isLocked(page)).toBe(true);
    await page.getByRole("radio", { name: "To arrange it" }).check();
    await expect.poll(() => isLocked(page)).toBe(false);
    await visitor.leave();

    const { page: theirs, faults } = await visitCourse(beside.browser, beside.course.add({ body: html }));
    await expect.poll(() => isLocked(theirs), { timeout: 30_000 }).toBe(true);
    await expect.poll(() => theirs.locator("gradlab-optimizers").getByText("Read about this figure").count()).toBe(0);
    expect(faults).toEqual([]);
    await theirs.context().close();
  });

  it("shows the allowed seeds after an invalid one, until a valid one is typed or everything is reset", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/optimizers");
    const { page } = visitor;
    await ready(page);
    const seed = page.locator("gradlab-build label.row", { hasText: "Seed" }).locator("input");
    const type = async (text: string) => {
      await seed.fill(text);
      await seed.press("Enter");
    };
    const refused = page.getByRole("alert").filter({ hasText: "abc" });
    await type("abc");
    await refused.waitFor();
    expect(await seed.inputValue()).toBe("abc");
    await page.getByRole("button", { name: "Begin anew" }).click();
    await expect.poll(() => refused.count()).toBe(0);
    expect(await seed.inputValue()).toBe("");
    await type("abc");
    await refused.waitFor();
    await type("7");
    await expect.poll(() => refused.count()).toBe(0);
    expect(await seed.inputValue()).toBe("7");
    await visitor.leave();
  });

  it("lists the hidden and locked names that the lesson does not know, until they are removed", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/training-loop?hide=nosuch,&lock=nor.this,", {
      reducedMotion: true,
    });
    const { page } = visitor;
    const reported = async () => (await page.getByRole("alert").allInnerTexts()).map((text) => text.split(": ")[1]);
    await expect.poll(reported, { timeout: 30_000 }).toEqual(["hide:nosuch", "lock:nor.this"]);
    // The row of a removed name is removed, too.
    await page.getByRole("checkbox", { name: "hide nosuch" }).click();
    await expect.poll(reported).toEqual(["lock:nor.this"]);
    await page.getByRole("checkbox", { name: "lock nor.this" }).click();
    await expect.poll(reported).toEqual([]);
    await visitor.leave();
  });

  it("does not change a seed during typing when the lesson reports its state", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/optimizers", { reducedMotion: true });
    const { page } = visitor;
    await ready(page);
    const seed = page.locator("gradlab-build label.row", { hasText: "Seed" }).locator("input");
    await seed.fill("12");
    await page.locator("gradlab-optimizers").evaluate((lesson) => {
      (lesson as unknown as { state: string }).state = "steps=300";
    });
    await expect.poll(() => snippet(page)).toContain("steps=300");
    expect(await seed.inputValue()).toBe("12");
    await seed.press("Enter");
    await expect.poll(() => snippet(page)).toContain(`seed="12"`);
    await visitor.leave();
  });

  it("ticks the members of a locked group, which only the group unlocks, and writes the group once", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/optimizers?lock=surface,", {
      reducedMotion: true,
    });
    const { page } = visitor;
    await ready(page);
    const name = page.getByRole("checkbox", { name: "lock surface", exact: true });
    const group = page.getByRole("checkbox", { name: "lock surface, as a whole", exact: true });
    expect([await group.isChecked(), await name.isChecked(), await name.isDisabled()]).toEqual([true, true, true]);
    expect(await page.getByRole("checkbox", { name: "hide surface", exact: true }).isEnabled()).toBe(true);
    await group.click();
    await expect.poll(async () => [await name.isChecked(), await name.isDisabled()]).toEqual([false, false]);
    await expect.poll(() => snippet(page)).not.toContain("lock");
    await visitor.leave();
  });

  it("follows changes in the lesson, keeps everything in its address, and restores it from there", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/optimizers", { reducedMotion: true });
    const { page } = visitor;
    await ready(page);
    await page.locator("gradlab-optimizers").evaluate((lesson) => {
      (lesson as unknown as { state: string }).state = "steps=300&rules=sgd,adam";
    });
    await page.getByRole("checkbox", { name: "lock steps" }).check();
    await page.getByRole("radio", { name: "Dark" }).check();
    await choose(page, "Frame (Moodle)");
    await expect
      .poll(() => snippet(page))
      .toContain(`${cdn()}/embed.html?lock=steps&amp;theme=dark#/optimizers?v=1&amp;rules=sgd,adam&amp;steps=300`);
    await expect.poll(() => page.url()).toContain("form=iframe");
    await page.reload();
    await ready(page);
    await expect.poll(() => stateOf(page, "gradlab-optimizers")).toMatchObject({ steps: 300, rules: ["sgd", "adam"] });
    await expect.poll(() => snippet(page)).toContain("steps=300");
    expect(await page.getByRole("checkbox", { name: "lock steps" }).isChecked()).toBe(true);
    expect(await page.locator("gradlab-optimizers").getAttribute("theme")).toBe("dark");
    await visitor.leave();
  });

  it("offers every form of a lesson, each with the address of the site", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/init-quiz?seed=7", { reducedMotion: true });
    const { page } = visitor;
    await page
      .getByRole("checkbox", { name: "hide Read about this figure" })
      .waitFor({ state: "attached", timeout: 30_000 });
    const texts: Record<string, string> = {};
    for (const form of ["Page", "Page, no module", "Frame (Moodle)", "MyST", "Quarto", "Notebook", "Link", "QR code"]) {
      await choose(page, form);
      await expect
        .poll(() => page.getByRole("tab", { name: form, exact: true }).getAttribute("aria-selected"))
        .toBe("true");
      texts[form] = await snippet(page);
    }
    const embed = `${cdn()}/embed.html?seed=7#/init-quiz`;
    expect(texts).toEqual({
      Page: `<script type="module" src="${cdn()}/gradlab.js"></script>\n<gradlab-init-quiz seed="7"></gradlab-init-quiz>`,
      "Page, no module": `<script src="${cdn()}/gradlab.classic.js"></script>\n<gradlab-init-quiz seed="7"></gradlab-init-quiz>`,
      "Frame (Moodle)": expect.stringContaining(`<iframe src="${embed}"`),
      MyST: expect.stringContaining(`:::{iframe} ${embed}\n`),
      Quarto: expect.stringMatching(/^```\{=html\}\n<script[\s\S]*seed="7"><\/gradlab-init-quiz>\n```$/),
      Notebook: `import gradlab\n\ngradlab.Lesson("init-quiz", seed=7)`,
      Link: embed,
      "QR code": embed,
    });
    expect(await page.getByRole("img", { name: "QR code" }).count()).toBe(1);
    await choose(page, "SCORM");
    expect(await page.getByRole("link", { name: "Download scorm/init-quiz.zip" }).getAttribute("href")).toBe(
      "./scorm/init-quiz.zip",
    );
    await choose(page, "File");
    expect(await page.getByRole("link", { name: "Download single/init-quiz.html" }).count()).toBe(1);
    await visitor.leave();
  });

  it("shows how to install the site's Python package, or that the site has none", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/optimizers?form=notebook", { fresh: true });
    const { page } = visitor;
    await page.getByText("Into a cell of Jupyter").waitFor();
    // Whether this build has a package depends on earlier builds, so the test replaces the site's answer.
    for (const none of [{ status: 404 }, { json: [] }]) {
      await page.route("**/python/wheels.json", (route) => route.fulfill(none));
      visitor.faults.splice(0);
      await page.reload();
      await page.getByText("This site does not offer the package").waitFor();
    }
    visitor.faults.splice(0);
    const wheel = "gradlab-9.9.9-py3-none-any.whl";
    await page.route("**/python/wheels.json", (route) => route.fulfill({ json: [wheel] }));
    await page.reload();
    await page.getByText(`pip install ${cdn()}/python/${wheel}`).waitFor();
    await page.route("**/python/wheels.json", (route) => route.fulfill({ json: ["x.whl; rm -r ~"] }));
    await page.reload();
    await page.getByText("This site does not offer the package").waitFor();
    // Without an answer, for instance without a network, the builder shows neither.
    await page.route("**/python/wheels.json", (route) => route.abort());
    await page.reload();
    await page.getByText("Into a cell of Jupyter").waitFor();
    expect(await page.getByText("This site does not offer the package").count()).toBe(0);
    // The browser's message about the missing file.
    expect(visitor.faults.splice(0).join()).toMatch(/^Failed to load resource[^,]*$/);
    await visitor.leave();
  });

  it("waits for a slow lesson after another one was chosen", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/optimizers", { fresh: true });
    const { page } = visitor;
    await page.route(/assets\/backprop-.*\.js$/, async (route) => {
      // Longer than the builder looks for late parts.
      await page.waitForTimeout(4000);
      await route.continue();
    });
    await ready(page);
    await page.getByLabel("Lesson", { exact: true }).selectOption({ label: "Backprop" });
    await page.getByRole("checkbox", { name: "hide Your turn", exact: true }).waitFor({ timeout: 30_000 });
    await visitor.leave();
  });

  it("confirms on the button that the code was copied, until another form is chosen", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/optimizers");
    const { page } = visitor;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const copy = page.locator("gradlab-build .copy gl-code button.copy");
    await copy.click();
    await expect.poll(() => copy.innerText()).toBe("Copied");
    await choose(page, "Quarto");
    expect(await copy.innerText()).toBe("Copy the code");
    await copy.click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^```\{=html\}/);
    await visitor.leave();
  });

  it("can be operated by keys alone", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/scaling", { reducedMotion: true });
    const { page } = visitor;
    await page
      .getByRole("checkbox", { name: "hide Read about this figure" })
      .waitFor({ state: "attached", timeout: 30_000 });
    await page.getByRole("checkbox", { name: "hide Read about this figure" }).focus();
    await page.keyboard.press("Space");
    await expect.poll(() => snippet(page)).toContain(`hide="prose"`);
    await page.getByRole("tab", { name: "Page", exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => snippet(page)).toContain("gradlab.classic.js");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy the code" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await snippet(page));
    await visitor.leave();
  });

  it.each(screens)("axe finds nothing at $width px, light and dark", async (screen) => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/scaling?form=qr", {
      ...screen,
      reducedMotion: true,
    });
    await visitor.page
      .getByRole("checkbox", { name: "hide Read about this figure" })
      .waitFor({ state: "attached", timeout: 30_000 });
    await visitor.page.locator("gradlab-scaling gl-line-chart").first().waitFor();
    await inspect(visitor, screen);
    await visitor.page.goto(`${cdn()}/build.html#/sequence?title=Week+6&steps.1.lesson=scaling&steps.1.text=Why%3F`);
    await visitor.page.reload();
    await visitor.page.locator("gradlab-scaling gl-line-chart").first().waitFor();
    await inspect(visitor, screen);
    await visitor.leave();
  });
});

describe("a sequence in the builder", () => {
  it("takes the present settings as steps, which can be reordered, changed and saved", async () => {
    const visitor = await Visitor.arrive(beside.browser, "build.html#/scaling", { reducedMotion: true });
    const { page } = visitor;
    await page
      .getByRole("checkbox", { name: "hide Read about this figure" })
      .waitFor({ state: "attached", timeout: 30_000 });
    // A sequence without steps leads to a lesson and to the field for its question.
    await page.getByRole("radio", { name: "A sequence" }).check();
    await page.getByRole("button", { name: "Arrange a lesson for step 1" }).click();
    const text = page.getByLabel("Sentence or question before it");
    await text.fill("What does the scale of x change?");
    await page.getByRole("button", { name: "Add what is set here as step 1" }).click();
    await page.locator("gradlab-scaling").evaluate((lesson) => {
      (lesson as unknown as { state: string }).state = "bowl.lr=0.25";
    });
    await expect.poll(() => page.url()).toContain("bowl.lr");
    await text.fill("And <b>now</b>?");
    await page.getByRole("button", { name: "Add what is set here as step 2" }).click();

    await page.getByRole("radio", { name: "A sequence" }).check();
    await page.getByLabel("Title").fill("Week 3");
    await page.getByLabel("Title").blur();
    await page.getByRole("button", { name: "Step 2 up" }).click();
    await expect.poll(() => page.getByLabel("Step 1: Scaling").inputValue()).toBe("And <b>now</b>?");
    // An instructor's text is shown as text.
    await expect.poll(() => page.locator("gl-sequence .said").textContent()).toBe("And <b>now</b>?");
    expect(await page.locator("gl-sequence .said *").count()).toBe(0);

    await page.getByRole("button", { name: "Arrange the lesson of step 1" }).click();
    await page.getByRole("checkbox", { name: "lock The bowl that the input makes: learning rate" }).check();
    await page.getByRole("button", { name: "Put what is set here into step 1" }).click();
    await page.getByRole("radio", { name: "A sequence" }).check();
    await choose(page, "Link");
    await expect
      .poll(() => snippet(page))
      .toBe(
        `${cdn()}/embed.html#/sequence?v=1&title=Week+3&steps.1.text=And+%3Cb%3Enow%3C%2Fb%3E%3F&steps.1.lesson=scaling` +
          `&steps.1.state=~v%3D1%26bowl.lr%3D0.25&steps.1.lock=bowl.lr,` +
          `&steps.2.text=What+does+the+scale+of+x+change%3F&steps.2.lesson=scaling`,
      );
    await page.getByRole("button", { name: "Remove step 2" }).click();
    await expect.poll(() => snippet(page)).not.toContain("steps.2");

    await page.getByLabel("Open a file of a sequence").setInputFiles({
      ...{ name: "week9.json", mimeType: "application/json" },
      buffer: Buffer.from(
        JSON.stringify({
          format: "gradlab-sequence",
          version: 1,
          title: "Week 9",
          steps: [{ lesson: "init", text: "Why?" }],
        }),
      ),
    });
    await expect.poll(() => snippet(page)).toContain("title=Week+9&steps.1.text=Why%3F&steps.1.lesson=init");
    await visitor.leave();
  });
});
