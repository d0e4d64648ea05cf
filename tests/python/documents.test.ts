/** Runs the Python code of the documents, each document as one program: all names in it exist. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, program } from "./support";

const root = join(import.meta.dirname, "../..");

test.each(["python/README.md", "docs/notebooks.md"])("%s", (path) => {
  const text = readFileSync(join(root, path), "utf8");
  const blocks = [...text.matchAll(/^```python\n([\s\S]*?)\n```$/gm)].map(([, block]) => block);
  expect(blocks.length).toBeGreaterThan(0);
  const run = () =>
    execFileSync(program("python"), ["-c", blocks.join("\n")], { cwd: emptyFolder(), encoding: "utf8" });
  expect(run).not.toThrow();
});
