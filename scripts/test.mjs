/**
 * npm test [-- core | wasm | web | components | e2e [what to pass on to the runner]]: builds what the tests need and
 * runs them; several parts are separated by commas, as in core,wasm.
 * npm test -- everybody: screens of all sizes, print, forced colours, keyboards, screen readers, pages that are read
 * from right to left or are translated, missing files, and whether every question comes before its answer.
 * npm test -- settle: whether each lesson shows its state, over 200 seeds for each lesson, half of them new every time.
 * npm test -- fuzz: whether a lesson shows NaN, undefined or similar in one of 10,000 states, new ones every time.
 * npm test -- hostile: 200,000 fuzzed states and attributes, 10,000 hostile messages and receipts of each kind,
 * injections into every text.
 * npm test -- sanitize: the core's tests with assertions and sanitizers; slow, so only on request.
 * npm test -- browsers: embedding pages of several kinds, and every lesson, in Firefox.
 * npm run test:python (npm test -- python): the Python package in a real JupyterLab and a real marimo.
 * npm run test:claims (npm test -- claims): the claims of the lessons, over all their seeds and settings; slow, too.
 * A part without tests and a skipped test count as failures, so that nothing is left out unnoticed.
 */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closingCounts, googleTestCounts, vitestCounts } from "./counts.mjs";
import { aside, exitCodeOf, inParallel, root } from "./run.mjs";
import { loud, main, Stop, step } from "./say.mjs";
import { buildNative, buildPage, buildWasm, nodePackages } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

const reports = join(root, "build", "reports");
/** End-to-end tests that open every lesson in many ways, which takes minutes. */
const everybody = "tests/e2e/everybody";

/**
 * Each part: its needs on the machine (a job of packages.mjs; "test" by default), the builds it needs, its runs by
 * name, whether they run in parallel, and whether the part runs only on request.
 */
const parts = {
  core: { job: "build", prepare: [() => buildNative("all")], runs: () => coreRuns("native"), together: true },
  wasm: { prepare: [nodePackages, buildNative, buildWasm], runs: () => [vitestRun("wasm")] },
  web: { prepare: [nodePackages, buildNative, buildWasm], runs: () => [vitestRun("web")] },
  components: { prepare: [nodePackages, buildNative, buildWasm], runs: () => [vitestRun("web-browser")] },
  e2e: {
    prepare: [nodePackages, buildNative, buildWasm, buildPage],
    runs: () => [vitestRun("e2e", "e2e", ["--exclude", `${everybody}/**`])],
  },
  everybody: {
    prepare: [nodePackages, buildNative, buildWasm, buildPage],
    runs: () => [vitestRun("e2e", "everybody", [everybody])],
    onRequest: true,
  },
  settle: {
    prepare: [nodePackages, buildNative, buildWasm],
    // Two halves in parallel: a page waits more than it computes.
    runs: () => (process.env.GRADLAB_SETTLE ? [process.env.GRADLAB_SETTLE] : ["fixed", "new"]).map(settleRun),
    together: true,
    onRequest: true,
  },
  fuzz: {
    prepare: [nodePackages, buildNative, buildWasm],
    // Two halves, as above.
    runs: () => ["one", "other"].map((half) => fuzzRun(`fuzz-${half}`)),
    together: true,
    onRequest: true,
  },
  hostile: {
    prepare: [nodePackages, buildWasm, buildPage],
    runs: () => [
      vitestRun("web", "hostile-texts", ["tests/web/hostile"], { GRADLAB_HOSTILE: "all" }),
      vitestRun("e2e", "hostile-pages", ["tests/e2e/hostile"], { GRADLAB_HOSTILE: "all" }),
    ],
    onRequest: true,
  },
  sanitize: {
    job: "build",
    prepare: [() => buildNative("all", "sanitize")],
    runs: () => coreRuns("sanitize"),
    together: true,
    onRequest: true,
  },
  browsers: {
    job: "browsers",
    prepare: [nodePackages, buildWasm, buildPage],
    runs: () => [vitestRun("browsers")],
    onRequest: true,
  },
  python: {
    job: "python",
    prepare: [nodePackages, buildWasm, buildPage, installWheel],
    runs: () => [vitestRun("python")],
    onRequest: true,
  },
  claims: {
    prepare: [nodePackages, buildNative, buildWasm],
    runs: () => [vitestRun("claims", "claims", ["--maxWorkers=2"])],
    onRequest: true,
  },
};

/** Imported only here, after its dependencies have been installed. */
async function installWheel() {
  await (await import("./wheel.mjs")).installWheel();
}

/** The file for the report of a run. The report of an earlier run is deleted. */
function reportOf(name) {
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  return report;
}

/** Takes hours with sanitizers, and half a minute without. */
const tooSlowWithSanitizers = "Signal.IsWhatTheoryPredictsForEverySchemeAndActivation";

