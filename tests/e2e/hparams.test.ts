import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report, Row, SweepDraft } from "../../wasm-bindings/search";
import { launchChromium } from "./support/browser";
import { inspect, screens } from "./support/inspect";
import { undoesThree } from "./support/undo";
import { type Visit, Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Trainings take their time where other tests run beside. */
const slow = { timeout: 100_000 };
const patient = { timeout: 100_000, interval: 200 };

async function visit(state: string, work: (visitor: Visitor) => Promise<void>, how: Visit = {}): Promise<void> {
  const visitor = await Visitor.arrive(browser, `#/hparams${state && `?${state}`}`, { reducedMotion: true, ...how });
  await visitor.page.locator("gradlab-hparams gl-points").first().waitFor();
  await work(visitor);
  await visitor.leave();
}

/** A part of the lesson, scrolled to and loaded. */
async function part(page: Page, name: string): Promise<Locator> {
  const element = page.locator(`gl-hparams-${name}`);
  await page.locator(`[data-part=${name}]`).scrollIntoViewIfNeeded();
  await element.locator("section").first().waitFor();
  await element.scrollIntoViewIfNeeded();
  return element;
}

const choose = (where: Page | Locator, answer: string) =>
  where.getByRole("radio", { name: answer, exact: true }).check();

/** The parts of the address. */
const address = (page: Page) => decodeURIComponent(new URL(page.url()).hash);

describe("three ways to spend 36 runs", () => {
  test("opens alive: random runs appear, and nothing answers the question before it is asked", () =>
    visit(
      "",
      async ({ page }) => {
        const plots = page.locator(".ways gl-points");
        await expect.poll(() => plots.first().locator("circle").count(), patient).toBe(36);
        expect(await plots.nth(1).locator("circle").count()).toBe(0);
        await plots.nth(1).getByText("after your answer").waitFor();
        // Neither does an axis of rates, along which the different ones could be counted.
        expect(await page.locator(".ways").getByText("learning rate", { exact: true }).count()).toBe(0);
        expect(await page.locator(".ways .rug").count()).toBe(0);
        expect(await page.getByText("36 runs, 6 learning rates").count()).toBe(0);
        await choose(page, "6 and 36");
        for (const index of [0, 1, 2])
          await expect.poll(() => plots.nth(index).locator("circle").count(), patient).toBe(36);
        await page.getByText("36 runs, 6 learning rates").waitFor(slow);
        expect(await page.getByText("36 runs, 36 learning rates").count()).toBe(2);
        await expect.poll(() => address(page)).toContain("ways.guess=six");
      },
      { reducedMotion: false },
    ));

  test("drawn evenly, the rates are others, and the runs begin anew", () =>
    visit("ways.guess=six", async ({ page }) => {
      await page
        .locator("label")
        .filter({ hasText: /^evenly$/ })
        .click();
      await expect.poll(() => address(page)).toContain("ways.scale=uniform");
      const first = page.locator(".ways gl-points").first();
      await page.getByRole("button", { name: "Run them" }).click();
      await expect.poll(() => first.locator("circle").count(), patient).toBe(36);
    }));

  test("the number of combinations is a product, and says how long it would take here", () =>
    visit(
      "",
      async ({ page }) => {
        const said = page.locator("#counting [role=status]");
        await expect
          .poll(() => said.innerText(), patient)
          .toMatch(/combinations\. At .* ms a run, as just measured here/);
        // 4 · 4 · 5 · 4 · 7 · 10 · 5 · 5 · 3 = 1,680,000
        expect(await said.innerText()).toContain("1.68");
      },
      { reducedMotion: false },
    ));
});

describe("the map of two knobs", () => {
  test("asks first, then fills; the best rate of each row is marked; a cell opens in the playground", () =>
    visit("map.rival=depth", async ({ page }) => {
      const map = await part(page, "map");
      expect(await map.getByRole("button", { name: /Train the map/ }).count()).toBe(0);
      await choose(map, "It may move");
      await expect.poll(() => map.locator("td:not(.quiet)").count(), patient).toBeGreaterThan(0);
      await expect.poll(() => map.locator("td:not(.quiet)").count(), patient).toBe(32);
      await expect.poll(() => map.locator("td.best").count(), patient).toBe(4);
      expect(await map.locator("path.contour").count()).toBe(3);
      await map.getByText("The best rate moves with this knob.").waitFor();
      await map.getByRole("button", { name: /^4 at learning rate 0.1: .*open in the playground/ }).click();
      await expect.poll(() => page.url()).toContain("#/playground?");
      await page.locator("gradlab-playground gl-surface canvas").first().waitFor();
      const state = await page
        .locator("gradlab-playground")
        .evaluate((lesson) => (lesson as unknown as { state: Record<string, never> }).state);
      expect(state).toMatchObject({
        data: { source: "moons" },
        model: { hidden: [12, 12, 12, 12], activation: "relu" },
        optimizer: { name: "sgd", lr: 0.1 },
        steps: 200,
      });
      expect(await page.getByRole("alert").count()).toBe(0);
    }));

  test("can be stopped, and keeps what is there", () =>
    visit("map.guess=moves", async ({ page }) => {
      const map = await part(page, "map");
      await map.getByRole("button", { name: /Train the map/ }).click();
      await expect.poll(() => map.locator("td:not(.quiet)").count(), patient).toBeGreaterThan(0);
      await map.getByRole("button", { name: "Stop" }).click();
      await map.getByRole("button", { name: "Go on" }).waitFor();
      await map.getByText(/^[1-9]\d* of \d+$/).waitFor();
      expect(await map.locator("td:not(.quiet)").count()).toBeGreaterThan(0);
      // Nothing is best in a row that is not full.
      expect(await map.locator("td.best").count()).toBeLessThanOrEqual(3);
    }));
});

const small = "study.trials=6&study.seed=5";

/** How many trials the study shows, as lines. */
const threads = (study: Locator) => study.locator("gl-parallel path.thread").count();

describe("the search laboratory", () => {
  test("a study runs to its end, with its questions, its importance and the isolation of what is asked", () =>
    visit("study.trials=12", async ({ page }) => {
      const study = await part(page, "study");
      await study.getByText("Each trial becomes a line").waitFor();
      await study.getByRole("button", { name: "Search: 12 trials" }).click();
      await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
      expect(await threads(study)).toBe(12);
      for (const text of [
        "Is the best near a boundary",
        "enough points in the good region",
        "What share diverged",
        "with the others at their best",
      ])
        await study.getByText(text).first().waitFor();
      await expect.poll(() => study.locator(".bars .bar").count(), patient).toBe(4);
      const courses = await study
        .locator("gl-line-chart")
        .evaluate((chart) => (chart as unknown as { series: { x: number[] }[] }).series.map(({ x }) => x.at(-1)));
      // Random with twice the budget.
      expect(courses).toEqual([12, 24]);
      await study.getByText("This study is kept in this browser.").waitFor();
      await study.getByRole("button", { name: "Forget it" }).click();
      await study.getByText("A study is kept in this browser from when").waitFor();
    }));

  test("is paused and stopped, survives a reload, and goes on from the trials that are there", () =>
    visit(
      "study.trials=60",
      async ({ page }) => {
        let study = await part(page, "study");
        await study.getByRole("button", { name: "Search: 60 trials" }).click();
        await expect.poll(() => threads(study), patient).toBeGreaterThan(4);
        await study.getByRole("button", { name: "Pause" }).click();
        await study.getByText(/Paused at \d+ of 180/).waitFor();
        // The trials under way end; then nothing moves.
        await expect
          .poll(async () => {
            const before = await threads(study);
            await page.waitForTimeout(700);
            return (await threads(study)) - before;
          }, patient)
          .toBe(0);
        const paused = await threads(study);
        await study.getByRole("button", { name: "Go on" }).click();
        await expect.poll(() => threads(study), patient).toBeGreaterThan(paused + 2);
        const known = await threads(study);
        await page.reload();
        study = await part(page, "study");
        // Not one of those that were shown is lost.
        await expect.poll(() => threads(study), patient).toBeGreaterThanOrEqual(known);
        expect(await threads(study)).toBeLessThan(60);
        await study.getByRole("button", { name: /Go on: \d+ trials left/ }).click();
        await expect.poll(() => threads(study), patient).toBe(60);
        await study.getByRole("button", { name: "Stop" }).click();
        await study.getByRole("button", { name: /Go on: \d+ trials left/ }).waitFor();
        await study.getByRole("button", { name: "Forget it" }).click();
        await page.reload();
        study = await part(page, "study");
        await study.getByText("A study is kept in this browser from when").waitFor();
        expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
      },
      { fresh: true },
    ));

  test("nothing is written before a study begins", () =>
    visit(
      small,
      async ({ page }) => {
        await part(page, "study");
        expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
      },
      { fresh: true },
    ));

  test("a fixed hyper-parameter leaves the space; a scientific choice is isolated by its values", () =>
    visit(small, async ({ page }) => {
      const study = await part(page, "study");
      const role = (name: string) => study.getByLabel(`role of ${name}`);
      expect(await study.locator("gl-parallel text.name").allInnerTexts()).toHaveLength(5);
      await role("momentum").selectOption({ label: "fixed" });
      await role("activation").selectOption({ label: "scientific" });
      await expect.poll(() => role("learning rate").inputValue()).toBe("nuisance");
      await expect
        .poll(() => study.locator("gl-parallel text.name").allTextContents())
        .toEqual(["learning rate", "batch size", "units", "activation", "validation loss"]);
      await study.getByRole("button", { name: "Search: 6 trials" }).click();
      await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
      await study.getByText("activation, each time with the others at their best").waitFor();
      await expect.poll(() => study.locator("gl-points.isolation circle.best").count(), patient).toBeGreaterThan(1);
      await study.locator("gl-points.isolation").getByText("sigmoid").waitFor();
      await study.getByRole("button", { name: "Forget it" }).click();
    }));

  test("a range that goes downwards is said, spends nothing, and is taken when the other end follows", () =>
    visit(small, async ({ page }) => {
      const study = await part(page, "study");
      const search = study.getByRole("button", { name: "Search: 6 trials" });
      const type = async (name: string, text: string) => {
        await study.getByLabel(name, { exact: true }).fill(text);
        await study.getByLabel(name, { exact: true }).press("Enter");
      };
      await type("learning rate, from", "5");
      await study.getByText("A range from 5 to 1 is none").waitFor();
      expect(await study.getByLabel("learning rate, from").inputValue()).toBe("5");
      await expect.poll(() => search.isDisabled()).toBe(true);
      expect(address(page)).not.toContain("study.lr");
      await type("learning rate, to", "10");
      await expect.poll(() => address(page)).toContain("study.lr=5,10");
      await expect.poll(() => search.isEnabled()).toBe(true);
      await type("units, to", "9.5");
      await study.getByText("9.5 is not a whole number between 1 and 128.").waitFor();
      await expect.poll(() => search.isDisabled()).toBe(true);
      await study.getByLabel("role of units").selectOption({ label: "fixed" });
      await expect.poll(() => search.isEnabled()).toBe(true);
      const trials = study.locator("gl-slider").first().locator("input").last();
      await trials.fill("999");
      await trials.press("Enter");
      await expect.poll(() => search.isDisabled()).toBe(true);
    }));

  test("brushes follow some lines, by pointer and by key, and are undone", () =>
    visit(small, async ({ page }) => {
      const study = await part(page, "study");
      await study.getByRole("button", { name: "Search: 6 trials" }).click();
      await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
      await study.locator("gl-parallel").scrollIntoViewIfNeeded();
      const strip = await study.locator("gl-parallel rect.strip").first().boundingBox();
      if (!strip) throw new Error("no strip");
      const x = strip.x + strip.width / 2;
      await page.mouse.move(x, strip.y + strip.height * 0.25);
      await page.mouse.down();
      await page.mouse.move(x, strip.y + strip.height * 0.4);
      await page.mouse.move(x, strip.y + strip.height * 0.6);
      await page.mouse.up();
      await expect.poll(() => address(page)).toContain("study.brushes");
      const inside = 6 - (await study.locator("gl-parallel path.out").count());
      await study.getByText(`${inside} of 6 trials in what is brushed`).waitFor();
      expect(inside).toBeLessThan(6);
      await page.keyboard.press("Control+z");
      await expect.poll(() => study.locator("gl-parallel path.out").count()).toBe(0);
      const handle = study.getByRole("slider", { name: "validation loss, brushed to" });
      await handle.focus();
      for (let times = 0; times < 10; times++) await page.keyboard.press("ArrowDown");
      await expect.poll(() => study.locator("gl-parallel path.out").count()).toBeGreaterThan(0);
      await study.getByRole("button", { name: "Take the brushes away" }).click();
      await expect.poll(() => study.locator("gl-parallel path.out").count()).toBe(0);
      await study.getByRole("button", { name: "Forget it" }).click();
    }));

  test("a trial is chosen by a press and opens in the playground with its own settings", () =>
    visit(small, async ({ page }) => {
      const study = await part(page, "study");
      await study.getByRole("button", { name: "Search: 6 trials" }).click();
      await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
      await study
        .locator(".plots gl-points")
        .first()
        .getByRole("button", { name: "trial 3", exact: true })
        .press("Enter");
      const said = await study.locator(".chosen p").innerText();
      expect(said).toMatch(/^Trial 3/);
      const units = Number(said.match(/units (\d+)/)?.[1]);
      const batch = Number(said.match(/batch size (\d+)/)?.[1]);
      await study.locator(".chosen").getByRole("button", { name: "Open in the playground" }).click();
      await expect.poll(() => page.url()).toContain("#/playground?");
      await page.locator("gradlab-playground gl-surface canvas").first().waitFor();
      const state = await page
        .locator("gradlab-playground")
        .evaluate((lesson) => (lesson as unknown as { state: Record<string, never> }).state);
      expect(state).toMatchObject({ model: { hidden: [units] }, batchSize: batch, optimizer: { name: "momentum" } });
      // Back in the lesson the study is still there.
      await page.goBack();
      const again = await part(page, "study");
      await expect.poll(() => threads(again), patient).toBe(6);
      await again.getByRole("button", { name: "Forget it" }).click();
    }));

  test("a range at whose end the best lie is widened, and searched again", () =>
    visit(
      [
        "study.trials=20",
        "study.lr=0.0001,0.01",
        "study.strategy=grid",
        "study.scientific=optimizer.lr",
        ...["momentum", "batchSize", "width"].map((field) => `study.searched.${field}=false`),
        "study.fixed.momentum=0",
      ].join("&"),
      async ({ page }) => {
        const study = await part(page, "study");
        await study.getByRole("button", { name: "Search: 3 trials" }).click();
        await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
        await study.getByText("The best trials for learning rate lie at the high end").waitFor(slow);
        await study.getByRole("button", { name: /Search again, from .* to 0.04/ }).click();
        await expect.poll(() => address(page)).toMatch(/study\.lr=(0\.0001|1e-4),0\.04/);
        await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
        expect(await threads(study)).toBe(3);
        await study.getByRole("button", { name: "Forget it" }).click();
      },
    ));

  const gradlab = (args: string[], input: string) =>
    execFileSync("build/native/gradlab", args, { input, maxBuffer: 1 << 26 }).toString();

  test("a table goes out to gradlab report, and one of gradlab sweep comes in", () =>
    visit(small, async ({ page }) => {
      const study = await part(page, "study");
      await study.getByRole("button", { name: "Search: 6 trials" }).click();
      await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
      const saved = async (button: string) => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          study.getByRole("button", { name: button }).click(),
        ]);
        return readFileSync((await download.path()) ?? "", "utf8");
      };
      const table = await saved("Save as JSON lines");
      const report = JSON.parse(gradlab(["report", "-"], table)) as Report;
      expect(report.trials).toBe(6);
      const said = await study.locator(".chosen p").innerText();
      expect(said).toContain(`Trial ${(report.best?.trial ?? 0) + 1}, the best`);
      // The same trials as the command line's own, to the last digit of their settings.
      const document = JSON.parse(table.split("\n")[0] ?? "").sweep as SweepDraft;
      const native = gradlab(["sweep", "-"], JSON.stringify(document));
      const rowsOf = (text: string) =>
        text
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => JSON.parse(line) as Row)
          .sort((one, other) => one.trial - other.trial);
      expect(rowsOf(table).map(({ params }) => params)).toEqual(rowsOf(native).map(({ params }) => params));
      for (const [index, row] of rowsOf(table).entries())
        expect(row.metric).toBeCloseTo(rowsOf(native)[index]?.metric ?? Number.NaN, 9);
      const csv = (await saved("Save as CSV")).trim().split("\n");
      expect(csv).toHaveLength(7);
      expect(csv[0]).toContain("optimizer.lr");

      const theirs = gradlab(
        ["sweep", "-"],
        JSON.stringify({ ...document, budget: { trials: 9 }, metric: "valid-accuracy" }),
      );
      const file = join(tmpdir(), `gradlab-sweep-${process.pid}.jsonl`);
      writeFileSync(file, theirs);
      await study.locator("input[type=file]").setInputFiles(file);
      await study.getByText("A table from a file: 9 trials.").waitFor();
      await study.getByText("1 − validation accuracy").first().waitFor();
      const best = JSON.parse(gradlab(["report", "-"], theirs)) as Report;
      await study.getByText(`Trial ${(best.best?.trial ?? 0) + 1}, the best`).waitFor();
      writeFileSync(file, "no table\n");
      await study.locator("input[type=file]").setInputFiles(file);
      await study.getByText("Line 1 is no line of a table of gradlab sweep.").waitFor();
      await study.getByRole("button", { name: "Back to the own study" }).click();
      expect(await threads(study)).toBe(6);
      await study.getByRole("button", { name: "Forget it" }).click();
    }));
});

