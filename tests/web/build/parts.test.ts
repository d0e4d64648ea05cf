import { expect, it } from "vitest";
import { toggled, withArranged } from "../../../web/src/build/parts";
import type { LessonPart } from "../../../web/src/kit";

const control = (name: string): LessonPart => ({ name, kind: "control", label: name });
const prose: LessonPart = { name: "prose", kind: "part", label: "Prose" };

it("writes a group alone where it is taken as a whole, in the place of what is in it", () => {
  expect(toggled(["surface.name", "steps", "surfaces"], "surface", true)).toEqual(["steps", "surfaces", "surface"]);
  expect(toggled(["surface", "steps"], "surface", false)).toEqual(["steps"]);
  expect(toggled(["surface.name"], "surface.angle", true)).toEqual(["surface.name", "surface.angle"]);
});

it("gives a group a row of its own before what is in it, and a name that is no part one at the end", () => {
  const parts = [control("steps"), control("surface.name"), control("surface.angle"), prose];
  const names = withArranged(parts, { hide: ["nosuch"], lock: ["surface", "steps"] }).map(({ name }) => name);
  expect(names).toEqual(["steps", "surface", "surface.name", "surface.angle", "prose", "nosuch"]);
});
