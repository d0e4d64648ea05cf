/** Counts tests in the reports that GoogleTest and Vitest write. */
import { existsSync, readFileSync } from "node:fs";

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

/**
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Counts
 * A program that exits with an error but reports no failed test, or leaves no report, counts as one failure.
 */

/** @returns {Counts} */
export function googleTestCounts(file, exitCode) {
  const report = read(file);
  const tests = (report?.testsuites ?? []).flatMap((suite) => suite.testsuite);
  const skipped = tests.filter((test) => test.result === "SKIPPED" || test.status === "NOTRUN");
  const failed = tests.filter((test) => test.failures !== undefined).length;
  return settle(
    tests.length - failed - skipped.length,
    failed,
    skipped.map((test) => `${test.classname}.${test.name}`),
    exitCode,
  );
}

/** @returns {Counts} */
export function vitestCounts(file, exitCode) {
  const report = read(file);
  const tests = (report?.testResults ?? []).flatMap((suite) => suite.assertionResults);
  const passed = tests.filter((test) => test.status === "passed").length;
  const failed = tests.filter((test) => test.status === "failed").length;
  const skipped = tests.filter((test) => test.status !== "passed" && test.status !== "failed");
  return settle(
    passed,
    failed,
    skipped.map((test) => test.fullName),
    exitCode,
  );
}

/**
 * The counts in the last line of `npm test`; one failure if the line is missing.
 * @returns {{ passed: number, failed: number }}
 */
export function closingCounts(output, exitCode) {
  const [, passed = 0, failed = 0] = output.trimEnd().match(/(?:^|\n)(\d+) passed, (\d+) failed$/) ?? [];
  const { passed: right, failed: wrong } = settle(Number(passed), Number(failed), [], exitCode);
  return { passed: right, failed: wrong };
}

function settle(passed, failed, skipped, exitCode) {
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}
