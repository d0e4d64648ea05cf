/** The Python package `gradlab`: a wheel with the page's files inside, in build/wheels and on the site. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumArguments, findHeadlessChromium } from "./chromium.mjs";
import { lessonModules } from "./lessons.mjs";
import { findPythonWithVenv } from "./packages.mjs";
import { root, run } from "./run.mjs";
import { Stop, step } from "./say.mjs";
import { bundle, packed } from "./single.mjs";
import { forget, once } from "./stamp.mjs";

const folder = join(root, "python");
const wheels = join(root, "build", "wheels");
const environment = join(root, "build", "python");
const inEnvironment = (/** @type {string} */ program) => join(environment, "bin", program);

/**
 * The names of parts and settings in released versions of each lesson; none is ever removed. @type {Record<string,
 * string[]>}
 */
const released = JSON.parse(readFileSync(join(root, "tests/fixtures/frozen/names-1.json"), "utf8"));

/** Writes one module with all lessons, and the names that each lesson lists in `parts`. */
async function writeStatic() {
  step("Packing the lessons for notebooks");
  const files = await bundle(`import { renderLesson } from "/src/embed/notebook.ts";
globalThis.gradlabRender = renderLesson;`);
  const shell = readFileSync(join(root, "scripts/notebook-shell.js"), "utf8");
  const text = shell.replace("__FILES__", () => packed(files));
  mkdirSync(join(folder, "src/gradlab/static"), { recursive: true });
  writeFileSync(join(folder, "src/gradlab/static/notebook.js"), text);
  writeFileSync(join(folder, "src/gradlab/static/names.json"), `${JSON.stringify(await namesOf(text), null, 1)}\n`);
}

/**
 * The names in `parts` of each lesson, read in a page without a server. Throws if a name of a released version is
 * missing.
 */
async function namesOf(/** @type {string} */ text) {
  const browser = await chromium.launch({ executablePath: findHeadlessChromium(), args: chromiumArguments });
  try {
    // High enough that all parts of a lesson are loaded.
    const page = await browser.newPage({ viewport: { width: 1280, height: 12_000 } });
    await page.route("http://gradlab.test/**", (route) =>
      route.fulfill(
        route.request().url().endsWith(".js")
          ? { contentType: "text/javascript", body: text }
          : { contentType: "text/html", body: "<!doctype html><title>names</title>" },
      ),
    );
    await page.goto("http://gradlab.test/");
    /** @type {Record<string, { parts: string[], controls: string[] }>} */
    const names = {};
    for (const { slug } of lessonModules())
      names[slug] = await page.evaluate(partsOf, { slug, released: released[slug] ?? [] });
    return names;
  } finally {
    await browser.close();
  }
}

/** Runs in the page. `released`: names that the lesson must have. */
async function partsOf(/** @type {{ slug: string, released: readonly string[] }} */ { slug, released }) {
  const { default: widget } = await import(/* @vite-ignore */ `${"http://gradlab.test"}/notebook.js`);
  /** @type {Record<string, unknown>} */
  const fields = { lesson: slug, state: {}, hide: [], lock: [], theme: null, seed: null, results: [] };
  const el = document.body.appendChild(document.createElement("div"));
  const model = {
    get: (/** @type {string} */ name) => fields[name],
    set: () => {},
    save_changes: () => {},
    on: () => {},
    off: () => {},
  };
  const leave = await widget.render({ model, el });
  const lesson = /** @type {HTMLElement & { ready: Promise<unknown>, parts: { name: string, kind: string }[] }} */ (
    el.firstElementChild
  );
  await lesson.ready;
  // Printing loads every part, including those that are loaded when they come near the window.
  dispatchEvent(new Event("beforeprint"));
  const missing = () => {
    const names = new Set(lesson.parts.map(({ name }) => name));
    return released.filter((name) => !names.has(name));
  };
  // Waits for the names of released versions. New names are found, too; some come only after an answer of the engine.
  const end = performance.now() + 60_000;
  for (let known = -1, quiet = 0; (missing().length > 0 || quiet < 8) && performance.now() < end; quiet++) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (lesson.parts.length !== known) quiet = 0;
    known = lesson.parts.length;
  }
  if (missing().length > 0) throw new Error(`${slug} takes no more: ${missing().join(", ")}`);
  const of = (/** @type {string} */ kind) => lesson.parts.filter((part) => part.kind === kind).map(({ name }) => name);
  const paths = { parts: of("part"), controls: of("control") };
  leave();
  el.remove();
  return paths;
}

/**
 * A virtual environment with the packages that build and test the wheel, in the versions of
 * python/tests/requirements.txt.
 */
async function prepareEnvironment() {
  const python = findPythonWithVenv();
  if (python === undefined)
    throw new Stop("A Python with the module venv is needed (Debian: apt-get install python3-venv).");
  if (!existsSync(inEnvironment("python"))) forget("python");
  await once("python", readFileSync(join(folder, "tests/requirements.txt")), async () => {
    step("Installing Jupyter, marimo and what builds the package");
    rmSync(environment, { recursive: true, force: true });
    await run(python, ["-m", "venv", environment]);
    await run(inEnvironment("python"), ["-m", "pip", "install", "-q", "-r", join(folder, "tests/requirements.txt")]);
  });
}

/** Copies the wheel to the site. The builder finds it in wheels.json. */
function offer(/** @type {string} */ wheel) {
  const offered = join(root, "dist", "python");
  mkdirSync(offered, { recursive: true });
  copyFileSync(join(wheels, wheel), join(offered, wheel));
  writeFileSync(join(offered, "wheels.json"), `${JSON.stringify([wheel])}\n`);
}

/** Builds the wheel; the page must have been built. @returns {Promise<string>} The wheel's path. */
export async function buildWheel() {
  await prepareEnvironment();
  await writeStatic();
  step("Building the wheel");
  rmSync(wheels, { recursive: true, force: true });
  const offline = ["--no-deps", "--no-build-isolation", "--no-index"];
  await run(inEnvironment("python"), ["-m", "pip", "wheel", "-q", ...offline, "-w", wheels, folder]);
  const [wheel] = existsSync(wheels) ? readdirSync(wheels) : [];
  if (wheel === undefined) throw new Stop("No wheel came of it.");
  console.log(`build/wheels/${wheel}`);
  offer(wheel);
  return join(wheels, wheel);
}

/** Installs the wheel beside Jupyter and marimo, without a network. The wheel has no dependencies to download. */
export async function installWheel() {
  const wheel = await buildWheel();
  const quiet = ["-q", "--no-index", "--no-deps", "--force-reinstall"];
  await run(inEnvironment("python"), ["-m", "pip", "install", ...quiet, wheel]);
  // Checks that all dependencies are installed in the required versions.
  await run(inEnvironment("python"), ["-m", "pip", "check"]);
}
