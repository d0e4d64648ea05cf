import { describe, expect, test } from "vitest";
import type { Visitor } from "./support/visit";
import { visitsTo } from "./support/visits";

const { arrive, visit } = visitsTo("playground", ({ page }) => page.locator("gl-transport").first().waitFor());

const button = (visitor: Visitor, name: string | RegExp) =>
  visitor.page.getByRole("button", { name, exact: typeof name === "string" });

describe("the playground", () => {
  test("starts to train a network without an action of the reader", () =>
    visit("", async (visitor) => {
      await visitor.until((step) => step > 20);
      await button(visitor, "Pause").click();
      // The frame under way is still shown.
      await visitor.page.waitForTimeout(300);
      const paused = await visitor.step();
      await visitor.page.waitForTimeout(300);
      expect(await visitor.step()).toBe(paused);
    }));

  test("does not start by itself under reduced motion, and the button makes single steps", () =>
    visit(
      "",
      async (visitor) => {
        await button(visitor, "Step").click();
        await visitor.until((step) => step === 1);
        await visitor.page.keyboard.press("ArrowRight");
        await visitor.until((step) => step === 2);
        const scores = () => visitor.page.locator("gradlab-playground .scores").innerText();
        const there = await scores();
        await visitor.page.keyboard.press("ArrowRight");
        await visitor.until((step) => step === 3);
        expect(await scores()).not.toBe(there);
        await visitor.page.keyboard.press("ArrowLeft");
        await visitor.until((step) => step === 2);
        await expect.poll(scores).toBe(there);
        await button(visitor, "Reset").click();
        await visitor.until((step) => step === 0);
      },
      { reducedMotion: true },
    ));

  test("picture and curve stay in view while a control far down moves, and never cover the focused control", () =>
    visit(
      "",
      async (visitor) => {
        const { page } = visitor;
        const moved = page.locator("gl-slider").filter({ hasText: "learning rate" }).first();
        await moved.evaluate((element) => element.scrollIntoView({ block: "center" }));
        await page.waitForTimeout(200);
        const place = async (selector: string) => {
          const box = await page.locator(`gradlab-playground ${selector}`).first().boundingBox();
          return { top: box?.y ?? Number.NaN, bottom: (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN) };
        };
        const [surface, stage, chart] = [
          await place("gl-surface"),
          await place(".stage"),
          await place("gl-line-chart"),
        ];
        expect(surface.top).toBeGreaterThanOrEqual(0);
        expect(chart.top).toBeGreaterThanOrEqual(stage.bottom - 24);
        expect(chart.bottom).toBeLessThanOrEqual(900);
        const choice = page.locator("gradlab-playground .below gl-segmented").first();
        expect((await choice.boundingBox())?.y).toBeLessThan(stage.bottom);
        await button(visitor, "Reset").focus();
        const isReached = () => choice.evaluate((element) => element.matches(":focus-within"));
        for (let tabs = 0; tabs < 5 && !(await isReached()); tabs++) await page.keyboard.press("Tab");
        expect(await isReached()).toBe(true);
        const reached = await choice.boundingBox();
        expect(reached?.y).toBeGreaterThanOrEqual((await place(".stage")).bottom);
        expect((reached?.y ?? 0) + (reached?.height ?? 0)).toBeLessThanOrEqual(900);
      },
      { width: 1280, height: 900, reducedMotion: true },
    ));

  test("reset keeps the run: undo returns to it, and redo to the new one", () =>
    visit(
      "",
      async (visitor) => {
        const losses = () => visitor.page.locator("dl.scores").innerText();
        await button(visitor, "Epoch").click();
        await visitor.until((step) => step === 10);
        await visitor.page.getByText("at step 10, which is shown").waitFor();
        const before = await losses();
        await visitor.page.keyboard.press("r");
        await visitor.until((step) => step === 0);
        await button(visitor, "Step").click();
        await visitor.until((step) => step === 1);
        await visitor.page.keyboard.press("Control+z");
        await visitor.until((step) => step === 10);
        await visitor.page.getByText("at step 10, which is shown").waitFor();
        expect(await losses()).toBe(before);
        await visitor.page.keyboard.press("Control+Shift+z");
        await visitor.until((step) => step === 1);
      },
      { reducedMotion: true },
    ));

  test("the scores belong to the shown step, both after a step and after a pause", () =>
    visit("", async (visitor) => {
      await visitor.until((step) => step > 20);
      // A frame may be under way at the pause, so the step is read until both agree.
      const shown = visitor.page.getByText(/at step [\d,]+, which is shown/);
      const agree = async () =>
        (await shown.innerText()).replaceAll(",", "").includes(`step ${await visitor.step()} which`);
      await button(visitor, "Pause").click();
      await expect.poll(agree).toBe(true);
      const paused = await visitor.step();
      await button(visitor, "Step").click();
      await visitor.until((step) => step === paused + 1);
      await expect.poll(agree).toBe(true);
    }));

  test("with 300 training rows and batches of 100, one epoch has 3 steps", () =>
    visit(
      "batchSize=100",
      async (visitor) => {
        await visitor.until((step) => step === 0);
        await button(visitor, "Epoch").click();
        await visitor.until((step) => step === 3); // 300 training rows of 500
      },
      { reducedMotion: true },
    ));

  test("reports a divergence at a learning rate that is far too high, and restarts with a tenth of it", () =>
    visit("", async (visitor) => {
      await visitor.until((step) => step > 0); // it plays, and continues with the new choice
      await button(visitor, "Rate too high").click();
      const notice = visitor.page.locator("gl-notice").filter({ hasText: "Diverged at step" });
      await notice.waitFor();
      const words = await visitor.words();
      expect(words).toMatch(/learning rate was 10/);
      expect(words).not.toMatch(/\bNaN\b/);
      // There are rows; only their loss is not finite.
      expect(words).toMatch(/no finite loss/);
      expect(words).not.toMatch(/no rows/);
      await button(visitor, "Start again with a tenth of the learning rate").click();
      await notice.waitFor({ state: "detached" });
      await expect.poll(() => visitor.page.url()).toContain("optimizer.lr=1");
    }));

  test("after a prediction it shows the reason, a button that demonstrates it, and the next question", () =>
    visit(
      "",
      async (visitor) => {
        const adam = button(visitor, "Adam at rate 1");
        expect(await adam.count()).toBe(0);
        await visitor.page.getByRole("radio", { name: "It learns faster" }).check();
        await adam.click();
        await visitor.until((step) => step > 100);
        await expect.poll(() => visitor.page.url()).toContain("optimizer.lr=1");
        await button(visitor, "Next question, 2 of 4").click();
        await visitor.page.getByRole("radio", { name: "Nearly every row is right" }).check();
        await button(visitor, "Standardized").waitFor();
        await expect.poll(() => visitor.page.url()).toMatch(/asked=scale.*guess=most/);
      },
      { reducedMotion: true },
    ));

  test("the address restores everything, and a wrong field is reported while the others are loaded", () =>
    visit(
      "data.source=moons&model.hidden=5,3&optimizer.lr=0.02&batchSize=lots",
      async (visitor) => {
        const notice = visitor.page.locator("gl-notice").filter({ hasText: "batchSize" });
        await notice.waitFor();
        expect(
          await visitor.page
            .locator("gradlab-playground")
            .evaluate((lesson) => (lesson as unknown as { state: unknown }).state),
        ).toMatchObject({
          data: { source: "moons" },
          model: { hidden: [5, 3] },
          optimizer: { lr: 0.02 },
          batchSize: 32,
        });
      },
      { reducedMotion: true },
    ));

  test("a refusal of the core is shown beside the figure, and another choice restores the network", () =>
    visit(
      "data.source=iris&model.normalization=batch",
      async (visitor) => {
        const size = visitor.page.locator("gl-slider").filter({ hasText: "batch size" }).getByRole("textbox");
        await size.fill("1");
        await size.press("Enter");
        const notice = visitor.page.locator("gl-notice").filter({ hasText: "cannot be trained" });
        await notice.waitFor();
        expect(await notice.innerText()).toContain("batchSize");
        await size.fill("2");
        await size.press("Enter");
        await notice.waitFor({ state: "detached" });
      },
      { reducedMotion: true },
    ));

  test("a preset is trained at once; digits reach 95 % on the test rows within a minute; each look is counted", () =>
    visit(
      "",
      async (visitor) => {
        await button(visitor, "Handwritten digits").click();
        await visitor.page.locator("gl-confusion").waitFor();
        await visitor.page.locator("gl-notice").filter({ hasText: "steps are done" }).waitFor({ timeout: 60_000 });
        await button(visitor, "Evaluate on the test rows").click();
        const verdict = visitor.page.getByText(/Test accuracy/);
        await verdict.waitFor();
        expect(Number(/Test accuracy ([\d.]+) %/.exec(await verdict.innerText())?.[1])).toBeGreaterThanOrEqual(95);
        await visitor.page.getByText("You have looked once").waitFor();
        // A second look with the same network does not count; one with another network does.
        const again = button(visitor, "Look at the test rows once more");
        await expect.poll(() => again.isDisabled()).toBe(true);
        await visitor.page.getByText("This network at this step has been tested").waitFor();
        await visitor.page.getByLabel("activation", { exact: true }).selectOption("gelu");
        await button(visitor, "Pause").click();
        await again.click();
        await visitor.page.getByText(/You have looked 2 times.*points better than it is/).waitFor();
        await visitor.page.locator("gl-digits li").first().waitFor();
      },
      { reducedMotion: true },
    ));

  test("neither an address nor a state from the page removes a counted look", () =>
    visit(
      "",
      async (visitor) => {
        await button(visitor, "Evaluate on the test rows").click();
        await visitor.page.getByText("You have looked once").waitFor();
        for (const rate of ["0.1", "0.2"]) {
          await visitor.page.evaluate((lr) => {
            location.hash = `#/playground?v=1&optimizer.lr=${lr}`;
          }, rate);
          await button(visitor, "Look at the test rows once more").click();
        }
        await visitor.page.getByText("You have looked 3 times").waitFor();
        await visitor.page.evaluate(() => {
          location.hash = "#/playground?v=1&data.seed=7";
        });
        await button(visitor, "Evaluate on the test rows").waitFor();
      },
      { reducedMotion: true },
    ));

  test("own data: a mistake is reported with its line; after the correction they are trained on", () =>
    visit(
      "data.source=csv",
      async (visitor) => {
        const text = visitor.page.getByRole("textbox", { name: "Your own data, as CSV" });
        await text.fill("height,weight,kind\n1,2,a\n3,two,b\n5,6,a\n");
        await visitor.page.getByText(/line 3/).waitFor();
        const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i},${i % 2 ? "odd" : "even"}`).join("\n");
        await text.fill(`height,weight,kind\n${rows}\n`);
        await visitor.page.getByText(/40 rows, 3 columns/).waitFor();
        await button(visitor, "Train on these data").click();
        await visitor.page.getByText(/24 training, 8 validation, 8 test rows/).waitFor();
        await button(visitor, "Step").click();
        await visitor.until((step) => step === 1);
      },
      { reducedMotion: true },
    ));

  test("a spreadsheet's file in an old encoding is read, and the assumed encoding is shown with the preview", () =>
    visit(
      "data.source=csv",
      async (visitor) => {
        const rows = Array.from({ length: 30 }, (_, i) => `${i},5;${i % 3 ? "M\xfcller" : "K\xf6hler"}`);
        const buffer = Buffer.from(["Gr\xf6\xdfe;Name", ...rows].join("\r\n"), "latin1");
        const file = { name: "Größen.csv", mimeType: "text/csv", buffer };
        await visitor.page.locator("gl-own-data input[type=file]").setInputFiles(file);
        await visitor.page.getByText("30 rows, 2 columns; the target is Köhler, Müller.").waitFor();
        await visitor.page
          .locator("gl-own-data")
          .getByText(/Windows-1252/)
          .waitFor();
        await button(visitor, "Train on these data").click();
        await visitor.page.getByText(/18 training, 6 validation, 6 test rows/).waitFor();
      },
      { reducedMotion: true },
    ));

  test("own data: if the target is wrong, another one can be chosen", () =>
    visit(
      "data.source=csv&data.target=former",
      async ({ page }) => {
        const panel = page.locator("gl-own-data");
        const target = panel.getByRole("combobox", { name: "target", exact: true });
        const table = (row: (i: number) => string) => Array.from({ length: 900 }, (_, i) => row(i)).join("\n");
        await panel.getByRole("textbox").fill(`k,c\n${table((i) => `${i % 2 ? "u" : "w"},${i % 7}`)}`);
        await panel.getByText('there is no column "former"; there are "k", "c"').waitFor();
        expect(await target.inputValue()).toBe("former");
        await target.selectOption("k");
        await panel.getByText("900 rows, 2 columns; the target is w, u.").waitFor();
        await target.selectOption("");
        await panel.getByRole("textbox").fill(`k,w,c\n${table((i) => `${i % 7},${i % 5},class ${i % 300}`)}`);
        await panel.getByText(/more than 100 classes; is another column the target/).waitFor();
        await target.selectOption("k");
        await panel.getByText(/the target is a number/).waitFor();
      },
      { reducedMotion: true },
    ));

  test("own data: a text dropped on the box becomes the table", () =>
    visit("data.source=csv", async ({ page }) => {
      const panel = page.locator("gl-own-data");
      await panel.locator(".box").evaluate((box) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData("text/plain", "a\tk\n1\tx\n2\ty\n3\tx\n");
        box.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      });
      await panel.getByText("3 rows, 2 columns; the target is x, y.").waitFor();
    }));

  test("own data: long words, many classes and a text of megabytes do not break the layout", () =>
    visit(
      "data.source=csv",
      async ({ page }) => {
        const panel = page.locator("gl-own-data");
        const choose = (text: string) =>
          panel
            .locator("input[type=file]")
            .setInputFiles({ name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
        const width = () => page.evaluate(() => document.documentElement.scrollWidth);
        const [one, other] = ["a", "b"].map((letter) => letter.repeat(20_000));
        await choose(`x,${"z".repeat(20_000)}\n${`1,${one}\n2,${other}\n`.repeat(10)}`);
        await panel.getByText(/20 rows, 2 columns; the target is a{39}…, b{39}…\./).waitFor();
        expect(await width()).toBeLessThanOrEqual(390);
        await panel.getByRole("button", { name: "Train on these data" }).click();
        await page.getByText(/12 training, 4 validation, 4 test rows/).waitFor();
        expect(await width()).toBeLessThanOrEqual(390);
        await page.getByRole("button", { name: /Your own data, as CSV/ }).click();
        await choose(`x,k\n${Array.from({ length: 400 }, (_, i) => `${i % 7},class ${i % 100}`).join("\n")}`);
        await panel.getByText("class 10, class 11 and 88 more.").waitFor();
        // At most twenty thousand rows are allowed; a table of a million is refused as quickly.
        await choose(`x,k\n${"1,a\n".repeat(1_000_000)}`);
        await panel.getByText(/line 20002, column 1: there are more than 20000 rows/).waitFor({ timeout: 15_000 });
        await panel.getByText("The beginning of a long text").waitFor();
        await panel.getByRole("button", { name: "Clear" }).click();
        await panel.getByRole("textbox").fill("x,k\n1,a\n2,b\n");
        await panel.getByText(/2 rows, 2 columns; the target is a, b\./).waitFor();
      },
      { width: 390, height: 844, reducedMotion: true },
    ));

  test("a link to own data asks for the file, and reports a different one", () =>
    visit(
      "data.source=csv&csv.name=mine.csv&csv.rows=40&csv.hash=00c0ffee",
      async (visitor) => {
        await visitor.page.getByText("Choose the file mine.csv again (40 rows).").waitFor();
        const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i},${i % 2 ? "odd" : "even"}`).join("\n");
        await visitor.page
          .getByRole("textbox", { name: "Your own data, as CSV" })
          .fill(`height,weight,kind\n${rows}\n`);
        await button(visitor, "Train on these data").click();
        await visitor.page.getByText("This is another file than the one the link was made with").waitFor();
        await visitor.page.getByText(/24 training, 8 validation, 8 test rows/).waitFor();
      },
      { reducedMotion: true },
    ));

  test("another network on the same data does not prepare them again", () =>
    visit(
      "",
      async (visitor) => {
        await visitor.page.getByText(/114 parameters/).waitFor();
        const asked = await visitor.page.evaluateHandle(() => {
          const names: string[] = [];
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (this: Worker, message: { name?: string }, ...rest: never[]) {
            if (message.name) names.push(message.name);
            return post.call(this, message, ...rest);
          };
          return names;
        });
        const calls = async (name: string) => (await asked.jsonValue()).filter((call) => call === name).length;
        await visitor.page.getByLabel("activation", { exact: true }).selectOption("relu");
        await expect.poll(() => calls("open")).toBe(1);
        expect(await calls("prepare")).toBe(0);
        await visitor.page.getByLabel("data set").selectOption("moons");
        await expect.poll(() => calls("open")).toBe(2);
        expect(await calls("prepare")).toBe(1);
      },
      { reducedMotion: true },
    ));

  test("shows its network as code, which follows the choices", () =>
    visit(
      "model.hidden=5,3",
      async (visitor) => {
        await button(visitor, /Show as code/).click();
        const code = visitor.page.locator("gl-code");
        await code.getByText("nn.Linear(5, 3),").waitFor();
        await visitor.page.getByLabel("activation", { exact: true }).selectOption("gelu");
        await code.getByText("nn.GELU(),").first().waitFor();
      },
      { reducedMotion: true },
    ));

  test("undo takes back a choice", () =>
    visit(
      "",
      async (visitor) => {
        await visitor.page.getByLabel("data set").selectOption("circles");
        await expect.poll(() => visitor.page.url()).toContain("data.source=circles");
        await visitor.page.locator("h1").first().click();
        await visitor.page.keyboard.press("Control+z");
        await expect.poll(() => visitor.page.url()).not.toContain("circles");
      },
      { reducedMotion: true },
    ));
});

