/**
 * The types that ship are written by hand: the compiler holds it to the elements, and this test its names to the table
 * of the contract.
 */
import { expect, expectTypeOf, it } from "vitest";
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

it("has every property of the contract, and every element that a page can hold", () => {
  const own = Object.keys({ ...settable, ...readable }).filter((name) => name !== "lang");
  for (const name of own) expect(text).toMatch(new RegExp(`^ {2}(readonly |get )?${name}\\b`, "m"));
  for (const { slug } of lessonModules()) expect(text).toContain(`"gradlab-${slug}": GradlabElement;`);
});

it("says of them what they are", () => {
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