describe("the game", () => {
  test("thirty runs against random and TPE; the test rows are opened once, at the end", () =>
    visit("", async (visitor) => {
      const { page } = visitor;
      await visitor.listen();
      const game = await part(page, "game");
      await game.getByText("30 runs left").waitFor();
      for (let run = 0; run < 3; run++) {
        const field = game.locator("gl-slider").first().locator("input").last();
        await field.fill(["0.05", "0.2", "0.6"][run] ?? "");
        await field.press("Enter");
        await game.getByRole("button", { name: "Run this" }).click();
        await game.getByText(`${29 - run} runs left`).waitFor();
      }
      // A number that is refused spends no run, whichever way the button is reached.
      const rate = game.locator("gl-slider").first().locator("input").last();
      await rate.fill("99");
      await game.getByRole("button", { name: "Run this" }).click();
      await game.getByText("99 is not a number between").waitFor();
      await rate.press("Enter");
      await expect.poll(() => game.getByRole("button", { name: "Run this" }).isDisabled()).toBe(true);
      expect(await game.getByText("27 runs left").count()).toBe(1);
      await rate.fill("0.6");
      await rate.press("Enter");
      await expect.poll(() => game.getByRole("button", { name: "Run this" }).isEnabled()).toBe(true);
      await expect.poll(() => game.locator("gl-points").first().locator("circle").count(), patient).toBe(3);
      // 250 rows in the usual parts of 60, 20 and 20 %.
      await game.getByText("150 training, 50 validation and 50 test rows").waitFor(slow);
      await game.getByText("300 updates").waitFor();
      const mine = game.locator(".runs").first().locator("tbody tr");
      expect(await mine.count()).toBe(3);
      expect(await mine.nth(1).locator("td").nth(1).innerText()).toBe("0.2");
      const losses = await mine.locator("th + td").allInnerTexts();
      expect(losses.filter((text) => text.endsWith("(lowest)"))).toHaveLength(1);
      const [lowest] = losses.map((text) => Number.parseFloat(text)).sort((one, other) => one - other);
      expect(await game.getByText("What random search tried").count()).toBe(0);
      expect(await game.getByText("test loss").count()).toBe(0);
      await game.getByRole("button", { name: "Open the test rows" }).click();
      await game.locator(".verdicts tbody tr").nth(2).waitFor(slow);
      expect(await game.locator(".verdicts tbody th").allInnerTexts()).toEqual(["you", "random", "TPE"]);
      const numbers = (await game.locator(".verdicts tbody tr").first().locator("td").allInnerTexts()).map((text) =>
        Number(text.replace("−", "-")),
      );
      expect(Math.abs((numbers[1] ?? 0) - (numbers[0] ?? 0) - (numbers[2] ?? 9))).toBeLessThan(0.01);
      expect(numbers[0]).toBe(lowest);
      for (const [index, name] of ["random search", "TPE"].entries()) {
        await game.getByText(`What ${name} tried`).waitFor();
        expect(
          await game
            .locator(".runs")
            .nth(1 + index)
            .locator("tbody tr")
            .count(),
        ).toBe(30);
      }
      expect(
        await game
          .getByRole("button", { name: "Run this" })
          .isDisabled()
          .catch(() => true),
      ).toBe(true);
      await expect
        .poll(() => visitor.results())
        .toMatchObject([{ lesson: "hparams", exercise: "game", tries: 3, max: 2 }]);
      // Undo walks over what was dialled, and gives back neither a run nor the closed test rows.
      for (let times = 0; times < 6; times++) await page.keyboard.press("Control+z");
      await expect.poll(() => address(page)).not.toContain("game.next");
      await game.getByText("27 runs left").waitFor();
      expect(address(page)).toContain("game.opened=true");
    }));
});

