import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lessonModules } from "../../../scripts/lessons.mjs";
import graded from "../../../web/src/embed/graded.json";
import { graders } from "../../../web/src/grade/graders";
import { commonParts, readable, settable } from "../../../web/src/kit/contract";

/** The guide documents everything that a page may rely on: every row of the tables in the code. */
const guide = readFileSync(join(import.meta.dirname, "../../../docs/embedding.md"), "utf8");

/** The names in code marks in the first cells of a section's tables. */
const rowsOf = (title: string): string[] => {
  const section = guide.split(/^## /m).find((one) => one.startsWith(`${title}\n`)) ?? "";
  return [...section.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name.replace(/^<(.*)>$/, "$1")),
  );
};

describe("the guide", () => {
  it("names every element, and every attribute and property", () => {
    expect(rowsOf("What a lesson can be told").sort()).toEqual(
      [
        ...lessonModules().map(({ slug }) => `gradlab-${slug}`),
        ...Object.keys(settable),
        ...Object.keys(readable),
      ].sort(),
    );
  });

  it("names every part that hide takes everywhere", () => {
    const row = /^\| `hide` .*$/m.exec(guide)?.[0] ?? "";
    for (const part of commonParts) expect(row).toContain(`\`${part}\``);
  });

  it("names every event", () => {
    expect(rowsOf("What it tells")).toEqual(["ready", "state", "result", "error"].map((name) => `gradlab-${name}`));
  });

  it("names the lessons with graded exercises: those that have a package and a grader", () => {
    const section = guide.split(/^## /m).find((one) => one.startsWith("SCORM\n")) ?? "";
    const named = [...section.matchAll(/`scorm\/([a-z-]+)\.zip`/g)].map(([, slug]) => slug);
    expect(named.sort()).toEqual(Object.keys(graded).sort());
    expect(Object.keys(graders).sort()).toEqual(Object.keys(graded).sort());
  });

  it("names every file that embedding pages load", () => {
    const files = rowsOf("The files").map((name) => name.replace(/#.*/, ""));
    expect(files).toEqual([
      ...["gradlab.js", "gradlab.classic.js", "gradlab.d.ts", "embed.html", "gradlab-host.js"],
      ...["single/<slug>.html", "scorm/<slug>.zip", "lessons/<slug>.html"],
      ...["python/gradlab-*.whl", "build.html", "grade.html"],
      ...["sw.js", "manifest.webmanifest"],
    ]);
  });
});
