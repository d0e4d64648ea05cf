import { describe, expect, it } from "vitest";
import { messageOf, originOf, settingsOf } from "../../../web/src/embed/posts";

const address = "https://course.example/gradlab/embed.html#/init-quiz";

describe("the origin in the address", () => {
  it.each([
    ["?origin=https://lms.example", "https://lms.example"],
    ["?origin=https://lms.example/", "https://lms.example"],
    ["?origin=http%3A%2F%2Flocalhost%3A8080", "http://localhost:8080"],
    ["", null],
    ["?origin=", null],
    ["?origin=*", null],
    ["?origin=null", null],
    ["?origin=https://lms.example/course", null],
    ["?origin=https://user@lms.example", null],
    ["?origin=javascript:alert(1)", null],
    ["?origin=file://", null],
  ])("%s is %s", (query, origin) => expect(originOf(query)).toBe(origin));
});

describe("the settings of an embedding page", () => {
  const set = (more: object) => settingsOf({ type: "gradlab-set", version: 1, ...more });

  it("are the values of attributes, as texts, lists or an object; an absent key stays absent", () => {
    expect(set({ state: "optimizer.lr=0.1", hide: ["prose", "controls"], lock: "data", theme: "dark" })).toEqual({
      state: "optimizer.lr=0.1",
      hide: "prose controls",
      lock: "data",
      theme: "dark",
    });
    expect(set({ state: { optimizer: { lr: 0.1 } } })).toEqual({ state: { optimizer: { lr: 0.1 } } });
    expect(set({})).toEqual({});
    expect(set({ state: "" })).toEqual({ state: "" });
  });

  it.each([[3], [null], [["a"]], [true], [undefined]])("not a state: %j", (state) =>
    expect(set({ state })).toEqual({}),
  );

  it.each([
    [null],
    ["gradlab-set"],
    [7],
    [{ type: "gradlab-set" }],
    [{ type: "gradlab-set", version: 2, state: "" }],
    [{ type: "gradlab-reset", version: 1, state: "" }],
    [[{ type: "gradlab-set", version: 1 }]],
  ])("not a gradlab-set message: %j", (data) => expect(settingsOf(data)).toBeNull());
});

describe("a result as a message", () => {
  const detail = {
    lesson: "init-quiz",
    exercise: "variance",
    variant: 7,
    answer: { value: "0.004" },
    correct: true,
    score: 1.5,
    max: 2,
    tries: 2,
    hints: 1,
    seconds: 12.3456,
  };

  it("contains the detail and an xAPI statement without an actor", () => {
    const { statement, ...rest } = messageOf("gradlab-result", detail, address);
    expect(rest).toEqual({ type: "gradlab-result", version: 1, ...detail });
    expect(statement).toMatchObject({
      verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
      object: { objectType: "Activity", id: `${address}/variance` },
      result: {
        score: { scaled: 0.75, raw: 1.5, min: 0, max: 2 },
        success: true,
        duration: "PT12.35S",
        response: '{"value":"0.004"}',
      },
    });
    expect(statement).not.toHaveProperty("actor");
  });

  it("has the verb completed if there is no exercise", () => {
    const { exercise: _, ...whole } = detail;
    const { statement } = messageOf("gradlab-result", whole, address);
    expect(statement).toMatchObject({
      verb: { id: "http://adlnet.gov/expapi/verbs/completed" },
      object: { id: address },
      result: { completion: true },
    });
  });

  it("a scaled score is between -1 and 1, also if the largest score is 0", () => {
    const scaled = (score: number, max: number) =>
      (messageOf("gradlab-result", { score, max }, address).statement as { result: { score: { scaled: number } } })
        .result.score.scaled;
    expect([scaled(3, 2), scaled(-5, 2), scaled(0, 0)]).toEqual([1, -1, 0]);
  });

  it("no other message has a statement, and no detail can change its type or version", () => {
    expect(messageOf("gradlab-state", { type: "gradlab-result", version: 9, state: {} }, address)).toEqual({
      type: "gradlab-state",
      version: 1,
      state: {},
    });
  });
});
