import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Every word in a catalog is shown somewhere. */
const root = join(import.meta.dirname, "../..");
const sources = new Map(
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "web/src"], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((path) => path.endsWith(".ts"))
    .map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

const catalogs = /(?:(export )?const (\w+) = )?\bcatalog\("([\w.-]+)", \{\n([\s\S]*?)\n\}\)/g;
/** An entry is at the first level: two blanks, its key, a colon. */
const entries = /^ {2}(?:"([^"]+)"|(\w+)):/gm;

const keysOf = (body: string): string[] =>
  [...body.matchAll(entries)].map(([, quoted, plain]) => quoted ?? plain ?? "");

/** The code of a source: without comments, and without the entries of catalogs. */
const codeOf = (source: string): string =>
  source.replaceAll(/(?<=^|\s)(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gm, " ").replaceAll(catalogs, " ");

/** Patterns of the keys that the templates in a code can produce: "row." and any text. */
function templatesIn(code: string): RegExp[] {
  return [...code.matchAll(/`([^`\s<>]*\$\{[^`]*?\}[^`\s<>]*)`/g)].flatMap(([, template = ""]) => {
    const parts = template.split(/\$\{[^}]*\}/);
    const isFree = parts.every((part) => part === "");
    return isFree
      ? []
      : [new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^()|[\]\\]/g, "\\$&")).join(".+")}$`)];
  });
}

/** The folder whose code may use a catalog: that of its lesson, otherwise all. */
const scopeOf = (path: string): string => /^web\/src\/lessons\/[^/]+\//.exec(path)?.[0] ?? "web/src/";

/** A function that uses a catalog that it receives, such as `wordsOf(words: …)`. */
const takesWords = /\((?:\w+: [^()]*, )?words: /;

function unused(all: ReadonlyMap<string, string>): string[] {
  const codes = [...all].map(([path, source]) => {
    const code = codeOf(source);
    return { path, code, templates: templatesIn(code) };
  });
  return [...all].flatMap(([path, source]) =>
    [...source.matchAll(catalogs)].flatMap(([, exported, variable, name, body = ""]) => {
      const scope = variable && !exported ? path : scopeOf(path);
      const isHandedOver = new RegExp(`\\(${variable}\\)`).test(codeOf(source));
      const near = codes.filter(
        (code) =>
          code.path.startsWith(scope) ||
          (isHandedOver && code.path.startsWith(scopeOf(path)) && takesWords.test(code.code)),
      );
      // Its keys are names from the core, and the code checks with `has` whether the catalog has them.
      if (variable && near.some(({ code }) => new RegExp(`\\b${variable}\\.has\\(\\w`).test(code))) return [];
      // By its text, by a template, or as a name in an object.
      const isUsed = (key: string) =>
        near.some(
          ({ code, templates }) =>
            code.includes(`"${key}"`) ||
            templates.some((template) => template.test(key)) ||
            (/^\w+$/.test(key) && new RegExp(`\\b${key}\\??(?::|,|\\s*[}\\]])`).test(code)),
        );
      return keysOf(body)
        .filter((key) => !isUsed(key))
        .map((key) => `${path}: ${name}.${key}`);
    }),
  );
}

it("no catalog has an unused entry", () => {
  expect(unused(sources)).toEqual([]);
});

it("an entry is used if code has its key, a template for it, or its name in a list; any other is unused", () => {
  const words =
    'const words = catalog("one", {\n  title: "A",\n  "row.adam": "B",\n  first: "C",\n  "lost.key": "D",\n})';
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is meant.
  const code = 'text("title"); text(`row.${rule}`); for (const name of ["first"]) text(name); // "lost.key"';
  expect(unused(new Map([["web/src/lessons/a/words.ts", `${words}\n${code}`]]))).toEqual([
    "web/src/lessons/a/words.ts: one.lost.key",
  ]);
  const elsewhere = new Map([
    ["web/src/lessons/a/words.ts", words],
    ["web/src/lessons/b/index.ts", code],
  ]);
  expect(unused(elsewhere)).toHaveLength(4);
});

it("an entry of a catalog that is not exported is not used by the same key in another file", () => {
  const own = (text: string) => `const words = catalog("${text}", {\n  unit: "A",\n})`;
  const neighbours = new Map([
    ["web/src/lessons/a/one.ts", `${own("one")}\nwords.text("unit");`],
    ["web/src/lessons/a/other.ts", own("other")],
  ]);
  expect(unused(neighbours)).toEqual(["web/src/lessons/a/other.ts: other.unit"]);
});

it("an entry of a catalog that a function receives may be used in the file of that function", () => {
  const words = (use: string) => `const own = catalog("one", {\n  order: "A",\n})\n${use}`;
  const asking = 'const wordsOf = (words: Words) => words.text("order");';
  const beside = (use: string, other: string) =>
    unused(
      new Map([
        ["web/src/lessons/a/one.ts", words(use)],
        ["web/src/lessons/a/other.ts", other],
      ]),
    );
  expect(beside("wordsOf(own);", asking)).toEqual([]);
  expect(beside("", asking)).toHaveLength(1);
  expect(beside("wordsOf(own);", 'shared.text("order");')).toHaveLength(1);
});
