import { describe, expect, test } from "vitest";
import { undoesThree } from "./support/undo";
import type { Visitor } from "./support/visit";
import { visitsTo } from "./support/visits";

const { arrive, visit } = visitsTo("optimizers", ({ page }) => page.locator(".standings tbody tr").first().waitFor(), {
  reducedMotion: true,
});

/** The table below the map, with one row for each rule. */
const standings = (visitor: Visitor) => visitor.page.locator(".below .standings tbody tr");

/**
 * The path of the focused element through shadow roots, and whether something around it or its thumb has an outline.
 */
function focused(): { path: string; marked: boolean } {
  let element: Element | null = document.activeElement;
  const path: string[] = [];
  const outlined = (one: Element, part?: string) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one, part);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
  };
  let marked = false;
  while (element) {
    path.push(element.localName);
    const near: Element[] = [
      element,
      ...(element.parentElement ? [element.parentElement, ...element.parentElement.children] : []),
    ];
    // The thumb of a slider has its own ring, which only the style sheet defines.
    marked ||= near.some((one) => outlined(one)) || element.matches("input[type=range]");
    element = element.shadowRoot?.activeElement ?? null;
  }
  return { path: path.join(" "), marked };
}

describe("optimizers", () => {
  test("a race on the plane through a network uses the modules that descend and that train in one worker", async () => {
    const visitor = await arrive("surface.name=network&rules=sgd&steps=20", {
      ...{ reducedMotion: true, fresh: true },
    });
    const { page } = visitor;
    const losses = () =>
      page
        .locator("gl-race-map")
        .evaluate(
          (map) => (map as unknown as { runners: { path: { f: ArrayLike<number> } }[] }).runners[0]?.path.f.length,
        );
    await expect.poll(losses).toBe(21);
    const modules = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .flatMap(({ name }) => /gradlab-.*(?=-[\w-]{8}\.wasm)|gradlab(?=-[\w-]{8}\.wasm)/.exec(name) ?? []),
    );
    expect([...new Set(modules)].sort()).toEqual(["gradlab", "gradlab-descent"]);
    await visitor.leave();
  });

  test("on a small phone the map stays in view while a slider moves, on less than half of the screen", () =>
    visit(
      "",
      async ({ page }) => {
        const moved = page.locator("gl-slider").filter({ hasText: "start y" }).first();
        await moved.evaluate((element) => element.scrollIntoView({ block: "end" }));
        await page.waitForTimeout(300);
        const [map, stage, slider] = await Promise.all(
          [page.locator("gl-race-map").first(), page.locator(".stage").first(), moved].map((one) => one.boundingBox()),
        );
        const bottom = (box: typeof map) => (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
        expect(bottom(map ?? null)).toBeGreaterThan(150);
        expect(bottom(stage ?? null)).toBeLessThan(664 / 2);
        expect(slider?.y).toBeGreaterThanOrEqual(bottom(stage ?? null));
      },
      { width: 390, height: 664, reducedMotion: true },
    ));

  test("starts racing at once and reaches the last step, which does not enter the address", () =>
    visit(
      "steps=60&speed=60",
      async (visitor) => {
        await visitor.until((step) => step > 0);
        await visitor.until((step) => step === 60);
        expect(visitor.page.url()).not.toMatch(/[?&]step=/);
        await visitor.page.keyboard.press("ArrowLeft");
        await visitor.page.waitForURL(/[?&]step=59/);
      },
      { reducedMotion: false },
    ));

  test("under reduced motion nothing plays; the arrow key makes single steps and the address follows", () =>
    visit("", async (visitor) => {
      expect(await visitor.step()).toBe(0);
      await visitor.page.keyboard.press("ArrowRight");
      await visitor.page.keyboard.press("ArrowRight");
      expect(await visitor.until((step) => step === 2)).toBe(2);
      await visitor.page.waitForURL(/step=2/);
    }));

  test("arrow keys move the start, and undo moves it back", () =>
    visit("", async (visitor) => {
      await visitor.page.locator("gl-race-map .start").focus();
      await visitor.page.keyboard.press("ArrowLeft");
      await visitor.page.waitForURL(/start=1\.7/);
      await visitor.page.keyboard.press("Control+z");
      await visitor.page.waitForURL((url) => !url.hash.includes("start="));
    }));

  test("the start can be dragged on the map", () =>
    visit("", async (visitor) => {
      const handle = await visitor.page.locator("gl-race-map .start").boundingBox();
      const [x, y] = [(handle?.x ?? 0) + 16, (handle?.y ?? 0) + 16];
      await visitor.page.mouse.move(x, y);
      await visitor.page.mouse.down();
      await visitor.page.mouse.move(x - 200, y + 100, { steps: 5 });
      await visitor.page.mouse.up();
      await visitor.page.waitForURL(/start=/);
    }));

  test("undo and redo go through a typed number, a choice and a drag, step by step", () =>
    visit("", async ({ page }) => {
      const parts = () => {
        const hash = new URL(page.url()).hash;
        return ["surface.kappa=", "rules=", "start="].map((part) => hash.includes(part));
      };
      const field = page.locator("gl-slider").filter({ hasText: "kappa" }).locator("input").last();
      await field.fill("50");
      await field.press("Enter");
      await expect.poll(parts).toEqual([true, false, false]);
      await page.locator(".chip").filter({ hasText: "Adagrad" }).click();
      await expect.poll(parts).toEqual([true, true, false]);
      const { x = 0, y = 0 } = (await page.locator("gl-race-map .start").boundingBox()) ?? {};
      await page.mouse.move(x + 16, y + 16);
      await page.mouse.down();
      await page.mouse.move(x - 100, y + 60, { steps: 5 });
      await page.mouse.up();
      await expect.poll(parts).toEqual([true, true, true]);
      await undoesThree(page, parts);
    }));

  test("by keyboard, Tab goes through all controls with visible focus and without a trap; arrows move the step", () =>
    visit("view.kind=space", async (visitor) => {
      const { page } = visitor;
      // Late parts are loaded when they come near the window; a reader's Tab is slower than this one.
      await page.locator("section#inside").scrollIntoViewIfNeeded();
      await page.locator("gl-code").first().waitFor({ state: "attached" });
      const seen: string[] = [];
      const [unmarked, ends] = [new Set<string>(), "gradlab-footer"];
      for (let times = 0; times < 260 && !seen.at(-1)?.includes(ends); times++) {
        await page.keyboard.press("Tab");
        const { path, marked } = await page.evaluate(focused);
        seen.push(path);
        if (!marked) unmarked.add(path);
      }
      expect(seen.at(-1)).toContain(ends);
      expect([...unmarked]).toEqual([]);
      for (const one of [
        "gl-menu",
        "gl-order",
        "gl-transport",
        "gl-segmented",
        "gl-drawer",
        "gl-code",
        "gl-line-chart",
      ])
        expect(
          seen.some((path) => path.includes(one)),
          one,
        ).toBe(true);
      await page.locator(".scrub input[type=range]").focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("PageUp");
      expect(await visitor.until((step) => step > 1)).toBeGreaterThan(1);
    }));

  test("chips add rules to the race and remove them", () =>
    visit("", async (visitor) => {
      expect(await standings(visitor).count()).toBe(3);
      await visitor.page.locator(".chip").filter({ hasText: "Adagrad" }).click();
      await standings(visitor).filter({ hasText: "Adagrad" }).waitFor();
      await expect.poll(() => visitor.page.url()).toContain("adagrad");
    }));

  test("with a rate above the limit a notice reports the divergence, the limit and a button to repair it", () =>
    visit("rules=sgd,&knobs.sgd.lr=0.1&steps=2000&step=2000", async (visitor) => {
      const notice = visitor.page.locator("gl-notice").filter({ hasText: "diverged at step" });
      await notice.waitFor();
      expect(await visitor.words()).toContain("above the limit of stability 2 / λ = 0.02");
      await notice.getByRole("button").click();
      await notice.waitFor({ state: "detached" });
      await visitor.page.waitForURL((url) => !url.hash.includes("knobs"));
    }));

  test("a rate that was best from the default start may diverge from another; the best rate from there does not", () =>
    visit("surface.name=rosenbrock&rules=sgd,&start=2,-1.5&step=200", async (visitor) => {
      const notice = visitor.page.locator("gl-notice").filter({ hasText: "diverged at step" });
      await notice.waitFor();
      await notice.getByRole("button").click();
      await notice.waitFor({ state: "detached" });
      await visitor.page.waitForURL((url) => url.hash.includes("knobs.sgd.lr"));
    }));

  test("a predicted race is ordered by keyboard, run, judged, and reported to the embedding page", () =>
    visit("guess.challenge=turned", async (visitor) => {
      await visitor.listen();
      await visitor.page.getByRole("button", { name: "Momentum: up" }).focus();
      await visitor.page.keyboard.press("Enter");
      await visitor.page.getByRole("button", { name: "Race them" }).click();
      await visitor.page.getByText("pairs in the right order").waitFor();
      expect((await visitor.page.locator("gl-order li").first().innerText()).replaceAll(/\s+/g, " ")).toContain(
        "Momentum",
      );
      const result = (await visitor.results()).at(-1) as { score: number; max: number };
      expect(result).toMatchObject({ version: 1, lesson: "optimizers", variant: 0, tries: 1, hints: 0 });
      expect(result.score).toBeGreaterThan(result.max / 2);
    }));

  test("in the section that looks inside, the last line of the update is the next point of the path", () =>
    visit("step=3&inside=adam", async (visitor) => {
      await visitor.page.locator("#inside").scrollIntoViewIfNeeded();
      const last = visitor.page.locator(".account tbody tr").last();
      await last.waitFor();
      const shown = await last.locator("td").first().locator("math").last().textContent();
      const next = await visitor.page.locator("gradlab-optimizers").evaluate((lesson) => {
        const { race } = lesson as unknown as { race: { runners: Array<{ rule: string; path: { x: Float64Array } }> } };
        return race.runners.find(({ rule }) => rule === "adam")?.path.x[4] ?? Number.NaN;
      });
      expect(Number((shown ?? "").replaceAll(/[=\s]/g, "").replace("−", "-"))).toBeCloseTo(next, 4);
    }));

  test("sliders turn the view in space", () =>
    visit("view.kind=space", async (visitor) => {
      await visitor.page.locator(".turning gl-slider input[type=range]").first().focus();
      await visitor.page.keyboard.press("ArrowRight");
      await visitor.page.waitForURL(/view\.turn=/);
    }));

  test("a claim is loaded near the window; its rules are ordered, its sentence is judged, run and reported", () =>
    visit(
      "claims.open=smooth&claims.seeds=4",
      async (visitor) => {
        const { page } = visitor;
        await visitor.listen();
        const panel = page.locator("gradlab-optimizers-claims");
        expect(await panel.count()).toBe(0);
        await page.locator('[data-part="claims"]').scrollIntoViewIfNeeded();
        await panel.getByRole("button", { name: "SGD: down" }).click();
        await panel.getByRole("radio", { name: "it fails" }).check();
        await panel.getByRole("button", { name: "Run the experiment" }).click();
        await panel.getByText("1 of 1 pairs in the right order.").waitFor();
        await panel.getByText("The table's sentence: it holds. You expected: it fails.").waitFor();
        expect(await panel.locator("gl-order li").first().innerText()).toContain("variance 0.04");
        // A click shows the numbers of each setting.
        await panel.getByRole("button", { name: "rate 1, μ = 0.9" }).click();
        await panel.getByRole("table").last().getByText("rate 1, μ = 0.9").waitFor();
        expect((await visitor.results()).at(-1)).toMatchObject({
          exercise: "claim smooth",
          correct: false,
          score: 1,
          max: 2,
          answer: { order: ["momentum", "sgd"], sentence: "fails" },
        });
        await expect.poll(() => page.url()).toContain("claims.guesses.smooth=fails");
      },
      { reducedMotion: true, fresh: true },
    ));

  test("an unknown surface is reported to the embedding page; the default one is used for one race", () =>
    visit(
      "surface.name=volcano&rules=sgd",
      async ({ page }) => {
        const lesson = page.locator("gradlab-optimizers");
        await page.locator(".below .standings tbody tr").first().waitFor();
        const problems = await lesson.evaluate((element) =>
          (element as unknown as { problems: { path: string }[] }).problems.map(({ path }) => path),
        );
        expect(problems).toContain("surface.name");
        expect(
          await lesson.evaluate((element) => (element as unknown as { state: { surface: unknown } }).state.surface),
        ).toMatchObject({ name: "ravine" });
        await page.waitForTimeout(1500);
        const updates = await lesson.evaluate(async (element) => {
          const host = element as unknown as { performUpdate(): void };
          let count = 0;
          const perform = host.performUpdate;
          host.performUpdate = function (this: unknown) {
            count++;
            return perform.call(this);
          };
          await new Promise((resolve) => setTimeout(resolve, 2000));
          return count;
        });
        expect(updates).toBe(0);
      },
      { reducedMotion: true },
    ));

  test("an experiment continues while another one runs, and its results stay when the lesson is left", () =>
    visit(
      "claims.open=smooth&claims.seeds=3",
      async ({ page }) => {
        const panel = page.locator("gradlab-optimizers-claims");
        await page.locator('[data-part="claims"]').scrollIntoViewIfNeeded();
        await panel.getByRole("button", { name: "Momentum is faster than SGD" }).click();
        await panel.getByRole("button", { name: "Run the experiment" }).click();
        await panel.getByRole("button", { name: "Momentum smooths noisy gradients." }).click();
        await panel.getByRole("button", { name: "Run the experiment" }).click();
        await panel.getByText("The table's sentence: it holds.").waitFor();
        await panel.getByRole("button", { name: "Momentum is faster than SGD" }).click();
        await panel.getByText(/The table's sentence: it/).waitFor({ timeout: 60_000 });
        const url = page.url();
        await page.goto(new URL("#/scaling", url).href);
        await page.locator("gradlab-scaling").waitFor();
        await page.goto(url);
        await page.locator('[data-part="claims"]').scrollIntoViewIfNeeded();
        await panel.getByText(/The table's sentence: it/).waitFor();
        expect(await panel.getByRole("button", { name: "Run the experiment" }).count()).toBe(0);
      },
      { reducedMotion: true, fresh: true },
    ));
});
