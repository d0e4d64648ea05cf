/** npm run test:torch: compares the core with a live PyTorch. `npm test` uses fixtures that PyTorch made. */
import { spawnSync } from "node:child_process";
import { filesBelow } from "./includes.mjs";
import { findPythonWithTorch } from "./packages.mjs";
import { root } from "./run.mjs";
import { loud, main, Stop, step } from "./say.mjs";
import { buildNative } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

/** Runs one file of unittest cases, and reads the counts from the last lines of its output. */
function counts(python, file) {
  const { status, stderr, stdout } = spawnSync(python, ["-m", "unittest", "-v", file], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  console.log(stdout + stderr);
  const ran = Number(stderr.match(/^Ran (\d+) tests? in/m)?.[1] ?? 0);
  const bad = ["failures", "errors", "skipped", "unexpected successes"].reduce(
    (sum, kind) => sum + Number(stderr.match(new RegExp(`${kind}=(\\d+)`))?.[1] ?? 0),
    0,
  );
  if (ran === 0) loud(`${file}: not one test ran.`);
  const failed = Math.max(bad, ran === 0 || status !== 0 ? 1 : 0);
  return { passed: Math.max(ran - failed, 0), failed };
}

await main(async () => {
  await ensureSystem("torch").catch((error) => {
    if (error instanceof Stop) loud("The comparisons with live PyTorch CANNOT RUN here, and did not.");
    throw error;
  });
  await buildNative();
  const python = findPythonWithTorch();
  const files = filesBelow(root, "tests/torch", ["_test.py"]);
  if (files.length === 0) throw new Stop("There is no tests/torch/*_test.py: nothing was compared.");
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    step(`Comparing with PyTorch: ${file}`);
    const count = counts(python, file);
    passed += count.passed;
    failed += count.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
