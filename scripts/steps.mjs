/** The steps of the commands. Each does nothing if its result is up to date. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { outputOf, root, run } from "./run.mjs";
import { step } from "./say.mjs";
import { forget, once } from "./stamp.mjs";

/** Calls `work` at most once per process and arguments: its input does not change in the meantime. */
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

/**
 * Clang if there is one (Debian's Emscripten brings it), because it reads a header once for all files, unlike GCC. The
 * variable CXX overrides this.
 */
const fastCompiler = () =>
  process.env.CXX ??
  ["clang++", ...[...Array(16).keys()].map((age) => `clang++-${29 - age}`)].find((name) =>
    outputOf(name, ["--version"]),
  ) ??
  "c++";

/**
 * Builds the command line, or with "all" its tests, too. The preset `sanitize` adds assertions and sanitizers; it uses
 * the system's compiler, so that the code is compiled by both.
 */
export const buildNative = onceHere(async (target = "gradlab", preset = "native") => {
  step(`Building the core for this machine (${preset})`);
  await configure(preset, preset === "native" ? fastCompiler() : (process.env.CXX ?? "c++"));
  await run("cmake", ["--build", "--preset", preset, "--target", target]);
  const hasMpi = readFileSync(join(root, "build", preset, "CMakeCache.txt"), "utf8").includes(
    "GRADLAB_MPI:INTERNAL=TRUE",
  );
  console.log(
    hasMpi ? "MPI was found: mpirun gradlab sweep works." : "MPI was not found: gradlab sweep runs without mpirun.",
  );
});

/** Writes for clang-tidy how each single file is compiled, in build/commands, where nothing is built. */
export const writeCommands = onceHere(async () => {
  await configure("native", fastCompiler(), { folder: "build/commands", settings: ["-DGRADLAB_UNITY=OFF"] });
});

export const buildWasm = onceHere(async () => {
  for (const preset of ["wasm", "wasm-scalar"]) {
    step(`Building the engine of the page (${preset})`);
    await configure(preset, "emcc");
    await run("cmake", ["--build", "--preset", preset]);
  }
});

export const buildPage = onceHere(async () => {
  step("Building the page into dist/");
  await run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"]);
  await run(process.execPath, ["scripts/single.mjs"]);
  await run(process.execPath, ["scripts/scorm.mjs"]);
});

/**
 * Configures from scratch if the compiler or the presets have changed; CMake detects changes of its own files itself.
 */
async function configure(preset, compiler, { folder = `build/${preset}`, settings = [] } = {}) {
  const name = `configure-${basename(folder)}`;
  if (!existsSync(join(root, folder, "build.ninja"))) forget(name);
  const version = outputOf(compiler, ["--version"]);
  const mpi = outputOf("mpicxx", ["--version"]) === undefined ? "no MPI" : "MPI";
  const cause = [compiler, version, mpi, root, readFileSync(join(root, "CMakePresets.json"))].join("\n");
  const args = ["--fresh", "--preset", preset, "-B", folder, "--log-level=WARNING", ...settings];
  // A preset with a toolchain file ignores CXX.
  await once(name, cause, () => run("cmake", args, { CXX: compiler }));
}
