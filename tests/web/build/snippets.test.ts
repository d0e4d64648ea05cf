/**
 * The text that the builder writes for each form: only differences from the defaults, with the address of the site, and
 * escaped.
 */
import { expect, it } from "vitest";
import { addressOfChoices, choicesOf, typedSeed } from "../../../web/src/build/choices";
import { withArranged } from "../../../web/src/build/parts";
import {
  type Arranged,
  addressEnd,
  elementHtml,
  embedAddress,
  frameHtml,
  linkAddress,
  mystBlock,
  notebookCell,
  quartoBlock,
  sharedLink,
} from "../../../web/src/build/snippets";
import { embeddedElements } from "../../../web/src/embed/elements";
import { decode } from "../../../web/src/state";

const base = "https://uni.example/ml/gradlab/";
const nothing: Arranged = { state: "", hide: [], lock: [], theme: "", seed: "", paused: false };
const some: Arranged = {
  ...nothing,
  ...{ state: "v=1&steps=300&seed=7", hide: ["prose", "controls"], lock: ["surface", "rules"], theme: "dark" },
};
const elementOf = (name: string) => {
  const match = embeddedElements.find(({ slug }) => slug === name);
  if (!match) throw new Error(name);
  return match;
};

it("writes the script and an element without attributes if nothing is arranged", () => {
  expect(elementHtml(base, "optimizers", nothing)).toBe(
    `<script type="module" src="https://uni.example/ml/gradlab/gradlab.js"></script>\n<gradlab-optimizers></gradlab-optimizers>`,
  );
  expect(elementHtml(base, "optimizers", nothing, { script: "classic" })).toContain(
    `<script src="https://uni.example/ml/gradlab/gradlab.classic.js"></script>`,
  );
});

it("writes differences as attributes, in the order of the contract's table", () => {
  expect(elementHtml(base, "optimizers", { ...some, paused: true }, { width: 700 }).split("\n")[1]).toBe(
    `<gradlab-optimizers state="v=1&amp;steps=300&amp;seed=7" hide="prose controls" lock="surface rules" theme="dark" paused style="max-width: 700px"></gradlab-optimizers>`,
  );
});

it("writes the address of a frame with the state in the fragment and the other attributes in the query", () => {
  const address = embedAddress(base, "optimizers", some);
  expect(address).toBe(
    "https://uni.example/ml/gradlab/embed.html?hide=prose+controls&lock=surface+rules&theme=dark#/optimizers?v=1&steps=300&seed=7",
  );
  const html = frameHtml(base, { src: address, title: "Optimizers", width: 0 });
  expect(html).toContain(`src="${address.replaceAll("&", "&amp;")}"`);
  expect(html).toContain(`<script src="https://uni.example/ml/gradlab/gradlab-host.js"></script>`);
  expect(html).not.toContain("style=");
});

it("links to the site if only the state is set, and to embed.html if names are hidden or locked", () => {
  expect(linkAddress(base, elementOf("optimizers"), { ...nothing, state: "v=1&steps=300" })).toBe(
    "https://uni.example/ml/gradlab/#/optimizers?v=1&steps=300",
  );
  expect(linkAddress(base, elementOf("init-quiz"), { ...nothing, state: "v=1&seed=7" })).toBe(
    "https://uni.example/ml/gradlab/#/init?quiz.v=1&quiz.seed=7",
  );
  expect(linkAddress(base, elementOf("optimizers"), { ...nothing, lock: ["rules"] })).toBe(
    "https://uni.example/ml/gradlab/embed.html?lock=rules#/optimizers",
  );
});

it("shares the address of the lesson's page, which has a preview picture, with the whole state", () => {
  expect(sharedLink(base, elementOf("optimizers"), { ...nothing, state: "v=1&steps=300" })).toBe(
    "https://uni.example/ml/gradlab/lessons/optimizers.html#/optimizers?v=1&steps=300",
  );
  expect(sharedLink(base, elementOf("init-quiz"), { ...nothing, state: "v=1&seed=7" })).toBe(
    "https://uni.example/ml/gradlab/lessons/init.html#/init?quiz.v=1&quiz.seed=7",
  );
  expect(sharedLink(base, elementOf("optimizers"), { ...nothing, lock: ["rules"] })).toBe(
    "https://uni.example/ml/gradlab/embed.html?lock=rules#/optimizers",
  );
});

