/** Elements on pages of another origin, in a real browser: the promises of docs/embedding.md. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { besideCourse } from "./support/course";
import { strictPolicy, trains, visitCourse } from "./support/course-pages";

const module = `<script type="module" src="CDN/gradlab.js"></script>`;
const classic = `<script src="CDN/gradlab.classic.js"></script>`;

const beside = besideCourse();

it("gradlab.js does nothing without a window, as in Node", () => {
  const file = pathToFileURL(join(import.meta.dirname, "../../dist/gradlab.js")).href;
  const script = `const before = Object.keys(globalThis).join(); await import(${JSON.stringify(file)});
    console.log(Object.keys(globalThis).join() === before)`;
  const message = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(message).toBe("true\n");
});

describe("an element on a page of another origin", () => {
  it.each([
    ["module", module, undefined],
    ["classic script", classic, undefined],
    ["module under the strict policy", module, strictPolicy],
    ["classic script under the strict policy", classic, strictPolicy],
  ])("computes, loaded as a %s", async (_form, head, policy) => {
    const address = beside.course.add({
      head,
      body: "<gradlab-playground></gradlab-playground>",
      ...(policy ? { policy } : {}),
    });
    const { page, faults, workers } = await visitCourse(beside.browser, address);
    await trains(page, "gradlab-playground");
    expect(workers()).toBe(1);
    expect(faults).toEqual([]);
    expect(await page.evaluate(() => document.fonts.check("16px 'Gradlab Sans'"))).toBe(true);
    await page.context().close();
  });

  it("computes in double precision and trains in the same worker under the strict policy", async () => {
    const body = "<gradlab-init></gradlab-init><gradlab-playground></gradlab-playground>";
    const { page, faults, workers } = await visitCourse(
      beside.browser,
      beside.course.add({ head: module, body, policy: strictPolicy }),
    );
    await trains(page, "gradlab-playground");
    await page.locator("gradlab-init").scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator("gradlab-init canvas").count(), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    expect(workers()).toBe(1);
    await page.context().close();
  });

  it("is found when it is added later, also in a shadow root of the page, and is then no longer observed", async () => {
    const { page, faults } = await visitCourse(beside.browser, beside.course.add({ head: module }));
    await page.evaluate(() => {
      const host = document.body.appendChild(document.createElement("div"));
      const root = host.attachShadow({ mode: "open" });
      setTimeout(() => root.append(document.createElement("gradlab-scaling")), 300);
    });
    await page.waitForFunction(() => customElements.get("gradlab-scaling") !== undefined);
    await page.evaluate(() => {
      class Late extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: "open" }).append(document.createElement("gradlab-backprop"));
        }
      }
      document.body.append(document.createElement("late-host"));
      setTimeout(() => customElements.define("late-host", Late), 300);
    });
    await page.waitForFunction(() => customElements.get("gradlab-backprop") !== undefined);
    expect(await page.evaluate(() => customElements.get("gradlab-optimizers"))).toBeUndefined();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["allow-scripts", `sandbox="allow-scripts"`],
    ["allow-scripts allow-same-origin", `sandbox="allow-scripts allow-same-origin"`],
  ])("computes in a frame with the sandbox %s, nested in another", async (_name, sandbox) => {
    const inner = beside.course.add({
      head: module,
      body: "<gradlab-playground></gradlab-playground>",
      policy: strictPolicy,
    });
    const middle = beside.course.add({ body: `<iframe ${sandbox} src="${inner}" width="900" height="900"></iframe>` });
    const { page, faults } = await visitCourse(
      beside.browser,
      beside.course.add({ body: `<iframe src="${middle}" width="950" height="950"></iframe>` }),
    );
    await expect.poll(() => page.frames().find((frame) => frame.url() === inner)).toBeDefined();
    const frame = page.frames().find((candidate) => candidate.url() === inner);
    if (!frame) throw new Error("The frame is gone.");
    await trains(frame, "gradlab-playground");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["optimizers", "gl-menu[path='surface.name']"],
    ["scaling", ".dial gl-slider[label='learning rate']"],
    ["playground", ".presets gl-button"],
  ])("shows its most important control outside of the drawer with the prose: %s", async (slug, control) => {
    for (const hide of ["sections", "sections prose"]) {
      const body = `<gradlab-${slug} hide="${hide}"></gradlab-${slug}>`;
      const { page } = await visitCourse(beside.browser, beside.course.add({ head: module, body }));
      const dial = page.locator(`gradlab-${slug}`).locator(control).first();
      await dial.waitFor({ state: "visible", timeout: 30_000 });
      await page.context().close();
    }
    const body = `<gradlab-${slug} hide="sections controls"></gradlab-${slug}>`;
    const { page } = await visitCourse(beside.browser, beside.course.add({ head: module, body }));
    await page.locator(`gradlab-${slug} gl-transport`).first().waitFor({ timeout: 30_000 });
    expect(await page.locator(`gradlab-${slug} .controls`).locator(control).count()).toBe(0);
    await page.context().close();
  });

  it("knows the names of its sections before they are drawn, and lists hidden parts", async () => {
    const hide = "prose controls sections scan test";
    const body = `<script>window.messages = []; addEventListener("gradlab-error", (event) => messages.push(event.detail.problems));</script>
      <gradlab-optimizers hide="${hide}"></gradlab-optimizers><gradlab-playground hide="${hide}"></gradlab-playground>`;
    const { page } = await visitCourse(beside.browser, beside.course.add({ head: module, body }));
    const parts = (tag: string) =>
      page.evaluate(async (name) => {
        await customElements.whenDefined(name);
        const lesson = document.querySelector(name) as unknown as { ready: Promise<void>; parts: { name: string }[] };
        await lesson.ready;
        return lesson.parts.map((part) => part.name);
      }, tag);
    expect(await parts("gradlab-optimizers")).toEqual(expect.arrayContaining(["controls", "sections", "scan"]));
    expect(await parts("gradlab-playground")).toEqual(expect.arrayContaining(["controls", "sections", "test"]));
    // Each gets a problem only for the section of the other one.
    const messages = () =>
      page.evaluate(() =>
        (window as unknown as { messages: { path: string }[][] }).messages.map((one) => one.map(({ path }) => path)),
      );
    await expect.poll(messages).toEqual(expect.arrayContaining([["hide:test"], ["hide:scan"]]));
    expect(await messages()).toHaveLength(2);
    await page.context().close();
  });
});

/** A page with its own keys, such as slides and search boxes: it prevents typing of s, n and /. */
const ownKeys = `<script>
  window.heard = [];
  for (const type of ["keydown", "keypress", "keyup"])
    addEventListener(type, (event) => {
      heard.push(event.key);
      if ("sn/".includes(event.key)) event.preventDefault();
    });
</script>`;

describe("on a page with its own keys, a field gets every letter and the page gets none", () => {
  it.each([
    ["a table of one's own", "playground", "data.source=csv", "gl-own-data textarea", "setosa, pine/n.f"],
    ["an expression", "backprop", "text=x", "textarea", "sin(n)/s + n"],
    ["a number", "training-loop", "", "gl-slider input[type=text]", "1n/s2"],
  ])("%s", async (_what, slug, state, field, text) => {
    const body = `<gradlab-${slug} paused state="${state}"></gradlab-${slug}>`;
    const { page } = await visitCourse(beside.browser, beside.course.add({ head: ownKeys + module, body }));
    const box = page.locator(`gradlab-${slug}`).locator(field).first();
    await box.fill("");
    await box.pressSequentially(text);
    expect(await box.inputValue()).toBe(text);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
    await page.context().close();
  });
});
