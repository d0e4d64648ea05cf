import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
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

test("in marimo: a cell that reads the lesson's state runs again when the reader changes it", async () => {
  const { page } = await pageOf(browser, address);
  await page.goto(address);
  const lesson = page.locator("gradlab-scaling");
  await lesson.waitFor({ timeout: 90_000 });
  await page.getByText(/python has 0\.2 and \d+/).waitFor({ timeout: 60_000 });
  const field = lesson.locator("gl-slider").filter({ hasText: "steps" }).first().getByRole("textbox");
  await field.fill("77");
  await field.press("Enter");
  await page.getByText(/python has 0\.2 and 77/).waitFor({ timeout: 30_000 });
  expect(await lesson.evaluate((element) => (element as unknown as { theme: string }).theme)).toBe("light");
});
