/**
 * The public types are written by hand. The compiler compares them with the elements, and this test compares their
 * names with the table of the contract.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, expectTypeOf, it, onTestFinished } from "vitest";
import { lessonModules } from "../../../scripts/lessons.mjs";
import { publicTypes } from "../../../scripts/types.mjs";
import type {
  GradlabElement,
  GradlabErrorDetail,
  GradlabResultDetail,
  GradlabStateDetail,
} from "../../../web/src/embed/public";
import type { ErrorDetail, LessonPart, ResultDetail, StateDetail } from "../../../web/src/kit/contract";
import { readable, settable } from "../../../web/src/kit/contract";
import type { GradlabElement as Element } from "../../../web/src/kit/element";

const text = publicTypes();

it("the types have every property of the contract and every element", () => {
  const own = Object.keys({ ...settable, ...readable }).filter((name) => name !== "lang");
  for (const name of own) expect(text).toMatch(new RegExp(`^ {2}(readonly |get )?${name}\\b`, "m"));
  for (const { slug } of lessonModules()) expect(text).toContain(`"gradlab-${slug}": GradlabElement;`);
});

it("the properties have the types of the elements' properties", () => {
  type Own = Element<object>;
  expectTypeOf<Own["fragment"]>().toEqualTypeOf<GradlabElement["fragment"]>();
  expectTypeOf<Own["hide"]>().toEqualTypeOf<GradlabElement["hide"]>();
  expectTypeOf<Own["lock"]>().toEqualTypeOf<GradlabElement["lock"]>();
  expectTypeOf<Own["seed"]>().toEqualTypeOf<GradlabElement["seed"]>();
  expectTypeOf<Own["paused"]>().toEqualTypeOf<GradlabElement["paused"]>();
  expectTypeOf<LessonPart[]>().toExtend<GradlabElement["parts"]>();
  expectTypeOf<Own["problems"]>().toExtend<GradlabElement["problems"]>();
  expectTypeOf<StateDetail>().toExtend<GradlabStateDetail>();
  expectTypeOf<ErrorDetail>().toExtend<GradlabErrorDetail>();
  expectTypeOf<ResultDetail>().toExtend<GradlabResultDetail>();
});

/** An embedding page that uses only the public types. The compiler must refuse the wrong lines in it. */
const consumer = `
import type { GradlabElement, GradlabMessage, GradlabSetMessage } from "./gradlab";

const lesson: GradlabElement = document.createElement("gradlab-optimizers");
lesson.state = { steps: 300 };
lesson.state = "steps=300";
lesson.hide = ["prose", "sections"];
lesson.lock = "rules surface";
lesson.theme = "dark";
lesson.seed = 7;
lesson.paused = true;
const text: string = lesson.fragment + lesson.parts.map(({ name, kind, label }) => name + kind + label).join();
lesson.ready.then(({ lesson: slug, state }) => console.log(text, slug, state, lesson.problems[0]?.message));
lesson.addEventListener("gradlab-result", ({ detail }) => console.log(detail.score / detail.max));
document.addEventListener("gradlab-error", ({ detail }) => console.log(detail.problems[0]?.path));
addEventListener("message", ({ data }: MessageEvent<GradlabMessage>) => {
  if (data.type === "gradlab-height") console.log(data.height);
  if (data.type === "gradlab-result") console.log(data.score, data.statement.result.score?.scaled);
  if (data.type === "gradlab-error") console.log(data.problems.length);
});
const set: GradlabSetMessage = { type: "gradlab-set", version: 1, state: "steps=300", lock: ["rules"], theme: "dark" };
document.querySelector("iframe")?.contentWindow?.postMessage(set, "https://gradlab.example");

// @ts-expect-error It is read only.
lesson.fragment = "steps=300";
// @ts-expect-error There is no such theme.
lesson.theme = "sepia";
// @ts-expect-error Nothing posts that.
const message: GradlabMessage = { type: "gradlab-height", version: 1 };
`;

it("the types compile in a project without any other file of Gradlab", () => {
  const folder = mkdtempSync(join(tmpdir(), "gradlab-types-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "gradlab.d.ts"), text);
  writeFileSync(join(folder, "page.ts"), consumer);
  const compilerOptions = { strict: true, noEmit: true, target: "es2022", module: "esnext", types: [] };
  const options = { ...compilerOptions, moduleResolution: "bundler", lib: ["es2022", "dom"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["page.ts"] }));
  const compiler = join(import.meta.dirname, "../../../node_modules/typescript/bin/tsc");
  const compile = () => execFileSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  expect(compile).not.toThrow();
});