describe("one thing at a time", () => {
  test("one change runs; two at once are warned of; the notebook says what came of it", () =>
    visit("", async ({ page }) => {
      const changes = await part(page, "changes");
      await changes.getByRole("button", { name: "Run the change" }).waitFor();
      const set = async (index: number, value: string) => {
        const field = changes.locator("gl-slider").nth(index).locator("input").last();
        await field.fill(value);
        await field.press("Enter");
      };
      await set(0, "0.2");
      await set(0, "99");
      const run = changes.getByRole("button", { name: "Run the change" });
      await expect.poll(() => run.isDisabled()).toBe(true);
      await set(0, "0.2");
      expect(await changes.getByText("settings differ from the run before").count()).toBe(0);
      await changes.getByRole("button", { name: "Run the change" }).click();
      const rows = changes.locator("tbody tr");
      await expect.poll(() => rows.count()).toBe(2);
      await expect
        .poll(() => rows.nth(1).innerText(), patient)
        .toMatch(/learning rate 0\.2[\s\S]*(better|worse|no clear difference)/);
      await set(0, "0.1");
      await set(3, "16");
      await changes.getByText("2 settings differ from the run before").waitFor();
    }));
});

describe("fooling oneself", () => {
  test("the histogram comes with the answer; peeks are counted, and flatter", () =>
    visit("", async ({ page }) => {
      const fooling = await part(page, "fooling");
      expect(await fooling.locator("gl-flattery").count()).toBe(0);
      await choose(fooling, "Better than it is");
      await fooling.locator("gl-flattery rect.best").first().waitFor();
      const said = await fooling.getByText("The best of 20 scores").innerText();
      const [mean = 0, theory = 0, fresh = 0] = [...said.matchAll(/([\d.]+) %/g)].map(([, number]) => Number(number));
      expect(mean).toBeGreaterThan(94);
      expect(Math.abs(mean - theory)).toBeLessThan(1);
      expect(Math.abs(fresh - 90)).toBeLessThan(1);
      await fooling.getByText("Locked. Nobody has looked.").waitFor();
      const peek = fooling.getByRole("button", { name: /^Peek/ });
      await peek.click();
      await fooling.getByText("Looked at once").waitFor();
      for (let times = 0; times < 3; times++) await peek.click();
      await fooling.getByText("Looked at 4 times.").waitFor();
      await expect.poll(() => address(page)).toContain("fooling.peeks=4");
      // The last step that can be undone is the answer; the looks stay counted.
      await page.keyboard.press("Control+z");
      await fooling.locator("gl-flattery").waitFor({ state: "detached" });
      await fooling.getByText("Looked at 4 times.").waitFor();
    }));

  test("cross-validation scatters less over splits than one validation part", () =>
    visit("fooling.guess=better", async ({ page }) => {
      const fooling = await part(page, "fooling");
      await fooling.getByRole("button", { name: "Train 120 networks" }).click();
      await fooling.getByText("Within one cross-validation the 5 folds scatter").waitFor(slow);
      const said = await fooling.getByText("standard deviation over the splits").allInnerTexts();
      const [one = 0, many = 9] = said.map((text) => Number(text.match(/splits ([\d.]+) points/)?.[1]));
      expect(many).toBeLessThan(one);
    }));
});

