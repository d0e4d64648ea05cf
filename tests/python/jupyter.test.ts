/** In a real JupyterLab. Each test continues where the previous one ended. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyFolder, freePort, openBrowser, pageOf, Server } from "./support";

const cells = [
  `import gradlab
first = gradlab.Lesson("scaling", state={"lr": 0.2}, lock=["lr"], theme="light")
first`,
  `second = gradlab.Lesson("training-loop", hide=["prose"], paused=True)
second`,
  `print("python has", first.state["lr"], first.state["steps"])`,
  `first.state = {**first.state, "steps": 77}`,
  `print("results", [(one["exercise"], one["correct"], one["score"]) for one in first.results])`,
  `try:
    gradlab.Lesson("optimisers")
except ValueError as error:
    print("refused:", error)`,
  `from IPython.display import display
third = gradlab.Lesson("hparams", state={"game": {"seed": 5}}, hide=["prose"])
display(third)
third.state = {"game": {"seed": 6}}`,
  `gradlab.Lesson("optimizers", hide=["prose", "sections", "scan"], lock=["surface"])
print("taken", [name for name in ["controls", "sections", "scan", "surface.name"] if name in gradlab.names("optimizers")])`,
];

/** Settings that a user can choose in the menus. */
const settings = {
  "@jupyter-widgets/jupyterlab-manager/plugin": { saveState: true },
  "@jupyterlab/apputils-extension/notification": { fetchNews: "false", checkForUpdates: false },
};

const folder = emptyFolder();
const notebook = join(folder, "lessons.ipynb");
let server: Server;
let browser: Browser;
let page: Page;
/** All requests of any page to other servers. */
const elsewhere: string[] = [];

