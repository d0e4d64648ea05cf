/** Runs other programs from the repository root. */
import { spawn, spawnSync } from "node:child_process";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { Stop } from "./say.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** Runs a program whose output the person sees. Resolves with its exit code. */
export function exitCodeOf(program, args, environment = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment },
    });
    child.once("error", failed);
    child.once("close", (code) => done(code ?? 1));
  });
}

/** The same, but throws a Stop unless the program succeeds. */
export async function run(program, args, environment) {
  const code = await exitCodeOf(program, args, environment).catch((error) => {
    throw new Stop(`${program} could not be started: ${error.message}`);
  });
  if (code !== 0) throw new Stop(`${program} ${args.join(" ")} ended with exit code ${code}.`);
}

/** Runs a program in the background, with a priority of node:os. Resolves with its whole output and its exit code. */
export function aside(program, args, priority) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid !== undefined) setPriority(child.pid, priority);
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => printed.push(part));
    child.once("error", failed);
    child.once("close", (code) => done({ output: Buffer.concat(printed).toString(), exitCode: code ?? 1 }));
  });
}

/** The output of a program; undefined if it does not exist or fails. */
export function outputOf(program, args) {
  const { status, stdout } = spawnSync(program, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  return status === 0 ? stdout.trim() : undefined;
}

/** Resolves with the results of `work` for each item, in the order of the items; `workers` run in parallel. */
export async function inParallel(items, workers, work) {
  const results = [];
  const waiting = items.map((item, place) => ({ item, place }));
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results[next.place] = await work(next.item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}
