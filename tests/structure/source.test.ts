import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** Rules of CONTRIBUTING.md that neither formatter nor linter checks, over every file that git knows. */
const root = join(import.meta.dirname, "../..");
const files = execFileSync(
  "git",
  ["ls-files", "web/src", "core", "cli", "wasm-bindings", "tests", "scripts", "bench", "python"],
  {
    cwd: root,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((path) => /\.(ts|mjs|css|h|cpp|py)$/.test(path) && !path.startsWith("tests/fixtures/"))
  // This file contains the forbidden words.
  .filter((path) => path !== "tests/structure/source.test.ts");
const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

describe("lines", () => {
  const longest = 120;
  /** Lines that may be longer: an address; in tests, data such as a document or markup, but no title of a test. */
  const isWhole = (path: string, line: string): boolean =>
    /https?:\/\/\S{60}/.test(line) ||
    (path.startsWith("tests/") &&
      /["'`(<{]\S.*["'`)>}]/.test(line) &&
      !/^\s*(?:(?:test|it|describe)\b|\/\/|\*)/.test(line));

  it("have up to 120 columns", () => {
    const long = files
      .filter((path) => !/^(scripts|bench)\//.test(path))
      .flatMap((path) =>
        textOf(path)
          .split("\n")
          .flatMap((line, index) =>
            [...line].length > longest && !isWhole(path, line) ? [`${path}:${index + 1}: ${[...line].length}`] : [],
          ),
      );
    expect(long).toEqual([]);
  });
});

describe("tests", () => {
  it("are never skipped by their file, which would count as failed; a test for some machines is not defined elsewhere", () => {
    const skipping = files
      .filter((path) => path.endsWith(".test.ts"))
      .filter((path) => /\b(?:it|test|describe)\.(?:skip|skipIf|runIf|todo|only)\b/.test(textOf(path)));
    expect(skipping).toEqual([]);
  });
});

describe("folders", () => {
  it("of lessons are at most two levels deep: the lesson, and one below it", () => {
    const deep = files.filter((path) => /^web\/src\/lessons\/(?:[^/]+\/){3}/.test(path));
    expect(deep).toEqual([]);
  });
});

describe("lessons and pages", () => {
  /** Functions that are defined once, in the folder `home`, and must not be defined again elsewhere. */
  const once = [
    {
      home: "web/src/statistics/",
      again:
        /\b(?:function |const )(?:mean|median|variance|quantile)(?:Of)?(?: = )?\([\w, ]*: (?:readonly )?number\[\]/,
    },
    { home: "web/src/kit/", again: /\bnew IntersectionObserver\b|\bsetInterval\(|\bfailedBy\b/ },
    { home: "web/src/kit/motion.ts", again: /\bmatchMedia\([^)]*prefers-reduced-motion/ },
    { home: "web/src/kit/random.ts or web/src/state/seed.ts", again: /\bMath\.random\b/ },
  ];
  const others = /^web\/src\/(?:lessons|site|build|grade|embed)\//;
  const repeats = (path: string, source: string): string[] =>
    once.filter(({ again }) => again.test(source)).map(({ home }) => `${path}: ${home} has it`);

  it("use the functions of the kit and the statistics", () => {
    expect(files.filter((path) => others.test(path)).flatMap((path) => repeats(path, textOf(path)))).toEqual([]);
  });

  it("wait with a Timer, or with something made of one", () => {
    const clocks = files.filter(
      (path) =>
        (/^web\/src\/(?!engine\/|elements\/timer\.ts)/.test(path) && textOf(path).includes("clearTimeout")) ||
        (path.startsWith("web/src/lessons/") && textOf(path).includes("setTimeout")),
    );
    expect(clocks).toEqual([]);
  });

  it("are reported if they define such a function again", () => {
    expect(repeats("own", "const mean = (all: number[]) => 1; new IntersectionObserver(() => {})")).toEqual([
      "own: web/src/statistics/ has it",
      "own: web/src/kit/ has it",
    ]);
  });
});

describe("the contents of a lesson", () => {
  /** The order on the page, from top to bottom (`render` of web/src/kit/lesson.ts). */
  const order = ["prose", "asks", "dial", "further", "figure", "below", "controls", "sections"];
  const partsOf = (source: string): string[] =>
    [...source.matchAll(/^ {2}protected override (\w+)\(/gm)].flatMap(([, part = ""]) =>
      order.includes(part) ? [part] : [],
    );
  const entries = files.filter((path) => /^web\/src\/lessons\/[^/]+\/index\.ts$/.test(path));

  it("have its parts in the order in which they are read", () => {
    const inOrder = (parts: readonly string[]) => order.filter((part) => parts.includes(part));
    const all = entries.map((path) => ({ path, parts: partsOf(textOf(path)) }));
    expect(all).toEqual(all.map(({ path, parts }) => ({ path, parts: inOrder(parts) })));
    for (const { parts } of all) expect(parts).toEqual(expect.arrayContaining(["prose", "figure"]));
  });
});

describe("texts", () => {
  /** String literals, without comments and templates. */
  const literals = (source: string): string[] =>
    source.replaceAll(/\/\*[\s\S]*?\*\//g, " ").match(/"(?:[^"\\\n]|\\.)*"/g) ?? [];

  it("have no marks of Markdown, which the page would show unchanged", () => {
    const marked = files
      .filter((path) => /^web\/src\/(messages\/|.*words\.ts$)/.test(path))
      .flatMap((path) => literals(textOf(path)).map((text) => `${path}: ${text}`))
      .filter((text) => /`|\*\*|\]\(/.test(text));
    expect(marked).toEqual([]);
  });

  it("are found with their quotes, without comments", () => {
    expect(literals('/** `a` */ one: "as `b` says", // c')).toEqual(['"as `b` says"']);
  });
});

/**
 * Words of a private language that names must not contain; the glossary in CONTRIBUTING.md has the standard ones.
 * `except`: names from outside this project.
 */
const forbidden: readonly { word: RegExp; instead: string; except?: RegExp }[] = [
  { word: /^(foretell|foretold)s?$/, instead: "predict" },
  { word: /^desks?$/, instead: "what it is" },
  { word: /^(wish|wishes|wished|want|wants|wanted)$/, instead: "request" },
  { word: /^(lately|outlook)$/, instead: "recent, viewport" },
  { word: /^sheets?$/, instead: "styles", except: /styleSheets?$|^CSSStyleSheet$|^isSheet$/i },
  { word: /^kept$/, instead: "memo, saved" },
  { word: /^penalty$/, instead: "weightDecay", except: /^(line)?penalty$/i },
  { word: /^(told|tells?|says|said)$/, instead: "message, result" },
  { word: /^sought$/, instead: "item, target" },
  { word: /^found$/, instead: "result, match, what it is" },
];

/** A program in Python, without docstrings and comments. */
const asScript = (python: string): string =>
  python.replaceAll(/"""[\s\S]*?"""/g, '""').replaceAll(/(^|\s)#.*$/gm, "$1");

/** The names in a program, without comments, texts and patterns. */
function namesIn(source: string, path = ""): string[] {
  const code = (path.endsWith(".py") ? asScript(source) : source)
    .replaceAll(/\/\*[\s\S]*?\*\//g, " ")
    .replaceAll(/(^|[^:"'`\\])\/\/.*$/gm, "$1")
    .replaceAll(/(?<=[=(,[:]\s*)\/(?:[^/\n\\]|\\.)+\/[a-z]*/g, "RegExp")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    // Only the expressions in a template.
    .replaceAll(/`(?:[^`\\]|\\[\s\S])*`/g, (text) => (text.match(/\$\{[^}]*\}/g) ?? []).join(" "));
  return [...new Set(code.match(/[A-Za-z_$][\w$]*/g) ?? [])];
}

const wordsIn = (name: string): string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[ _$]/);

function wrongNames(names: readonly string[]): string[] {
  return names.flatMap((name) =>
    forbidden
      .filter(({ word, except }) => wordsIn(name).some((part) => word.test(part)) && !except?.test(name))
      .map(({ instead }) => `${name} (${instead})`),
  );
}

describe("names", () => {
  it("contain no forbidden words", () => {
    const wrong = files.flatMap((path) => {
      const names = namesIn(textOf(path), path).filter((name) => !path.endsWith("_test.cpp") || !/^[A-Z]/.test(name));
      return wrongNames(names).map((name) => `${path}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it("of files contain no forbidden words", () => {
    const wrong = files.flatMap((path) => wrongNames(path.split(/[/.-]/)).map((name) => `${path}: ${name}`));
    expect(wrong).toEqual([]);
  });

  it("with the word sweep are used only for the search over hyper-parameters", () => {
    const about = /^(web\/src\/(engine|lessons\/hparams)\/|core\/search\/|cli\/|wasm-bindings\/|tests\/|bench\/)/;
    const other = files.filter(
      (path) => !about.test(path) && namesIn(textOf(path)).some((name) => wordsIn(name).includes("sweep")),
    );
    expect(other).toEqual([]);
  });

  it("are found in code only, and split into their words", () => {
    const source = `
      // kept here
      /** told */
      const baseSheet = styleSheet; const wantedRate = "said" + \`kept \${says}\`; const tank = penaltyOf(desktop);`;
    expect(wrongNames(namesIn(source))).toEqual([
      "baseSheet (styles)",
      "wantedRate (request)",
      "says (message, result)",
      "penaltyOf (weightDecay)",
    ]);
  });
});

describe("types", () => {
  /** Types that describe the same thing in two places which may not import each other. */
  const shared = new Map([
    ["Knob", "of the core's catalog, and as a control takes it, which knows no engine"],
    ["Plain", "data as they cross from the core, and as a state is made of them"],
    ["Run", "the module's, and the page's handle on it"],
    ["GradlabElement", "a lesson's element, and what an embedding page is promised of it"],
  ]);
  const kitOf = (path: string): string => path.match(/^web\/src\/lessons\/[^/]+\//)?.[0] ?? "";

  /**
   * Names that are exported in two places and that a lesson can see both: at most one of the two is in another lesson.
   */
  function twice(exported: readonly { path: string; name: string }[]): string[] {
    return exported.flatMap(({ path, name }, index) =>
      exported
        .slice(index + 1)
        .filter((other) => other.name === name && other.path !== path)
        .filter((other) => [kitOf(path), ""].includes(kitOf(other.path)) || kitOf(path) === "")
        .map((other) => `${name}: ${path}, ${other.path}`),
    );
  }

  it("have different names if a lesson can see both, except the listed ones, all of which are used", () => {
    const sources = files.filter((path) => /^(web\/src\/.*\.ts|wasm-bindings\/.*\.d\.ts)$/.test(path));
    const exported = sources.flatMap((path) =>
      [...textOf(path).matchAll(/^export (?:declare )?(?:abstract )?(?:interface|type|class) (\w+)/gm)].map(
        ([, name = ""]) => ({ path, name }),
      ),
    );
    const names = twice(exported).map((pair) => pair.replace(/:.*/, ""));
    expect(new Set(names)).toEqual(new Set(shared.keys()));
  });

  it("of two different lessons may have the same name", () => {
    const [kit, one, again, other] = [
      "web/src/kit/a.ts",
      ...["one/a", "one/b", "other/a"].map((path) => `web/src/lessons/${path}.ts`),
    ];
    const twiceIn = (...paths: (string | undefined)[]) =>
      twice(paths.map((path = "") => ({ path, name: "Row" }))).length;
    expect([twiceIn(one, other), twiceIn(one, again), twiceIn(kit, other), twiceIn(other, kit)]).toEqual([0, 1, 1, 1]);
  });
});

describe("comments and the titles of tests", () => {
  /** Words that a reader from another country has to guess: who is meant, and how many? */
  const riddle = /\b(?:whoever|nobody hears|hears? of|heard of|so many|lately|foretells?|foretold|wish(?:es|ed)?)\b/i;

  const commentsIn = (source: string): string[] =>
    source.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm)?.map((text) => text.replaceAll(/\s+(?:\*(?!\/))?\s*/g, " ")) ??
    [];
  /** The titles of single tests, and of tests for each row of a table. */
  const titlesIn = (source: string): string[] =>
    [...source.matchAll(/(?:^\s*(?:it|test|describe)\b[.\w]*|\))\(\s*(["'`])((?:(?!\1).)*)\1/gm)].map(
      ([, , title = ""]) => title,
    );

  it("contain no riddles", () => {
    const riddles = files.flatMap((path) => {
      const source = textOf(path);
      const texts = [...commentsIn(source), ...(path.startsWith("tests/") ? titlesIn(source) : [])];
      return texts.filter((text) => riddle.test(text)).map((text) => `${path}: ${text.trim()}`);
    });
    expect(riddles).toEqual([]);
  });

  it("are found as such, also over the end of a line", () => {
    expect(commentsIn('const a = "so many"; // whoever\n/**\n * so\n * many\n */\n/// lately')).toEqual([
      "// whoever",
      "/** so many */",
      "/// lately",
    ]);
    expect(titlesIn('it("tells whoever", () => {});\n  test.each(rows)(`so many`, () => {});')).toEqual([
      "tells whoever",
      "so many",
    ]);
  });
});