describe("what does not transfer", () => {
  test("four plots with their limits; the width waits for the answer", () =>
    visit("", async ({ page }) => {
      const transfer = await part(page, "transfer");
      expect(await transfer.getByText("Four parts of the maximal-update parametrization").count()).toBe(0);
      await transfer.getByRole("button", { name: /Train all four/ }).click();
      await transfer.locator(".others gl-job progress").waitFor();
      await transfer.locator(".others gl-job progress").waitFor({ state: "detached", ...slow });
      const names = await transfer
        .locator(".four gl-line-chart")
        .evaluateAll((charts) => charts.map((chart) => (chart as unknown as { series: unknown[] }).series.length));
      expect(names).toEqual([4, 3, 3, 3]);
      await transfer.getByText(/These runs: 12 rows: ends at 0\.\d+ \(formula 0\.273\)/).waitFor();
      await choose(transfer, "To smaller rates");
      await transfer.getByText("Four parts of the maximal-update parametrization").waitFor();
      await transfer.locator(".parts gl-job progress").waitFor();
      await transfer.locator(".parts").getByRole("button", { name: "Stop" }).click();
      await transfer.getByRole("button", { name: "Maximal update, all four" }).click();
      await expect.poll(() => address(page)).toContain("transfer.mup=true");
    }));
});