function coreRuns(preset) {
  const folder = join(root, "build", preset, "tests");
  const programs = readdirSync(folder).filter((name) => name.startsWith("test-"));
  const without = preset === "sanitize" ? [`--gtest_filter=-${tooSlowWithSanitizers}`] : [];
  if (without.length > 0) loud(`Left out with sanitizers, because it is too slow there: ${tooSlowWithSanitizers}`);
  return programs.map((name) => ({
    name,
    async go(args) {
      const report = reportOf(name);
      return googleTestCounts(
        report,
        await exitCodeOf(join(folder, name), ["--gtest_brief=1", `--gtest_output=json:${report}`, ...without, ...args]),
      );
    },
  }));
}

function vitestRun(project, name = project, only = [], environment = {}) {
  return {
    name,
    async go(args) {
      const report = reportOf(name);
      const reporters = ["default", "json", "./scripts/second-try.mjs"].map((name) => `--reporter=${name}`);
      const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters, ...only, ...args];
      vitest.push(`--outputFile.json=${report}`);
      return vitestCounts(report, await exitCodeOf(process.execPath, vitest, environment));
    },
  };
}

const minutesSince = (begun) => ((performance.now() - begun) / 60_000).toFixed(1);

const settleRun = (seeds) =>
  vitestRun("web-browser", `settle-${seeds}`, ["tests/web/settle"], { GRADLAB_SETTLE: seeds });

/**
 * The number of states of each element in one half of the fuzz test. Both halves have 10,008 states,
 * unless GRADLAB_FUZZ sets another number.
 */
const fuzzed = process.env.GRADLAB_FUZZ ?? "556";

const fuzzRun = (name) => vitestRun("web-browser", name, ["tests/web/fuzz"], { GRADLAB_FUZZ: fuzzed });

/** Runs a part, and reports its faults other than failed tests. */
async function runPart(name, args) {
  const part = parts[name];
  const asked = performance.now();
  for (const prepare of part.prepare) await prepare();
  if (part.onRequest) console.log(`${name}: prepared after ${minutesSince(asked)} minutes`);
  step(`Testing: ${name}`);
  // Runs in browsers or in Node are not parallel: each uses the whole machine.
  const begun = performance.now();
  const results = await inParallel(part.runs(), part.together ? availableParallelism() : 1, async (run) => ({
    name: run.name,
    counts: await run.go(args),
    minutes: minutesSince(begun),
  }));
  if (results.length === 0) loud(`${name}: there are no tests.`);
  let passed = 0;
  let failed = results.length === 0 ? 1 : 0;
  for (const { name: run, counts, minutes } of results) {
    const none = counts.passed + counts.failed + counts.skipped.length === 0;
    if (none) loud(`${run}: not one test ran.`);
    for (const test of counts.skipped) loud(`${run}: skipped, which counts as failed: ${test}`);
    passed += counts.passed;
    failed += counts.failed + counts.skipped.length + (none ? 1 : 0);
    const failures = counts.failed + counts.skipped.length;
    console.log(`${run}: ${counts.passed} passed, ${failures} failed; done after ${minutes} minutes`);
  }
  return { passed, failed };
}

/** Runs several parts, one after the other. */
async function runParts(names, args) {
  const total = { passed: 0, failed: 0 };
  for (const name of names) {
    const { passed, failed } = await runPart(name, args);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/**
 * The parts that run in a browser, in real time: they have priority. The other parts use the time in which the browsers
 * wait.
 */
const inBrowsers = ["components", "e2e"];

/**
 * Runs all parts: those in browsers in this process, the others in parallel in another process, whose output is printed
 * when it has ended.
 */
async function runAll() {
  const beside = Object.keys(parts).filter((part) => !parts[part].onRequest && !inBrowsers.includes(part));
  await Promise.all([nodePackages(), buildNative()]);
  for (const prepare of new Set(inBrowsers.flatMap((part) => parts[part].prepare))) await prepare();
  step(`Testing beside what follows: ${beside.join(", ")}`);
  const away = aside(
    process.execPath,
    [fileURLToPath(import.meta.url), beside.join(",")],
    constants.priority.PRIORITY_LOW,
  );
  const here = await runParts(inBrowsers, []);
  step(`What was tested beside: ${beside.join(", ")}`);
  const { output, exitCode } = await away;
  process.stdout.write(output);
  const there = closingCounts(output, exitCode);
  return { passed: here.passed + there.passed, failed: here.failed + there.failed };
}

await main(async () => {
  const [chosen, ...args] = process.argv.slice(2);
  const names = chosen?.split(",");
  const unknown = names?.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new Stop(`There is no part called ${unknown}; there are ${Object.keys(parts).join(", ")}.`);
  for (const job of new Set((names ?? ["e2e"]).map((name) => parts[name].job ?? "test"))) await ensureSystem(job);
  mkdirSync(reports, { recursive: true });
  const { passed, failed } = names === undefined ? await runAll() : await runParts(names, args);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
