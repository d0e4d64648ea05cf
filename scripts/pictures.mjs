/**
 * node scripts/pictures.mjs [preview <slug of a lesson> builder page frame slides notebook]: makes the pictures of the
 * link previews and of the documents from the built page (npm run build) in a real browser; that of the notebook in a
 * real JupyterLab (npm run build:python).
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumArguments, findChromium } from "./chromium.mjs";
import { previewSize } from "./previews.mjs";
import { root } from "./run.mjs";
import { serve } from "./server.mjs";

const guide = readFileSync(join(root, "docs/embedding.md"), "utf8");
/** A recipe of the guide, by its name. */
const recipe = (/** @type {string} */ name) =>
  new RegExp(`^\`\`\`html ${name}\\n([\\s\\S]*?)\\n\`\`\`$`, "m").exec(guide)?.[1] ?? "";

const course = `<style>
  body { margin: 0; font: 16px/1.6 Verdana, Geneva, sans-serif; background: #eef2ee; color: #222 }
  header { background: #24543f; color: #fff; padding: 14px 24px } main { background: #fff; padding: 24px; max-width: 1000px; margin: 0 auto }
  h1 { font-size: 24px } gradlab-optimizers { border: 1px solid #ccd6ce }
</style>`;
const platform = `<style>
  body { margin: 0; font: 15px/1.5 system-ui; color: #1d2125 } nav { background: #fff; border-bottom: 1px solid #dee2e6; padding: 12px 24px }
  .tabs { display: flex; gap: 24px; border-bottom: 1px solid #dee2e6; margin-bottom: 16px; padding-bottom: 8px } b { color: #0f6cbf }
  .drawer { float: left; width: 200px; padding: 16px 24px; line-height: 2 } main { margin-left: 250px; padding: 24px } iframe { border: 0 }
</style>`;

/** @type {Record<string, { file: string, width: number, height: number, open: (to: Places) => string | Promise<string>, wait?: number, prepare?: (page: import("playwright-core").Page) => Promise<unknown> }>} */
const pictures = {
  preview: {
    ...{ file: "web/public/preview.png", width: 1200, height: 630, wait: 6000 },
    open: ({ site }) => `${site}embed.html?hide=prose+history+predict+sections#/playground?data.source=spiral`,
  },
  ...Object.fromEntries(
    Object.entries({
      "training-loop": "",
      backprop: "",
      scaling: "guess=slower",
      init: "",
      optimizers: "surface.name=rosenbrock&steps=300",
      playground: "data.source=spiral",
      hparams: "ways.guess=six",
    }).map(([slug, state]) => [
      slug,
      {
        ...{ file: `web/public/previews/${slug}.jpg`, ...previewSize, wait: 8000 },
        open: (/** @type {Places} */ { site }) =>
          `${site}embed.html?theme=light&hide=prose+history+predict+sections#/${slug}${state && `?${state}`}`,
        ...(["training-loop", "backprop"].includes(slug) ? { prepare: begin } : {}),
      },
    ]),
  ),
  builder: {
    ...{ file: "docs/builder.png", width: 1180, height: 1440 },
    open: ({ site }) => `${site}build.html#/optimizers?lock=surface,rules&hide=prose,`,
    prepare: (page) => page.evaluate(hideLocalNotice),
  },
  page: {
    ...{ file: "docs/page.png", width: 1040, height: 760 },
    open: ({ page }) =>
      page(
        `${course}${recipe("module").replace("<body>", "<body><header>Machine learning II · week 6</header><main>").replace("</body>", "</main></body>")}`,
      ),
  },
  frame: {
    ...{ file: "docs/frame.png", width: 1040, height: 760 },
    open: ({ page }) =>
      page(
        `${platform}<nav>Machine learning II</nav><div class="drawer">Week 5<br><b>Week 6</b><br>Week 7</div><main><div class="tabs"><b>Page</b><span>Settings</span><span>More</span></div>${recipe("moodle")}${recipe("moodle-site")}</main>`,
      ),
  },
  slides: {
    ...{ file: "docs/slides.png", width: 1180, height: 700 },
    open: ({ site }) =>
      `${site}embed.html#/sequence?projector=true&title=Week+6&steps.1.lesson=scaling&steps.1.text=What+does+the+scale+of+x+change%3F&steps.2.lesson=init-quiz`,
  },
  notebook: {
    ...{ file: "docs/notebook.png", width: 1040, height: 760, wait: 8000 },
    open: ({ notebook }) =>
      notebook(`import gradlab

lesson = gradlab.Lesson(
    "optimizers",
    state={"surface": {"name": "rosenbrock"}},
    hide=["prose", "sections"],
    lock=["surface", "rules"],
)
lesson`),
    prepare: async (page) => {
      await page
        .getByText(/Python 3.*Idle/)
        .first()
        .waitFor({ timeout: 120_000, state: "attached" });
      // JupyterLab shows a question about news some time after the notebook.
      await page.getByRole("button", { name: "No", exact: true }).click();
      await page.evaluate(async () => {
        const { commands } = /** @type {any} */ (window).jupyterapp;
        await commands.execute("application:toggle-left-area");
        await commands.execute("notebook:run-cell");
      });
      await page.locator("gradlab-optimizers gl-race-map").waitFor({ timeout: 120_000 });
    },
  },
};

