/** The steps that the commands are made of; each does nothing when there is nothing to do. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { outputOf, root, run } from "./run.mjs";
import { step } from "./say.mjs";
import { forget, once } from "./stamp.mjs";

/** Done once in a process, whoever asks for it: what it looks at does not change meanwhile. */
const onceHere = (work) => {
  const done = new Map();
  return (...args) => {
    const key = args.join(" ");
    if (!done.has(key)) done.set(key, work(...args));
    return done.get(key);
  };
};

export const nodePackages = onceHere(async () => {
  if (!existsSync(join(root, "node_modules", ".package-lock.json"))) forget("node-packages");
  await once("node-packages", readFileSync(join(root, "package-lock.json")), async () => {
    step("Installing node packages by the lockfile");
    await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  });
});

/** The command line, or with "all" its tests too; with the preset `sanitize` so that assertions and sanitizers watch. */
export const buildNative = onceHere(async (target = "gradlab", preset = "native") => {
  step(`Building the core for this machine (${preset})`);
  await configure(preset, outputOf("c++", ["--version"]));
  await run("cmake", ["--build", "--preset", preset, "--target", target]);
});

export const buildWasm = onceHere(async () => {
  for (const preset of ["wasm", "wasm-scalar"]) {
    step(`Building the engine of the page (${preset})`);
    await configure(preset, outputOf("emcc", ["--version"]));
    await run("cmake", ["--build", "--preset", preset]);
  }
});

export const buildPage = onceHere(async () => {
  step("Building the page into dist/");
  await run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"]);
});

/** From scratch when the compiler or the presets are others than before; CMake sees to its own files itself. */
async function configure(preset, compiler) {
  const name = `configure-${preset}`;
  if (!existsSync(join(root, "build", preset, "build.ninja"))) forget(name);
  const cause = `${compiler}\n${root}\n${readFileSync(join(root, "CMakePresets.json"))}`;
  await once(name, cause, () => run("cmake", ["--fresh", "--preset", preset, "--log-level=WARNING"]));
}
