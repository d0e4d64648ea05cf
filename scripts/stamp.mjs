/** Stores in build/ the input of each finished step, so that a step is repeated only after its input has changed. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

const folder = join(root, "build", "stamps");

/** Runs `work` unless it last succeeded for the same `cause`. */
export async function once(name, cause, work) {
  const file = join(folder, name);
  const now = createHash("sha256").update(cause).digest("hex");
  let before;
  try {
    before = readFileSync(file, "utf8");
  } catch {
    before = undefined;
  }
  if (before === now) return;
  await work();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, now);
}

/** Makes a step run again, because its result no longer exists. */
export function forget(name) {
  rmSync(join(folder, name), { force: true });
}
