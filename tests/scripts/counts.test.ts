import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { closingCounts, googleTestCounts, vitestCounts } from "../../scripts/counts.mjs";

function report(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), "gradlab-counts-")), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const gtest = (...tests: object[]) =>
  report({ testsuites: [{ testsuite: tests.map((test) => ({ classname: "Adam", ...test })) }] });
const passed = { name: "steps", status: "RUN", result: "COMPLETED" };

it("counts the tests of a GoogleTest report, and names the skipped and disabled ones", () => {
  const failed = { name: "decays", status: "RUN", result: "COMPLETED", failures: [{ failure: "2 is not 3" }] };
  const skipped = { name: "rests", status: "RUN", result: "SKIPPED" };
  const disabled = { name: "sleeps", status: "NOTRUN", result: "SUPPRESSED" };
  expect(googleTestCounts(gtest(passed, passed, failed, skipped, disabled), 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: ["Adam.rests", "Adam.sleeps"],
  });
});

it("counts the tests of a Vitest report, and names the skipped ones", () => {
  const results = ["passed", "failed", "skipped", "todo", "pending"].map((status) => ({
    status,
    fullName: `is ${status}`,
  }));
  expect(vitestCounts(report({ testResults: [{ assertionResults: results }] }), 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: ["is skipped", "is todo", "is pending"],
  });
});

it("counts an exit code other than 0 without a failed test as one failure", () => {
  expect(googleTestCounts(gtest(passed), 139)).toEqual({ passed: 1, failed: 1, skipped: [] });
  expect(vitestCounts("/no/such/report.json", 1)).toEqual({ passed: 0, failed: 1, skipped: [] });
});

it("reads the last line of a parallel run, and counts a missing line or a bad exit code as a failure", () => {
  expect(closingCounts("core: 3 passed, 1 failed\n12 passed, 1 failed\n", 1)).toEqual({ passed: 12, failed: 1 });
  expect(closingCounts("12 passed, 0 failed\n", 1)).toEqual({ passed: 12, failed: 1 });
  expect(closingCounts("12 passed, 0 failed\nSegmentation fault\n", 139)).toEqual({ passed: 0, failed: 1 });
  expect(closingCounts("", 1)).toEqual({ passed: 0, failed: 1 });
});