beforeAll(async () => {
  const written = {
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
  writeFileSync(notebook, JSON.stringify(written));
  for (const [name, chosen] of Object.entries(settings)) {
    const file = join(folder, ".jupyter/lab/user-settings", `${name}.jupyterlab-settings`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(chosen));
  }
  browser = await openBrowser();
  server = await jupyter();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function jupyter(): Promise<Server> {
  const port = await freePort();
  const options = [
    "--no-browser",
    "--allow-root",
    `--port=${port}`,
    "--IdentityProvider.token=",
    "--ServerApp.ip=127.0.0.1",
    "--LabApp.expose_app_in_browser=True",
    `--ServerApp.root_dir=${folder}`,
  ];
  const started = new Server("jupyter", ["lab", ...options], `http://127.0.0.1:${port}/lab`, folder);
  await started.ready();
  return started;
}

/** Opens the notebook in a page with a new browser context. */
async function open(): Promise<Page> {
  const opened = await pageOf(browser, server.address, elsewhere);
  await opened.goto(`${server.address}/tree/lessons.ipynb?reset`);
  await opened.locator(".jp-Notebook-cell").first().waitFor({ timeout: 90_000 });
  await opened
    .getByText(/Python 3.*Idle/)
    .first()
    .waitFor({ timeout: 90_000, state: "attached" });
  return opened;
}

/** The part of JupyterLab's interface for extensions that is used here. */
interface Lab {
  commands: { execute(name: string): Promise<unknown> };
  shell: {
    currentWidget: {
      content: {
        activeCellIndex: number;
        widgets: Array<{ model: { outputs: { toJSON(): Array<{ text?: string | string[] }> } } }>;
      };
    };
  };
}
declare global {
  interface Window {
    jupyterapp: Lab;
  }
}

/** Runs a cell to its end. Resolves with its output. */
const run = (cell: number): Promise<string> =>
  page.evaluate(async (index) => {
    const { commands, shell } = window.jupyterapp;
    const { content } = shell.currentWidget;
    // A click in a lesson has selected that lesson's cell.
    content.activeCellIndex = index;
    await commands.execute("notebook:run-cell");
    return (content.widgets[index]?.model.outputs.toJSON() ?? []).flatMap(({ text }) => text ?? []).join("");
  }, cell);

/** Messages of the page reach Python when the kernel is idle, so the cell may be run again. */
const printed = (cell: number) => expect.poll(() => run(cell), { timeout: 60_000, interval: 500 });

const command = (name: string): Promise<void> =>
  page.evaluate((id) => void window.jupyterapp.commands.execute(id), name);

const lesson = (name: string) => page.locator(`gradlab-${name}`);
const field = (name: string, key: string) =>
  expect.poll(
    () =>
      lesson(name)
        .evaluate(
          (element, requested) => (element as unknown as { state: Record<string, unknown> }).state[requested],
          key,
          {
            timeout: 5000,
          },
        )
        .catch(() => undefined),
    { timeout: 90_000 },
  );

test("two lessons are shown, each with the state and the hidden parts of its cell", async () => {
  page = await open();
  await run(0);
  await field("scaling", "lr").toBe(0.2);
  await run(1);
  await lesson("training-loop").locator("gl-transport").first().waitFor({ timeout: 60_000 });
  expect(await lesson("scaling").locator(".prose").count()).toBeGreaterThan(0);
  expect(await lesson("training-loop").locator(".prose").count()).toBe(0);
  expect(await lesson("scaling").getAttribute("theme")).toBe("light");
  const paused = (name: string) => lesson(name).getAttribute("paused");
  expect([await paused("scaling"), await paused("training-loop")]).toEqual([null, ""]);
});

test("Python reads the state including its defaults, and the lesson shows a state that Python sets", async () => {
  await printed(2).toBe("python has 0.2 100\n");
  await run(3);
  await field("scaling", "steps").toBe(77);
});

test("a state that Python sets before the lesson is drawn is kept", async () => {
  await run(6);
  await field("hparams", "game").toMatchObject({ seed: 6 });
  await run(2);
  await field("hparams", "game").toMatchObject({ seed: 6 });
});

test("Python gets the reader's changes, and a locked setting stays", async () => {
  const steps = lesson("scaling").locator("gl-slider").filter({ hasText: "steps" }).first().getByRole("textbox");
  await steps.fill("55");
  await steps.press("Enter");
  await printed(2).toBe("python has 0.2 55\n");
  await lesson("scaling").locator("gl-drawer").first().getByRole("button").first().click();
  const rate = lesson("scaling").locator("gl-slider").filter({ hasText: "learning rate" }).first();
  expect(await rate.getByRole("textbox").isDisabled()).toBe(true);
  await run(3);
  await field("scaling", "steps").toBe(77);
});

test("Python gets a graded answer", async () => {
  await lesson("scaling").locator("gl-predict").first().getByRole("radio").first().check();
  await printed(4).toMatch(/^results \[\('prediction', (True, 1|False, 0)\)\]\n$/);
});

test("an unknown name is refused with the list of existing names", async () => {
  expect(await run(5)).toMatch(/^refused: there is no lesson 'optimisers'; there are 'training-loop', 'backprop'/);
});

test("Python accepts the code of the builder, also with parts that are loaded late in the page", async () => {
  expect(await run(7)).toContain("taken ['controls', 'sections', 'scan', 'surface.name']");
});

test("after a restart of the kernel the cells show both again", async () => {
  const before = await lesson("scaling").elementHandle();
  await command("kernelmenu:restart");
  await page.locator(".jp-Dialog-button").filter({ hasText: "Restart" }).click();
  // The old kernel has an answer.
  await expect.poll(() => run(4), { timeout: 90_000, interval: 500 }).not.toMatch(/prediction/);
  for (const cell of [0, 1, 3]) await run(cell);
  expect(await before?.evaluate((element) => element.isConnected)).toBe(false);
  await field("scaling", "steps").toBe(77);
  await lesson("training-loop").locator("gl-transport").first().waitFor({ timeout: 60_000 });
  await printed(2).toBe("python has 0.2 77\n");
});

test("a saved notebook is opened again while its kernel runs", async () => {
  await command("docmanager:save");
  await expect.poll(() => readFileSync(notebook, "utf8"), { timeout: 60_000 }).toMatch(/widget-state\+json/);
  await page.close();
  page = await open();
  await field("scaling", "steps").toBe(77);
});

test("a saved notebook is opened again by a new server", async () => {
  await page.close();
  await server.stop();
  server = await jupyter();
  page = await open();
  await field("scaling", "steps").toBe(77);
  expect(await lesson("scaling").getAttribute("lock")).toBe("lr");
});

test("the site offers the wheel", () => {
  const offered = join(import.meta.dirname, "../../dist/python");
  const [wheel] = JSON.parse(readFileSync(join(offered, "wheels.json"), "utf8")) as string[];
  expect(wheel).toMatch(/^gradlab-.*\.whl$/);
  expect(
    readFileSync(join(offered, wheel ?? ""))
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
});

test("no file was requested from another server", () => {
  expect(elsewhere).toEqual([]);
});
