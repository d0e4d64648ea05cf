import { expect, it } from "vitest";
import { toggled, withArranged } from "../../../web/src/build/parts";
import type { LessonPart } from "../../../web/src/kit";

const control = (name: string): LessonPart => ({ name, kind: "control", label: name });
const prose: LessonPart = { name: "prose", kind: "part", label: "Prose" };

it("the name of a whole group replaces the names in it", () => {
  expect(toggled(["surface.name", "steps", "surfaces"], "surface", true)).toEqual(["steps", "surfaces", "surface"]);
  expect(toggled(["surface", "steps"], "surface", false)).toEqual(["steps"]);
  expect(toggled(["surface.name"], "surface.angle", true)).toEqual(["surface.name", "surface.angle"]);
});

it("a group has a row before its members, and an unknown name has a row at the end", () => {
  const parts = [control("steps"), control("surface.name"), control("surface.angle"), prose];
  const names = withArranged(parts, { hide: ["nosuch"], lock: ["surface", "steps"] }).map(({ name }) => name);
  expect(names).toEqual(["steps", "surface", "surface.name", "surface.angle", "prose", "nosuch"]);
});
