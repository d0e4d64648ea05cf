import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "web/src/charts", "web/src/lessons"],
  {
    cwd: root,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((path) => path.endsWith(".ts") && !path.startsWith("web/src/charts/take/"));

/** Drawings that are no pictures. */
const noPicture: Readonly<Record<string, string>> = {
  "web/src/lessons/hparams/map/picture.ts": "lines over the cells of the map, inside of its figure",
  "web/src/lessons/optimizers/chips.ts": "the line of a rule in a key",
  "web/src/lessons/optimizers/claims/panel.ts": "a dot before a sentence",
};

/** The number of drawings in a template outside a `gl-figure`. */
const bareDrawings = (source: string): number =>
  [...source.matchAll(/<(?:svg|canvas)\b/g)].filter(({ index }) => {
    const before = source.slice(0, index).replaceAll(/^\s*(?:\*|\/\/).*$/gm, "");
    return before.split("<gl-figure").length <= before.split("</gl-figure>").length;
  }).length;

it("every picture can be saved: its element or the figure around it has the button", () => {
  const without = files.filter((path) => {
    const source = readFileSync(join(root, path), "utf8").replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, "");
    return bareDrawings(source) > 0 && !/new TakeController\(/.test(source) && !(path in noPicture);
  });
  expect(without).toEqual([]);
  expect(Object.keys(noPicture).filter((path) => !files.includes(path))).toEqual([]);
});

it("a drawing outside a gl-figure is found", () => {
  expect(bareDrawings("html`<gl-figure><svg></svg></gl-figure><svg></svg>`")).toBe(1);
  expect(bareDrawings('html`<gl-figure label="a > b"><b>words</b><svg></svg></gl-figure>`')).toBe(0);
});
