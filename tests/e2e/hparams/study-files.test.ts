import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report, Row, SweepDraft } from "../../../wasm-bindings/search";
import { searched, small, threads, visits } from "./lesson";

const visit = visits();

describe("the files of a study", () => {
  const gradlab = (args: string[], input: string) =>
    execFileSync("build/native/gradlab", args, { input, maxBuffer: 1 << 26 }).toString();

  test("gradlab report reads a saved table, and the page reads a table of gradlab sweep", () =>
    visit(small, async ({ page }) => {
      const study = await searched(page);
      const saved = async (button: string) => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          study.getByRole("button", { name: button }).click(),
        ]);
        return readFileSync((await download.path()) ?? "", "utf8");
      };
      const table = await saved("Save as JSON lines");
      const report = JSON.parse(gradlab(["report", "-"], table)) as Report;
      expect(report.trials).toBe(6);
      const text = await study.locator(".chosen p").innerText();
      expect(text).toContain(`Trial ${report.best?.trial}, the best`);
      // The trials are the same as those of the command line, to the last digit of their settings.
      const document = JSON.parse(table.split("\n")[0] ?? "").sweep as SweepDraft;
      const native = gradlab(["sweep", "-"], JSON.stringify(document));
      const rowsOf = (text: string) =>
        text
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => JSON.parse(line) as Row)
          .sort((one, other) => one.trial - other.trial);
      // The document with all defaults, so that the command line continues the table like one of its own.
      expect(document).toEqual(JSON.parse(native.split("\n")[0] ?? "").sweep);
      const begun = join(tmpdir(), `gradlab-begun-${process.pid}.jsonl`);
      writeFileSync(begun, table);
      gradlab(["sweep", "-", "--out", begun, "--resume"], JSON.stringify({ ...document, budget: { trials: 8 } }));
      expect(rowsOf(readFileSync(begun, "utf8")).slice(0, 6)).toEqual(rowsOf(table));
      expect(rowsOf(readFileSync(begun, "utf8"))).toHaveLength(8);
      expect(rowsOf(table).map(({ params }) => params)).toEqual(rowsOf(native).map(({ params }) => params));
      for (const [index, row] of rowsOf(table).entries())
        expect(row.metric).toBeCloseTo(rowsOf(native)[index]?.metric ?? Number.NaN, 9);
      // The page shows the numbers of the file.
      const numbers = await study.locator(".more table tbody th").allInnerTexts();
      const sorted = rowsOf(table).sort((one, other) => (one.metric ?? 1e9) - (other.metric ?? 1e9));
      expect(numbers.map(Number)).toEqual(sorted.map(({ trial }) => trial));
      const csv = await saved("Save as CSV");
      expect(csv.trim().split("\n")).toHaveLength(7);
      expect(JSON.parse(gradlab(["report", "-"], csv))).toEqual(report);

      const theirs = gradlab(
        ["sweep", "-"],
        JSON.stringify({ ...document, budget: { trials: 9 }, metric: "valid-accuracy" }),
      );
      const file = join(tmpdir(), `gradlab-sweep-${process.pid}.jsonl`);
      writeFileSync(file, theirs);
      await study.locator("input[type=file]").setInputFiles(file);
      await study.getByText("A table from a file: 9 trials.").waitFor();
      await study.getByText("1 − validation accuracy").first().waitFor();
      const best = JSON.parse(gradlab(["report", "-"], theirs)) as Report;
      await study.getByText(`Trial ${best.best?.trial}, the best`).waitFor();
      writeFileSync(file, "no table\n");
      await study.locator("input[type=file]").setInputFiles(file);
      await study.getByText("Line 1 is no line of a table of gradlab sweep.").waitFor();
      const [head = "", first = ""] = theirs.split("\n");
      writeFileSync(file, `${head}\n\n${first}\n${first}\n`);
      await study.locator("input[type=file]").setInputFiles(file);
      await study.getByText("Line 4 of the table: trial 0 is there twice.").waitFor();
      const strange = JSON.parse(first) as Row;
      strange.params["optimizer.lr"] = 99;
      writeFileSync(file, `${head}\n${JSON.stringify(strange)}\n`);
      await study.locator("input[type=file]").setInputFiles(file);
      await study.getByText("Line 2 of the table: trial 0: optimizer.lr must be from 0.0001 to 1, not 99.").waitFor();
      await study.getByRole("button", { name: "Back to the own study" }).click();
      expect(await threads(study)).toBe(6);
      await study.getByRole("button", { name: "Forget it" }).click();
    }));
});
