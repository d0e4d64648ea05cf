/** Remembers in build/ what a step was done for, so that it is done again only when that has changed. */
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

/** The step is to be done again, because what it made is gone. */
export function forget(name) {
  rmSync(join(folder, name), { force: true });
}
