/** The tables of the contract, row by row, on a page of another origin that uses only the contract. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lessonModules } from "../../scripts/lessons.mjs";
import { besideCourse } from "./support/course";
import { strictPolicy, visitCourse } from "./support/course-pages";

const beside = besideCourse();

const module = `<script type="module" src="CDN/gradlab.js"></script>`;
/** Records every event of the contract. */
const listening = `<script>
  window.messages = [];
  for (const name of ["ready", "state", "result", "error"])
    addEventListener("gradlab-" + name, ({ detail, target, composed }) => messages.push({ name, detail, target: target.localName, composed }));
</script>`;

/** The properties of an element in the contract. */
interface Lesson extends HTMLElement {
  state: Record<string, unknown>;
  fragment: string;
  hide: unknown;
  lock: unknown;
  seed: unknown;
  parts: { name: string; kind: string; label: string }[];
  ready: Promise<{ version: number; lesson: string; state: unknown }>;
  problems: { path: string; code: string; message: string }[];
  version: number;
}
interface Message {
  name: string;
  target: string;
  composed: boolean;
  detail: { version: number; lesson: string; state: Record<string, unknown>; problems: { path: string }[] };
}

const messages = (page: Page, name: string) =>
  page.evaluate(
    (type) => (window as unknown as { messages: Message[] }).messages.filter((one) => one.name === type),
    name,
  );

async function visit(body: string, head = listening + module, policy?: string) {
  return visitCourse(beside.browser, beside.course.add({ head, body, ...(policy ? { policy } : {}) }));
}

const patience = { timeout: 30_000 };

