/** Builds what only the bench needs: its node packages, and the contestants in C++. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { outputOf, root, run } from "../scripts/run.mjs";
import { main, step } from "../scripts/say.mjs";
import { forget, once } from "../scripts/stamp.mjs";
import { ensureSystem } from "../scripts/system.mjs";

await main(async () => {
  await ensureSystem("build");
  await nodePackages();
  await contestants("native", "c++", ["gradlab-bench"]);
  await contestants("wasm", "emcc", ["hand-fused", "gradlab-bench"]);
});

async function nodePackages() {
  if (!existsSync(join(root, "bench/node_modules/.package-lock.json"))) forget("bench-packages");
  await once("bench-packages", readFileSync(join(root, "bench/package-lock.json")), async () => {
    step("Installing the other libraries by the bench's lockfile");
    await run("npm", ["ci", "--prefix", "bench", "--ignore-scripts", "--no-audit", "--no-fund"]);
  });
}

async function contestants(preset, compiler, targets) {
  step(`Building the contestants in C++ (${preset})`);
  const folder = `build/bench/${preset}`;
  const name = `configure-bench-${preset}`;
  if (!existsSync(join(root, folder, "build.ninja"))) forget(name);
  const cause = `${outputOf(compiler, ["--version"])}\n${root}\n${readFileSync(join(root, "CMakePresets.json"))}`;
  const configure = ["--fresh", "--preset", preset, "-B", folder, "-DGRADLAB_BENCH=ON", "--log-level=WARNING"];
  await once(name, cause, () => run("cmake", configure));
  await run("cmake", ["--build", folder, "--target", ...targets]);
}