it("writes blocks of MyST and Quarto", () => {
  expect(mystBlock({ src: `${base}embed.html#/init`, title: "Initialization", width: 0 })).toBe(
    ":::{iframe} https://uni.example/ml/gradlab/embed.html#/init\n:width: 100%\nInitialization\n:::",
  );
  expect(quartoBlock("<p></p>")).toBe("```{=html}\n<p></p>\n```");
});

it("writes a cell of Python with the differences as a dictionary", () => {
  const state = decode("v=1&surface.name=rosenbrock&rules=sgd,adam&steps=300", {});
  expect(notebookCell("optimizers", nothing, {})).toBe(`import gradlab\n\ngradlab.Lesson("optimizers")`);
  expect(notebookCell("init", { ...nothing, paused: true }, {})).toContain(`gradlab.Lesson("init", paused=True)`);
  expect(notebookCell("optimizers", { ...some, seed: "7" }, state)).toBe(
    [
      "import gradlab\n",
      "gradlab.Lesson(",
      `    "optimizers",`,
      `    state={"surface": {"name": "rosenbrock"}, "rules": ["sgd", "adam"], "steps": 300},`,
      `    hide=["prose", "controls"],`,
      `    lock=["surface", "rules"],`,
      `    theme="dark",`,
      `    seed=7,`,
      ")",
    ].join("\n"),
  );
});

it("escapes hostile texts in attributes", () => {
  const evil = `"><script>alert(1)</script><x y="`;
  const html = elementHtml(base, "optimizers", { ...nothing, state: evil, hide: [evil] });
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toContain(`">`.repeat(2));
  expect(frameHtml(base, { src: evil, title: evil, width: 0 }).match(/<script/g)).toHaveLength(1);
});

it("keeps all choices in its address, and nothing else", () => {
  expect(addressOfChoices(choicesOf(""))).toBe("#/optimizers");
  const address =
    "#/init?v=1&state=v%3D1%26depth%3D12&hide=prose,code&lock=depth,&theme=dark&width=700&form=quarto&title=Week+6" +
    "&steps.1.lesson=scaling&steps.2.text=Why%3F&steps.2.lesson=init";
  const choices = choicesOf(address);
  expect(choices).toMatchObject({ slug: "init", state: "v=1&depth=12", hide: ["prose", "code"], lock: ["depth"] });
  expect(choices.steps.map(({ lesson, text }) => [lesson, text])).toEqual([
    ["scaling", ""],
    ["init", "Why?"],
  ]);
  expect(choicesOf(addressOfChoices(choices))).toEqual(choices);
  // Only wrong fields are left out.
  expect(choicesOf("#/init?width=-3&theme=pink&lock=depth,&nosuch=1")).toMatchObject({
    ...{ width: 0, theme: "", lock: ["depth"] },
  });
});

it("writes the same query and fragment for a single file as for a frame", () => {
  expect(addressEnd("optimizers", some)).toBe(
    "?hide=prose+controls&lock=surface+rules&theme=dark#/optimizers?v=1&steps=300&seed=7",
  );
  expect(addressEnd("optimizers", nothing)).toBe("#/optimizers");
});

it("lists hidden and locked names even if the lesson does not list them yet", () => {
  const parts = [{ name: "prose", kind: "part", label: "Text" }] as const;
  expect(withArranged(parts, { hide: ["prose", "sections"], lock: ["surface.kappa"] })).toEqual([
    ...parts,
    { name: "sections", kind: "part", label: "sections" },
    { name: "surface.kappa", kind: "control", label: "surface.kappa" },
  ]);
});

it.each([
  ["", ""],
  [" 7 ", "7"],
  ["1 234 567", "1234567"],
  ["1,234,567", "1234567"],
  ["\uff17", "7"],
  ["1e3", "1000"],
  ["1.5", null],
  ["-1", null],
  ["4294967296", null],
  ["seven", null],
])("a typed seed is read like other numbers, and an invalid one gives null: %j", (text, seed) => {
  expect(typedSeed(text)).toBe(seed);
});