describe("every element", () => {
  it.each(lessonModules().map(({ slug }) => slug))(
    "has all properties, and sends gradlab-ready once: %s",
    async (slug) => {
      const { page, faults } = await visit(`<gradlab-${slug} paused></gradlab-${slug}>`);
      await expect.poll(() => messages(page, "ready"), patience).toHaveLength(1);
      const seen = await page.evaluate(async (tag) => {
        const lesson = document.querySelector(tag) as unknown as Lesson;
        const { fragment, version, problems, parts, state } = lesson;
        for (const name of ["fragment", "version", "problems", "parts", "ready"])
          if (Reflect.set(lesson, name, null)) throw new Error(`${name} can be written.`);
        return { fragment, version, problems, parts, state, ready: await lesson.ready };
      }, `gradlab-${slug}`);
      expect(seen).toMatchObject({ fragment: "", version: 1, problems: [] });
      expect(seen.ready).toEqual({ version: 1, lesson: slug, state: seen.state });
      expect((await messages(page, "ready"))[0]).toMatchObject({
        target: `gradlab-${slug}`,
        composed: true,
        detail: seen.ready,
      });
      expect(seen.parts.length).toBeGreaterThan(2);
      for (const { name, kind, label } of seen.parts) {
        expect(["part", "control"]).toContain(kind);
        expect([typeof name, typeof label, label === ""]).toEqual(["string", "string", false]);
        // A label in words, also for parts that have not been drawn yet.
        if (/[.]|[a-z][A-Z]/.test(name)) expect(label).not.toBe(name);
      }
      // `hide` takes all names in `parts`; `lock` takes those of controls.
      await page.evaluate((tag) => {
        const lesson = document.querySelector(tag) as unknown as Lesson;
        const { parts } = lesson;
        lesson.hide = parts.map(({ name }) => name).join(" ");
        lesson.lock = parts.flatMap(({ name, kind }) => (kind === "control" ? [name] : []));
      }, `gradlab-${slug}`);
      await page.waitForTimeout(300);
      expect(await messages(page, "error")).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

/**
 * Inputs and parts that are no controls of the kit: the lesson, the name for `hide`, a selector, whether `lock` takes
 * it.
 */
const handles = [
  ["optimizers", "start", "Start,", true],
  ["optimizers", "code", "NumPy", false],
  ["init-quiz", "at", "Summary", true],
  ["playground", "code", "Show as code", false],
] as const;

it.each(handles)("%s: hide=%s reaches what is no control of the kit: %s", async (slug, name, label, isSetting) => {
  const { page, faults } = await visit(`<gradlab-${slug} paused></gradlab-${slug}>`);
  const set = (patch: Partial<Pick<Lesson, "hide" | "lock">>) =>
    page.evaluate(([tag, both]) => Object.assign(document.querySelector(tag) as unknown as Lesson, both), [
      `gradlab-${slug}`,
      patch,
    ] as const);
  const handle = page.locator(`gradlab-${slug}`).locator("button", { hasText: label }).first();
  const opener = name === "start" ? page.getByRole("button", { name: label }).first() : handle;
  const takesFocus = () =>
    opener.evaluate((button) => {
      button.focus();
      return (button.getRootNode() as ShadowRoot).activeElement === button;
    });
  await page.locator(`gradlab-${slug}`).scrollIntoViewIfNeeded();
  // Parts further down are loaded when they come near the window.
  for (let down = 0; down < 30 && (await opener.count()) === 0; down++) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(150);
  }
  await opener.waitFor(patience);
  expect(await takesFocus()).toBe(true);
  await set({ hide: name });
  await expect.poll(() => opener.isVisible()).toBe(false);
  await set({ hide: "", lock: isSetting ? name : "" });
  await expect.poll(() => opener.isVisible()).toBe(true);
  expect(await takesFocus()).toBe(!isSetting);
  expect(await messages(page, "error")).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

/** The parts of each lesson besides prose and history. */
const partsOf: Readonly<Record<string, string>> = {
  "training-loop": "predict controls code sections zero-grad logits",
  backprop: "predict controls sections order modes check turn",
  scaling: "predict controls sections bowl walk slip noise real leak",
  init: "predict sections sorting alike deep",
  "init-quiz": "controls",
  optimizers: "predict controls code sections scan inside own claims stability",
  "optimizers-networks": "predict controls sections scan schedules",
  playground: "predict controls code sections test",
  hparams: "predict controls sections counting map study game changes fooling transfer tips",
};

it("every element lists its parts and sections once it is ready, also far out of view", async () => {
  const tags = lessonModules().map(({ slug }) => `<gradlab-${slug} paused></gradlab-${slug}>`);
  const { page } = await visit(
    `<div id="space"></div>${tags.join("")}`,
    `<style>#space { height: 9000px }</style>${module}`,
  );
  const listed = await page.evaluate(async () => {
    const all: [string, string[]][] = [];
    for (const element of document.querySelectorAll<Lesson>("#space ~ *")) {
      await customElements.whenDefined(element.localName);
      // These two load their contents when they come into view.
      if (/-(?:quiz|networks)$/.test(element.localName)) element.scrollIntoView();
      await element.ready;
      scrollTo(0, 0);
      const names = element.parts.filter(({ kind }) => kind === "part").map(({ name }) => name);
      all.push([element.localName.replace("gradlab-", ""), names.sort()]);
    }
    return all;
  });
  const expected = Object.entries(partsOf).map(([slug, names]) => [
    slug,
    [...names.split(" "), "prose", "history"].sort(),
  ]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(expected));
  await page.context().close();
});

it.each(["init-quiz", "optimizers-networks"])("%s is ready after its late parts are drawn", async (slug) => {
  const look = `<script>addEventListener("gradlab-ready", ({ target }) => {
    window.waiting = target.shadowRoot.querySelectorAll(".waiting").length;
    window.controls = target.parts.filter(({ kind }) => kind === "control").length;
  });</script>`;
  const { page } = await visit(`<gradlab-${slug} paused></gradlab-${slug}>`, `${look}${module}`);
  const atReady = () =>
    page.evaluate(() => [
      (window as { waiting?: number }).waiting,
      ((window as { controls?: number }).controls ?? 0) > 1,
    ]);
  await expect.poll(atReady, patience).toEqual([0, true]);
  await page.context().close();
});

describe("the life of an element", () => {
  it("takes values that were set before its script was loaded; a property overrides the attribute", async () => {
    const early = `<script>
      const lesson = document.querySelector("gradlab-scaling");
      lesson.state = { lr: 0.3 };
      lesson.lock = ["lr"];
      lesson.setAttribute("state", "lr=0.7");
      lesson.state = { lr: 0.4 };
    </script>`;
    const { page } = await visit(
      `<gradlab-scaling state="lr=0.9"></gradlab-scaling>${early}`,
      `${listening}<script>
      addEventListener("load", () => setTimeout(() => document.head.append(Object.assign(document.createElement("script"), { type: "module", src: "CDN/gradlab.js" })), 300));
    </script>`,
    );
    await expect.poll(async () => (await messages(page, "ready"))[0]?.detail.state.lr, patience).toBe(0.4);
    await page.context().close();
  });

  it("takes an attribute with an unchanged text again after a property was set in between", async () => {
    const { page } = await visit(`<gradlab-scaling state="lr=0.3" paused></gradlab-scaling>`);
    await expect.poll(() => messages(page, "ready"), patience).toHaveLength(1);
    const values = await page.evaluate(() => {
      const lesson = document.querySelector("gradlab-scaling") as unknown as Lesson;
      lesson.state = { lr: 0.5 };
      const property = lesson.state.lr;
      lesson.setAttribute("state", "lr=0.3");
      return [property, lesson.state.lr];
    });
    expect(values).toEqual([0.5, 0.3]);
    await page.context().close();
  });

  it("reads a comma between rules, encoded or not", async () => {
    const { page } = await visit(`<gradlab-optimizers state="rules=adam%2Crmsprop" paused></gradlab-optimizers>
      <gradlab-optimizers-networks state="rules=sgd%2Cadam" paused></gradlab-optimizers-networks>`);
    await expect.poll(() => messages(page, "ready"), patience).toHaveLength(2);
    const ready = await messages(page, "ready");
    const rules = ready.map(({ target, detail }) => [target, detail.state.rules]);
    expect(Object.fromEntries(rules)).toEqual({
      "gradlab-optimizers": ["adam", "rmsprop"],
      "gradlab-optimizers-networks": ["sgd", "adam"],
    });
    expect(await messages(page, "error")).toEqual([]);
    await page.context().close();
  });

  it("keeps its state when it is added late, moved, removed and put back, also into a shadow root", async () => {
    const { page, faults } = await visit(`<div id="one"></div><div id="two"></div>`);
    await page.evaluate(() => {
      const lesson = document.createElement("gradlab-scaling");
      lesson.setAttribute("state", "lr=0.3");
      setTimeout(() => document.querySelector("#one")?.append(lesson), 300);
    });
    await expect.poll(() => messages(page, "ready"), patience).toHaveLength(1);
    const lr = await page.evaluate(async () => {
      const lesson = document.querySelector("gradlab-scaling") as unknown as Lesson;
      document.querySelector("#two")?.append(lesson);
      await new Promise(requestAnimationFrame);
      lesson.remove();
      await new Promise((done) => setTimeout(done, 200));
      const root = document.querySelector("#one")?.attachShadow({ mode: "open" });
      root?.append(lesson);
      await new Promise((done) => setTimeout(done, 500));
      return [lesson.state.lr, lesson.shadowRoot?.querySelector("gl-line-chart") !== null];
    });
    expect(lr).toEqual([0.3, true]);
    expect(await messages(page, "ready")).toHaveLength(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("reports changes of state at most ten times a second, and always the last one", async () => {
    const { page } = await visit("<gradlab-scaling></gradlab-scaling>");
    await expect.poll(() => messages(page, "ready"), patience).toHaveLength(1);
    const seconds = await page.evaluate(async () => {
      const lesson = document.querySelector("gradlab-scaling") as unknown as Lesson;
      const begun = performance.now();
      for (let step = 1; step <= 50; step++) {
        lesson.state = { lr: step / 100 };
        await new Promise((done) => setTimeout(done, 20));
      }
      return (performance.now() - begun) / 1000;
    });
    await expect.poll(async () => (await messages(page, "state")).at(-1)?.detail.state.lr, patience).toBe(0.5);
    expect((await messages(page, "state")).length).toBeLessThanOrEqual(10 * seconds + 3);
    await page.context().close();
  });
});

/**
 * A lesson, its state, a locked knob of one choice, the path of the menu, and a choice without and one with that knob.
 */
const lockedKnobs = [
  ["playground", "optimizer.beta1=0.95", "optimizer.beta1", "optimizer.name", "sgd", "adamw"],
  ["playground", "schedule.name=step&schedule.factor=0.2", "schedule.factor", "schedule.name", "constant", "step"],
  ["optimizers", "surface.angle=50", "surface.angle", "surface.name", "rosenbrock", "ravine"],
] as const;

it.each(lockedKnobs)(
  "%s with %s: lock=%s disables in the menu %s the choice %s, but not %s",
  async (slug, state, lock, _menu, bad, good) => {
    const attributes = `state="${state.replace("&", "&amp;")}" lock="${lock}" paused`;
    const { page, faults } = await visit(`<gradlab-${slug} ${attributes}></gradlab-${slug}>`);
    await expect.poll(() => messages(page, "ready"), patience).toHaveLength(1);
    const lesson = page.locator(`gradlab-${slug}`);
    const offers = (value: string) => page.locator(`option[value="${value}"]`);
    const select = lesson
      .locator("gl-menu select")
      .filter({ has: offers(bad) })
      .filter({ has: offers(good) });
    const option = (value: string) => select.first().locator(`option[value="${value}"]`);
    await expect.poll(() => option(bad).evaluate((one) => (one as HTMLOptionElement).disabled), patience).toBe(true);
    expect(await option(good).evaluate((one) => (one as HTMLOptionElement).disabled)).toBe(false);
    const value = () =>
      lesson.evaluate(
        (one, path) =>
          path
            .split(".")
            .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], (one as unknown as Lesson).state),
        lock,
      );
    const before = await value();
    // Neither an event like the menu's nor reset nor undo changes it.
    await select.first().evaluate(async (one, other) => {
      const control = (one.getRootNode() as ShadowRoot).host;
      control.dispatchEvent(new CustomEvent("gl-change", { detail: { value: other }, bubbles: true, composed: true }));
      await new Promise(requestAnimationFrame);
    }, bad);
    expect(await value()).toBe(before);
    await lesson.evaluate((one) => (one as unknown as { reset(): void }).reset());
    expect(await value()).toBe(before);
    await page.waitForTimeout(500);
    const notices = lesson.locator("gl-notice[kind=error]");
    expect(await notices.allTextContents()).toEqual([]);
    expect(await messages(page, "error")).toEqual([]);
    // Without the lock every choice is allowed again.
    await lesson.evaluate((one) => {
      (one as unknown as Lesson).lock = "";
    });
    await expect.poll(() => option(bad).evaluate((one) => (one as HTMLOptionElement).disabled)).toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

describe("a setting that cannot be understood", () => {
  it("is reported with its path and left out, and no notice is drawn", async () => {
    const { page, faults } = await visit(
      `<gradlab-scaling state="lr=-1&nosuch=1&steps=77" hide="prose nosuch" lock="lr what.ever"></gradlab-scaling>
       <gradlab-playground state="data.source=nosuch&model.hidden=8&optimizer.lr=abc"></gradlab-playground>`,
    );
    const paths = async (target: string) =>
      (await messages(page, "error"))
        .filter((one) => one.target === target)
        .at(-1)
        ?.detail.problems.map(({ path }) => path)
        .sort();
    await expect
      .poll(() => paths("gradlab-scaling"), patience)
      .toEqual(["hide:nosuch", "lock:what.ever", "lr", "nosuch"]);
    await page.locator("gradlab-playground").scrollIntoViewIfNeeded();
    await expect.poll(() => paths("gradlab-playground"), patience).toEqual(["data.source", "optimizer.lr"]);
    const seen = await page.evaluate(() => {
      const [scaling, playground] = ["gradlab-scaling", "gradlab-playground"].map(
        (tag) => document.querySelector(tag) as unknown as Lesson,
      );
      return {
        steps: scaling?.state.steps,
        model: playground?.state.model,
        data: playground?.state.data,
        notices: scaling?.shadowRoot?.querySelectorAll("gl-notice").length,
      };
    });
    expect(seen).toMatchObject({ steps: 77, model: { hidden: [8] }, notices: 0 });
    expect(seen.data).not.toMatchObject({ source: "nosuch" });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("can be a seed for a lesson without a seed, or a seed that is no number", async () => {
    const { page } = await visit(`<gradlab-training-loop seed="17" state="seed=4"></gradlab-training-loop>
      <gradlab-init-quiz seed="many"></gradlab-init-quiz>`);
    await expect.poll(() => messages(page, "error"), patience).toHaveLength(1);
    const [error] = await messages(page, "error");
    expect([error?.target, error?.detail.problems.map(({ path }) => path)]).toEqual(["gradlab-init-quiz", ["seed"]]);
    const seed = () =>
      page.evaluate(() => (document.querySelector("gradlab-training-loop") as unknown as Lesson).state.seed);
    await expect.poll(seed, patience).toBe(17);
    await page.evaluate(() => {
      (document.querySelector("gradlab-training-loop") as unknown as Lesson).state = { seed: 5 };
    });
    expect(await seed()).toBe(17);
    await page.context().close();
  });
});

it.each(lessonModules().map(({ slug }) => slug))("%s reports an invalid seed and keeps its state", async (slug) => {
  const { page, faults } = await visit(`<gradlab-${slug} paused></gradlab-${slug}>`);
  await expect.poll(() => messages(page, "ready"), patience).toHaveLength(1);
  const element = page.locator(`gradlab-${slug}`);
  const state = () => element.evaluate((one) => JSON.stringify((one as unknown as Lesson).state));
  const paths = () => element.evaluate((one) => (one as unknown as Lesson).problems.map(({ path }) => path));
  const before = await state();
  for (const seed of ["-1", "1.5", "1e99", "4294967296", "many"]) {
    for (const [given, reported] of [
      [seed, ["seed"]],
      [null, []],
    ] as const) {
      await element.evaluate((one, value) => {
        (one as unknown as Lesson).seed = value;
      }, given);
      await expect.poll(paths, patience).toEqual(reported);
      expect(await state(), seed).toBe(before);
    }
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

describe("settings of the embedding page", () => {
  it("an element takes language and scheme from attributes, else English; while paused nothing starts", async () => {
    const { page, faults } = await visit(
      `<div lang="xx-YY"><gradlab-playground paused></gradlab-playground></div>`,
      listening + module,
      undefined,
    );
    await expect.poll(() => messages(page, "ready"), patience).toHaveLength(1);
    await page.waitForTimeout(1500);
    const seen = () =>
      page.evaluate(() => {
        const lesson = document.querySelector("gradlab-playground") as unknown as Lesson & { scheme: string };
        const transport = lesson.shadowRoot?.querySelector("gl-transport") as unknown as { step: number };
        return {
          step: transport.step,
          lang: lesson.shadowRoot?.querySelector("article")?.lang,
          scheme: lesson.scheme,
        };
      });
    expect(await seen()).toEqual({ step: 0, lang: "en", scheme: "light" });
    expect(await messages(page, "error")).toEqual([]);
    await page.evaluate(() => document.querySelector("gradlab-playground")?.setAttribute("theme", "dark"));
    await expect.poll(async () => (await seen()).scheme).toBe("dark");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("an element works under a policy that allows only the sources listed in the contract", async () => {
    const { page, faults } = await visit("<gradlab-optimizers></gradlab-optimizers>", module, strictPolicy);
    await page.waitForFunction(() => customElements.get("gradlab-optimizers") !== undefined);
    const ready = await page.evaluate(() => (document.querySelector("gradlab-optimizers") as unknown as Lesson).ready);
    expect(ready.lesson).toBe("optimizers");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