/** A large network paused at a late step `from`: going back one step takes a while. */
async function pausedLate(): Promise<{ visitor: Visitor; from: number }> {
  const visitor = await arrive("model.hidden=256,256,256&batchSize=256", {
    reducedMotion: true,
  });
  const { page } = visitor;
  await page
    .getByText(/\d parameters/)
    .first()
    .waitFor();
  await button(visitor, "Play").click();
  await visitor.until((step) => step > 150);
  await button(visitor, "Pause").click();
  // The frame under way at the pause has arrived.
  await page.waitForTimeout(500);
  return { visitor, from: await visitor.step() };
}

test("going back over many steps shows its progress, and every press of the key counts", async () => {
  const { visitor, from } = await pausedLate();
  const { page } = visitor;
  const seen = new Set<number>();
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
  await visitor.until((step) => seen.add(step).has(from - 3), 60_000);
  expect([...seen].filter((step) => step > 0 && step < from - 3).length).toBeGreaterThan(2);
  await page.waitForTimeout(500);
  expect(await visitor.step()).toBe(from - 3);
  await visitor.leave();
});

test("a restart while going back puts the run aside at the target step, and undo restores it there", async () => {
  const { visitor, from } = await pausedLate();
  const { page } = visitor;
  await page.keyboard.press("ArrowLeft");
  await visitor.until((step) => step > 0 && step < from / 2, 60_000);
  await button(visitor, "Reset").click();
  await visitor.until((step) => step === 0, 60_000);
  await page.waitForTimeout(500);
  expect(await visitor.step()).toBe(0);
  await page.locator("h1").first().click();
  await page.keyboard.press("Control+z");
  await visitor.until((step) => step === from - 1, 60_000);
  await visitor.leave();
});
