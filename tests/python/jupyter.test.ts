import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyFolder, freePort, openBrowser, pageOf, Server } from "./support";

const cells = [
  `import gradlab
first = gradlab.Lesson("scaling", state={"lr": 0.2}, lock=["lr"], theme="light")
first`,
  `second = gradlab.Lesson("training-loop", hide=["prose"])
second`,
  `print("python has", first.state["lr"], first.state["steps"])`,
  `first.state = {**first.state, "steps": 77}`,
  `print("results", [(one["exercise"], one["correct"]) for one in first.results])`,
  `try:
    gradlab.Lesson("optimisers")
except ValueError as error:
    print("refused:", error)`,
];

let server: Server;
let browser: Browser;
let address: string;
beforeAll(async () => {
  const folder = emptyFolder();
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    cells: cells.map((source, index) => ({
      id: `cell-${index}`,
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
  };
  writeFileSync(join(folder, "lessons.ipynb"), JSON.stringify(notebook));
  const port = await freePort();
  address = `http://127.0.0.1:${port}/lab`;
  const options = [
    "--no-browser",
    "--allow-root",
    `--port=${port}`,
    "--IdentityProvider.token=",
    "--ServerApp.ip=127.0.0.1",
  ];
  const page = ["--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None", `--ServerApp.root_dir=${folder}`];
  server = new Server("jupyter", ["lab", ...options, ...page], address, folder);
  browser = await openBrowser();
  await server.ready();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const lesson = (page: Page, name: string) => page.locator(`gradlab-${name}`);
const output = (page: Page, text: RegExp) => page.locator(".jp-OutputArea-output").getByText(text);

/** Runs the chosen cell and goes on to the next. */
async function runCell(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { jupyterapp } = window as unknown as { jupyterapp: { commands: { execute(name: string): Promise<void> } } };
    await jupyterapp.commands.execute("notebook:run-cell-and-select-next");
  });
}

async function command(page: Page, name: string): Promise<void> {
  await page.evaluate((id) => {
    const { jupyterapp } = window as unknown as { jupyterapp: { commands: { execute(name: string): Promise<void> } } };
    void jupyterapp.commands.execute(id);
  }, name);
}

async function open(page: Page): Promise<void> {
  await page.goto(`${address}/tree/lessons.ipynb?reset`);
  await page.locator(".jp-Notebook-cell").first().waitFor({ timeout: 60_000 });
  await page
    .getByText(/Python 3.*Idle/)
    .first()
    .waitFor({ timeout: 60_000, state: "attached" });
  await page.locator(".jp-Notebook-cell").first().click();
}

const stateOf = (page: Page, name: string) =>
  lesson(page, name).evaluate((element) => (element as unknown as { state: Record<string, unknown> }).state);

test("in JupyterLab: two lessons, state both ways, results in Python, a restart, saved and opened again; nothing is fetched", async () => {
  const { page, elsewhere } = await pageOf(browser, address);
  await open(page);
  await runCell(page);
  await lesson(page, "scaling").waitFor({ timeout: 60_000 });
  await expect.poll(async () => (await stateOf(page, "scaling")).lr, { timeout: 30_000 }).toBe(0.2);
  await runCell(page);
  await lesson(page, "training-loop").waitFor({ timeout: 60_000 });

  // From the page to Python: the defaults, too.
  await runCell(page);
  await output(page, /python has 0\.2 \d+/).waitFor({ timeout: 30_000 });
  // From Python to the page.
  await runCell(page);
  await expect.poll(async () => (await stateOf(page, "scaling")).steps, { timeout: 30_000 }).toBe(77);
  // What is locked stays.
  await lesson(page, "scaling").evaluate((element) => {
    (element as unknown as { undo(): void }).undo();
  });
  expect((await stateOf(page, "scaling")).lr).toBe(0.2);

  await lesson(page, "scaling").locator("gl-drawer").first().getByRole("button").first().click();
  await lesson(page, "scaling").getByRole("radio").first().check();
  await runCell(page);
  await output(page, /results \[\('[\w-]+', (True|False)\)\]/).waitFor({ timeout: 30_000 });
  await runCell(page);
  await output(page, /refused: there is no lesson 'optimisers'; there are 'training-loop', 'backprop'/).waitFor();

  await command(page, "docmanager:save");
  await command(page, "notebook:restart-run-all");
  await page.getByRole("button", { name: "Restart" }).click();
  await expect
    .poll(async () => (await stateOf(page, "scaling").catch(() => ({ steps: 0 }))).steps, { timeout: 60_000 })
    .toBe(77);
  await command(page, "docmanager:save");
  await page.waitForTimeout(1000);

  const again = await pageOf(browser, address);
  await open(again.page);
  await lesson(again.page, "scaling").waitFor({ timeout: 60_000 });
  await expect.poll(async () => (await stateOf(again.page, "scaling")).steps, { timeout: 30_000 }).toBe(77);
  expect([...elsewhere, ...again.elsewhere]).toEqual([]);
});
