/** In a real JupyterLab: each test goes on where the one before it ended, as a person would. */
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

/** What a person may have chosen in the menus. */
const settings = {
  "@jupyter-widgets/jupyterlab-manager/plugin": { saveState: true },
  "@jupyterlab/apputils-extension/notification": { fetchNews: "false", checkForUpdates: false },
};

const folder = emptyFolder();
const notebook = join(folder, "lessons.ipynb");
let server: Server;
let browser: Browser;
let page: Page;
/** What any page asked for elsewhere. */
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

/** Opens the notebook in a page that knows nothing of the others. */
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

/** What JupyterLab offers to its extensions, as far as it is used here. */
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

/** Runs a cell to its end; what it printed. */
const run = (cell: number): Promise<string> =>
  page.evaluate(async (index) => {
    const { commands, shell } = window.jupyterapp;
    const { content } = shell.currentWidget;
    // A click in a lesson has chosen that lesson's cell.
    content.activeCellIndex = index;
    await commands.execute("notebook:run-cell");
    return (content.widgets[index]?.model.outputs.toJSON() ?? []).flatMap(({ text }) => text ?? []).join("");
  }, cell);

/** What the page says comes to Python when the kernel is free: it may be asked again. */
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

test("two lessons are shown, each as its cell says", async () => {
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

test("Python reads the state, defaults and all, and what it sets is shown", async () => {
  await printed(2).toBe("python has 0.2 100\n");
  await run(3);
  await field("scaling", "steps").toBe(77);
});

test("what Python sets before the page has drawn the lesson holds", async () => {
  await run(6);
  await field("hparams", "game").toMatchObject({ seed: 6 });
  await run(2);
  await field("hparams", "game").toMatchObject({ seed: 6 });
});

test("what the reader sets is in Python, and what is locked stays", async () => {
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

test("a graded answer is in Python", async () => {
  await lesson("scaling").locator("gl-predict").first().getByRole("radio").first().check();
  await printed(4).toMatch(/^results \[\('prediction', (True, 1|False, 0)\)\]\n$/);
});

test("a name that does not exist is refused with those that do", async () => {
  expect(await run(5)).toMatch(/^refused: there is no lesson 'optimisers'; there are 'training-loop', 'backprop'/);
});

test("Python takes what the builder writes: also parts that come late in the page", async () => {
  expect(await run(7)).toContain("taken ['controls', 'sections', 'scan', 'surface.name']");
});

test("after a restart of the kernel the cells show both again", async () => {
  const before = await lesson("scaling").elementHandle();
  await command("kernelmenu:restart");
  await page.locator(".jp-Dialog-button").filter({ hasText: "Restart" }).click();
  // The old kernel knows of an answer.
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

test("and on another day, by a new server, from what was saved", async () => {
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

test("nothing was fetched from anywhere else", () => {
  expect(elsewhere).toEqual([]);
});
