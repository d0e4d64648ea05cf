import { spawnSync } from "node:child_process";
import { root } from "./node-host.mjs";

/// Runs build.mjs, which talks on standard output; here that belongs to the result alone, so it goes to standard error.
export function build() {
  const { status } = spawnSync(process.execPath, ["bench/build.mjs"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
