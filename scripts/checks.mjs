/** Each check returns a list of problems, one line each. An empty list is a pass. */

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { changedFiles, translationsOf } from "./changed.mjs";
import { filesBelow } from "./includes.mjs";
import { violations } from "./layering.mjs";
import { unnamedDependencies } from "./notices.mjs";
import { inParallel, root } from "./run.mjs";
import { sizeProblems } from "./sizes.mjs";

/** The output of a checking program; empty if it succeeded. */
function complaints(program, args) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    child.stdout.on("data", (piece) => (text += piece));
    child.stderr.on("data", (piece) => (text += piece));
    child.once("error", failed);
    child.once("close", (code) => done(code === 0 ? [] : [text.trim() || `${program} ended with exit code ${code}`]));
  });
}

const module = (path, ...args) => complaints(process.execPath, [join("node_modules", path), ...args]);

/** All C++ files of this project. */
export const cppFiles = () =>
  ["core", "cli", "wasm-bindings", "tests", "bench", "cmake"].flatMap((folder) =>
    filesBelow(root, folder, [".h", ".cpp"]),
  );

async function tidy(everything) {
  const files = translationsOf(everything ? cppFiles() : changedFiles());
  const problems = await inParallel(files, availableParallelism(), (file) =>
    complaints("clang-tidy", ["-p", "build/commands", "--quiet", "--warnings-as-errors=*", file]),
  );
  return problems.flat();
}

/** In order of duration, the quickest first. */
export const checks = {
  layering: () => violations(root),
  "third-party notices": () => unnamedDependencies(root),
  "format of C++": () => complaints("clang-format", ["--dry-run", "--Werror", ...cppFiles()]),
  "format and lint of TypeScript": () => module("@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "."),
  "types of the page": () => module("typescript/bin/tsc", "-p", "tsconfig.json"),
  "types of the tests": () => module("typescript/bin/tsc", "-p", "tsconfig.tests.json"),
  "size budgets": () => sizeProblems(JSON.parse(readFileSync(join(root, "budgets.json"), "utf8"))),
  "clang-tidy on changed files": () => tidy(false),
};

export const thorough = { ...checks, "clang-tidy on changed files": () => tidy(true) };