/** @typedef {{ site: string, page: (body: string) => string, notebook: (cell: string) => Promise<string> }} Places */

/** Starts a lesson that waits for the reader. */
async function begin(/** @type {import("playwright-core").Page} */ page) {
  await page.waitForTimeout(4000);
  await page.locator("[data-lesson]").evaluate((lesson) => /** @type {any} */ (lesson).toggle());
}

/** Removes the builder's notice that the site runs on this machine only. */
function hideLocalNotice() {
  document.querySelector("gradlab-build")?.shadowRoot?.querySelector("gl-notice")?.remove();
}

/** A second origin with one page. */
async function courseServer(/** @type {string} */ site) {
  let html = "";
  const server = createServer((_, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html),
  );
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    show: (/** @type {string} */ body) => {
      html = `<!doctype html>${body}`.replaceAll("https://gradlab.example/", site);
      return `http://127.0.0.1:${port}/`;
    },
    close: () => server.close(),
  };
}

/** Starts a JupyterLab with a notebook of one cell; resolves with its address when it answers. */
async function jupyter(/** @type {string} */ cell) {
  const folder = mkdtempSync(join(tmpdir(), "gradlab-notebook-"));
  const source = { id: "cell", cell_type: "code", metadata: {}, source: cell, outputs: [], execution_count: null };
  const kernelspec = { name: "python3", display_name: "Python 3", language: "python" };
  const file = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells: [source] };
  writeFileSync(join(folder, "week6.ipynb"), JSON.stringify(file));
  const port = 18000 + (process.pid % 1000);
  const address = `http://127.0.0.1:${port}/lab/tree/week6.ipynb`;
  const options = [
    "--no-browser",
    `--port=${port}`,
    "--IdentityProvider.token=",
    "--allow-root",
    "--LabApp.expose_app_in_browser=True",
  ];
  const child = spawn(join(process.env.GRADLAB_PYTHON ?? join(root, "build/python"), "bin/jupyter-lab"), options, {
    cwd: folder,
    env: { ...process.env, HOME: folder, JUPYTER_PREFER_ENV_PATH: "1", PYTHONDONTWRITEBYTECODE: "1" },
    stdio: "ignore",
  });
  // Stops the process even if taking the picture fails.
  process.once("exit", () => child.kill("SIGINT"));
  for (let tries = 0; tries < 300 && !(await fetch(address).catch(() => null)); tries++)
    await new Promise((resolve) => setTimeout(resolve, 300));
  return { address, stop: () => child.kill("SIGINT") };
}

const asked = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(pictures);
const site = await serve(join(root, "dist"), 0);
const second = await courseServer(site.address);
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
for (const name of asked) {
  const picture = pictures[name];
  if (picture === undefined)
    throw new Error(`There is no picture ${name}; there are ${Object.keys(pictures).join(", ")}.`);
  const { file, width, height, open, wait = 4000, prepare } = picture;
  // Pictures in the documents are scaled down; a link preview must have exactly its declared size.
  const deviceScaleFactor = file.startsWith("docs/") ? 0.75 : 1;
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor, serviceWorkers: "block" });
  const page = await context.newPage();
  let stop = () => {};
  const address = await open({
    site: site.address,
    page: second.show,
    notebook: async (cell) => {
      const lab = await jupyter(cell);
      stop = lab.stop;
      return lab.address;
    },
  });
  await page.goto(address);
  await prepare?.(page);
  await page.waitForTimeout(wait);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  await page.screenshot({ path: join(root, file), ...(file.endsWith(".jpg") ? { type: "jpeg", quality: 82 } : {}) });
  await context.close();
  stop();
  console.log(file);
}
await browser.close();
second.close();
await site.close();