test("what was typed and chosen is undone step by step, and done again", () =>
  visit("", async ({ page }) => {
    const parts = () =>
      ["ways.seed=2", "ways.scale=uniform", "map.rival=batch"].map((one) => address(page).includes(one));
    await page.locator(".controls gl-number").first().getByRole("button").last().click();
    await expect.poll(parts).toEqual([true, false, false]);
    await page
      .locator("label")
      .filter({ hasText: /^evenly$/ })
      .click();
    await expect.poll(parts).toEqual([true, true, false]);
    const map = await part(page, "map");
    await map.locator("label").filter({ hasText: "batch size" }).click();
    await expect.poll(parts).toEqual([true, true, true]);
    await undoesThree(page, parts);
  }));

test("each tip leads to the figure that shows it", () =>
  visit("", async ({ page }) => {
    await page.locator("#tips").scrollIntoViewIfNeeded();
    await page.locator("#tips").getByRole("button", { name: "The map" }).click();
    await expect
      .poll(async () => ((await page.locator("[data-part=map]").boundingBox())?.y ?? 999) < 400, patient)
      .toBe(true);
  }));

describe("all parts, filled", () => {
  test.each(screens)("axe finds nothing at $width px, light and dark, and nothing is wider than a phone", (screen) =>
    visit(
      `ways.guess=six&map.guess=moves&${small}&fooling.guess=better&fooling.peeks=3&transfer.guess=left`,
      async (visitor) => {
        const { page } = visitor;
        const map = await part(page, "map");
        await map.getByRole("button", { name: /Train the map/ }).click();
        await expect.poll(() => map.locator("td.best").count(), patient).toBe(3);
        const study = await part(page, "study");
        await study.getByRole("button", { name: "Search: 6 trials" }).click();
        await study.getByRole("button", { name: "Search again", exact: true }).waitFor(slow);
        for (const name of ["game", "changes", "fooling", "transfer"]) await part(page, name);
        await inspect(visitor, screen, page.locator("gradlab-hparams"));
        await study.getByRole("button", { name: "Forget it" }).click();
      },
      screen,
    ),
  );
});
