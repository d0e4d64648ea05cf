import { describe, expect, test } from "vitest";
import { defaults, schema, triesOf, untried } from "../../../../web/src/lessons/init-quiz/state";
import { checked, decode, encode, patched } from "../../../../web/src/state";

describe("state", () => {
  test("a half-done quiz with an unfinished expression survives the address", () => {
    const state = patched(defaults, {
      seed: 77,
      at: 4,
      answers: {
        relu: {
          0: { ...untried, text: "2/n", value: 0.00432, choice: "variance", given: true, seconds: 12 },
          1: { ...untried, text: "sqrt(2*π/(", hints: 2 },
        },
        keep: { 0: { ...untried, choice: "second", reason: "sees", given: true } },
      },
    });
    expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
    expect(triesOf(state, "relu").map(({ text }) => text)).toEqual(["2/n", "sqrt(2*π/("]);
    expect(triesOf(state, "leaky")).toEqual([untried]);
  });

  test("what somebody writes into an address does no harm", () => {
    for (const text of [
      "at=0",
      "at=1e9",
      "seed=-1",
      "answers=3",
      "answers.relu=3",
      "answers.relu.0=x",
      "answers.relu.0.hints=-1",
      "answers.__proto__.0.text=x",
      "answers.relu.99.text=x",
      "answers.relu.0.value=null",
    ]) {
      const { state } = checked(schema, defaults, decode(text, defaults));
      expect(state.at).toBeGreaterThan(0);
      expect(triesOf(state, "relu").length).toBeGreaterThan(0);
    }
  });
});
