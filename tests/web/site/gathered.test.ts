import { expect, test } from "vitest";
import { companionPart, gathered, ownPart } from "../../../web/src/site/address";

test("a lesson's state stands as it is, a companion's under its key", () => {
  expect(
    gathered("v=1&depth=10&view.strip=activation", [
      ["quiz", "v=1&seed=7&answer=a.b"],
      ["other", ""],
    ]),
  ).toBe("v=1&depth=10&view.strip=activation&quiz.seed=7&quiz.answer=a.b");
});

test("each reads back what it wrote", () => {
  const fragment = gathered("v=1&depth=10", [["quiz", "v=1&seed=7&view.hint=2"]]);
  expect(ownPart(fragment, ["quiz"])).toBe("v=1&depth=10");
  expect(companionPart(fragment, "quiz")).toBe("v=1&seed=7&view.hint=2");
  expect(companionPart(fragment, "qui")).toBe("");
});

test("nothing shared is nothing written", () => {
  expect(gathered("", [["quiz", ""]])).toBe("");
  expect(gathered("", [["quiz", "v=1&seed=7"]])).toBe("v=1&quiz.seed=7");
  expect(ownPart("", ["quiz"])).toBe("");
});
