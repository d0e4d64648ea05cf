/** In a real marimo, as an app. Each test continues where the previous one ended. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyFolder, freePort, openBrowser, pageOf, Server } from "./support";

const app = `import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import gradlab

    lesson = mo.ui.anywidget(gradlab.Lesson("scaling", state={"lr": 0.2}, theme="light"))
    lesson
    return lesson, mo


@app.cell
def _(lesson, mo):
    mo.md(f"python has {lesson.value['state'].get('lr')} and {lesson.value['state'].get('steps')}")
    return


@app.cell
def _(lesson, mo):
    mo.md(f"graded {[(one['exercise'], one['correct']) for one in lesson.value['results']]}")
    return


@app.cell
def _(mo):
    rate = mo.ui.number(start=0.1, stop=0.9, step=0.1, value=0.3, label="rate from Python")
    rate
    return (rate,)


@app.cell
def _(rate):
    import gradlab as _gradlab

    _gradlab.Lesson("training-loop", state={"lr": rate.value}, hide=["prose"])
    return


if __name__ == "__main__":
    app.run()
`;

let server: Server;
let browser: Browser;
let address: string;
beforeAll(async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "app.py"), app);
  const port = await freePort();
  address = `http://127.0.0.1:${port}/`;
  const options = ["--headless", "--no-token", "--host", "127.0.0.1", "--port", String(port)];
  server = new Server("marimo", ["--yes", "run", "app.py", ...options], address, folder);
  browser = await openBrowser();
  await server.ready();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

let page: Page;
const elsewhere: string[] = [];

test("a cell that reads the lesson's state runs again when the reader changes it", async () => {
  page = await pageOf(browser, address, elsewhere);
  await page.goto(address);
  const lesson = page.locator("gradlab-scaling");
  await lesson.waitFor({ timeout: 90_000 });
  await page.getByText(/python has 0\.2 and \d+/).waitFor({ timeout: 60_000 });
  const field = lesson.locator("gl-slider").filter({ hasText: "steps" }).first().getByRole("textbox");
  await field.fill("77");
  await field.press("Enter");
  await page.getByText(/python has 0\.2 and 77/).waitFor({ timeout: 60_000 });
  expect(await lesson.getAttribute("theme")).toBe("light");
});

test("a cell that reads the results runs again with each graded answer", async () => {
  const lesson = page.locator("gradlab-scaling");
  await page.getByText("graded []").waitFor({ timeout: 60_000 });
  await lesson.locator("gl-drawer").first().getByRole("button").first().click();
  await lesson.locator("gl-predict").first().getByRole("radio").first().check();
  await page.getByText(/graded \[\('prediction', (True|False)\)\]/).waitFor({ timeout: 60_000 });
});

test("a second lesson depends on a value in Python, and is made again when it changes", async () => {
  const rate = () =>
    page
      .locator("gradlab-training-loop")
      .evaluate((element) => (element as unknown as { state: { lr: number } }).state.lr, undefined, { timeout: 5000 })
      .catch(() => undefined);
  await expect.poll(rate, { timeout: 60_000 }).toBe(0.3);
  const field = page.getByRole("textbox", { name: /rate from Python/ });
  await field.fill("0.5");
  await field.press("Enter");
  await expect.poll(rate, { timeout: 60_000 }).toBe(0.5);
});

test("no file was requested from another server", () => {
  expect(elsewhere).toEqual([]);
});
