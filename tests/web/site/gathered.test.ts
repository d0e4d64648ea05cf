import { expect, test } from "vitest";
import { companionPart, gathered, ownPart } from "../../../web/src/site/address";

test("a lesson's settings have no prefix, a companion's have its key", () => {
  expect(
    gathered("v=1&depth=10&view.strip=activation", [
      ["quiz", "v=1&seed=7&answer=a.b"],
      ["other", ""],
    ]),
  ).toBe("v=1&depth=10&view.strip=activation&quiz.seed=7&quiz.answer=a.b");
});

test("each lesson reads its own part of the address", () => {
  const fragment = gathered("v=1&depth=10", [["quiz", "v=1&seed=7&view.hint=2"]]);
  expect(ownPart(fragment, ["quiz"])).toBe("v=1&depth=10");
  expect(companionPart(fragment, "quiz")).toBe("v=1&seed=7&view.hint=2");
  expect(companionPart(fragment, "qui")).toBe("");
});

test("two states without differences give an empty text", () => {
  expect(gathered("", [["quiz", ""]])).toBe("");
  expect(gathered("", [["quiz", "v=1&seed=7"]])).toBe("v=1&quiz.seed=7");
  expect(ownPart("", ["quiz"])).toBe("");
});
