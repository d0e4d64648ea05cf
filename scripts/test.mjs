/**
 * npm test [-- core | wasm | web | e2e [what to pass on to the runner]]: builds what the tests need and runs them.
 * A part without a test and a test that was skipped are failures: nothing is left out in silence.
 */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { googleTestCounts, vitestCounts } from "./counts.mjs";
import { exitCodeOf, inParallel, root } from "./run.mjs";
import { loud, main, Stop, step } from "./say.mjs";
import { buildNative, buildPage, buildWasm, nodePackages } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

const reports = join(root, "build", "reports");

/** Each part: what it needs built, and the runs it is made of, by name. */
const parts = {
  core: { prepare: [() => buildNative("all")], runs: coreRuns },
  wasm: { prepare: [nodePackages, buildNative, buildWasm], runs: () => [vitestRun("wasm")] },
  web: { prepare: [nodePackages, buildWasm], runs: () => [vitestRun("web"), vitestRun("web-browser")] },
  e2e: { prepare: [nodePackages, buildNative, buildWasm, buildPage], runs: () => [vitestRun("e2e")] },
};

function coreRuns() {
  const folder = join(root, "build", "native", "tests");
  const programs = readdirSync(folder).filter((name) => name.startsWith("test-"));
  return programs.map((name) => ({
    name,
    async go(args) {
      const report = join(reports, `${name}.json`);
      return googleTestCounts(report, await exitCodeOf(join(folder, name), ["--gtest_brief=1", `--gtest_output=json:${report}`, ...args]));
    },
  }));
}

function vitestRun(project) {
  return {
    name: project,
    async go(args) {
      const report = join(reports, `${project}.json`);
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
      const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters, ...args];
      return vitestCounts(report, await exitCodeOf(process.execPath, vitest));
    },
  };
}

/** Runs a part and says what is wrong with it besides failed tests. */
async function runPart(name, args) {
  const part = parts[name];
  for (const prepare of part.prepare) await prepare();
  step(`Testing: ${name}`);
  // Programs of the core are small and share nothing; browsers and Node get the machine for themselves.
  const results = await inParallel(part.runs(), name === "core" ? availableParallelism() : 1, async (run) => ({
    name: run.name,
    counts: await run.go(args),
  }));
  if (results.length === 0) loud(`${name}: there are no tests.`);
  let passed = 0;
  let failed = results.length === 0 ? 1 : 0;
  for (const { name: run, counts } of results) {
    const none = counts.passed + counts.failed + counts.skipped.length === 0;
    if (none) loud(`${run}: not one test ran.`);
    for (const test of counts.skipped) loud(`${run}: skipped, which counts as failed: ${test}`);
    passed += counts.passed;
    failed += counts.failed + counts.skipped.length + (none ? 1 : 0);
    console.log(`${run}: ${counts.passed} passed, ${counts.failed + counts.skipped.length} failed`);
  }
  return { passed, failed };
}

await main(async () => {
  const [only, ...args] = process.argv.slice(2);
  if (only !== undefined && !(only in parts))
    throw new Stop(`There is no part called ${only}; there are ${Object.keys(parts).join(", ")}.`);
  await ensureSystem(only === "core" ? "build" : "test");
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const name of only === undefined ? Object.keys(parts) : [only]) {
    const { passed, failed } = await runPart(name, args);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
