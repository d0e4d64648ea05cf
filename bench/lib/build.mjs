import { spawnSync } from "node:child_process";
import { root } from "./node-host.mjs";

/// Runs build.mjs. Its output goes to standard error, because standard output is for the result alone.
export function build() {
  const { status } = spawnSync(process.execPath, ["bench/build.mjs"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
