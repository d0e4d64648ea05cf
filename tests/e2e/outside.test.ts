/** An embedding page that uses only the contract: on another origin, under the contract's policy, and in frames. */
import type { Frame, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { besideCourse } from "./support/course";
import { cdn, strictPolicy, visitCourse } from "./support/course-pages";

const beside = besideCourse();

const results = `<script>
  window.results = [];
  addEventListener("gradlab-result", ({ detail }) => results.push(detail));
  addEventListener("message", ({ data, origin }) => results.push({ origin, ...(typeof data === "string" ? { text: data } : data) }));
</script>`;
const module = `<script type="module" src="CDN/gradlab.js"></script>`;
type Message = Record<string, unknown>;
const messages = (page: Page): Promise<Message[]> =>
  page.evaluate(() => (window as unknown as { results: Message[] }).results);

/** The fields of `gradlab-result`, all of them. */
const fields = [
  ...["answer", "correct", "exercise", "hints", "lesson", "max", "score", "seconds", "tries", "variant", "version"],
];

async function answerFirst(where: Page | Frame): Promise<void> {
  const field = where.locator('gradlab-backprop-turn input[data-blank="0"]');
  await field.waitFor({ timeout: 60_000 });
  await field.fill("81");
  await field.press("Enter");
}

describe("a graded answer", () => {
  it("is reported with exactly the contract's fields, by an element and by a frame without storage", async () => {
    const own = await visitCourse(
      beside.browser,
      beside.course.add({
        head: results + module,
        body: `<gradlab-backprop></gradlab-backprop>`,
      }),
    );
    await own.page.locator("section[data-part=turn]").scrollIntoViewIfNeeded();
    await answerFirst(own.page);
    await expect.poll(() => messages(own.page)).toHaveLength(1);
    const [detail] = await messages(own.page);
    expect(Object.keys(detail ?? {}).sort()).toEqual(fields);
    expect(own.faults).toEqual([]);
    await own.page.context().close();

    const origin = encodeURIComponent(beside.course.origin);
    const framed = await visitCourse(
      beside.browser,
      beside.course.add({
        head: results,
        body: `<iframe sandbox="allow-scripts" width="900" height="900" src="CDN/embed.html?origin=${origin}#/backprop"></iframe>`,
      }),
    );
    const frame = framed.page.frames().find((one) => one.url().startsWith(`${cdn()}/embed.html`)) as Frame;
    await frame.locator("section[data-part=turn]").scrollIntoViewIfNeeded();
    await answerFirst(frame);
    const posted = async () => (await messages(framed.page)).filter(({ type }) => type === "gradlab-result");
    await expect.poll(posted).toHaveLength(1);
    const [message] = await posted();
    // The origin of a sandboxed frame.
    expect(message?.origin).toBe("null");
    expect(Object.keys(message ?? {}).sort()).toEqual([...fields, "origin", "statement", "type"].sort());
    expect(framed.faults).toEqual([]);
    await framed.page.context().close();
  });
});

describe("under exactly the policy of the contract", () => {
  it("a lesson can be operated, and a chart can be saved", async () => {
    const { page, faults } = await visitCourse(
      beside.browser,
      beside.course.add({
        head: `<script type="module" src="CDN/gradlab.js"></script>`,
        body: `<gradlab-init></gradlab-init>`,
        policy: strictPolicy,
      }),
    );
    const alike = page.locator("gl-init-alike");
    for (let down = 0; down < 40 && (await alike.count()) === 0; down++) {
      await page.mouse.wheel(0, 700);
      await page.waitForTimeout(150);
    }
    await alike.scrollIntoViewIfNeeded();
    await alike.getByRole("button", { name: "Train both" }).click();
    await alike.getByText("8 ways").waitFor({ timeout: 60_000 });
    await alike.locator("gl-take button").first().click();
    const download = page.waitForEvent("download");
    await alike.getByText("Save as SVG").click();
    expect((await download).suggestedFilename()).toMatch(/\.svg$/);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("a sandboxed frame", () => {
  it("saves a receipt if downloads are allowed", async () => {
    const { page, faults } = await visitCourse(
      beside.browser,
      beside.course.add({
        body: `<iframe sandbox="allow-scripts allow-downloads" width="900" height="900"
          src="CDN/embed.html#/backprop"></iframe>`,
      }),
    );
    const frame = page.frames().find((one) => one.url().startsWith(`${cdn()}/embed.html`)) as Frame;
    await frame.locator("section[data-part=turn]").scrollIntoViewIfNeeded();
    const answers = ["-18", "-18", "1", "-1", "-18", "18", "-2", "-4", "-36", "-72"];
    for (const [index, answer] of answers.entries()) {
      const field = frame.locator(`gradlab-backprop-turn input[data-blank="${index}"]`);
      await field.fill(answer, { timeout: 60_000 });
      await field.press("Enter");
    }
    const turn = frame.locator("gradlab-backprop-turn");
    await turn.getByLabel("Your name or id").fill("Ada");
    const download = page.waitForEvent("download");
    await turn.getByRole("button", { name: "Save the receipt" }).click();
    expect((await download).suggestedFilename()).toBe("gradlab-backprop-turn-1-1.json");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
