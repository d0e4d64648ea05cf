import * as v from "valibot";
import { expect, it } from "vitest";
import type { LessonDefinition } from "../../../web/src/kit/definition";
import { Setting } from "../../../web/src/kit/setting";

/**
 * A made-up lesson whose defaults changed twice: lr was 0.1 in versions 1 and 2, hidden was 16 in version 1. A release
 * that writes version 3 reads older texts with their old defaults.
 */
const definition: LessonDefinition<State> = {
  question: () => "",
  schema: v.strictObject({
    lr: v.pipe(v.number(), v.maxValue(1)),
    model: v.strictObject({ hidden: v.number(), bias: v.boolean() }),
  }),
  defaults: { lr: 0.3, model: { hidden: 64, bias: true } },
  former: { 1: { model: { hidden: 16 } }, 2: { lr: 0.1 } },
};
interface State {
  lr: number;
  model: { hidden: number; bias: boolean };
}

function opened(candidate: unknown): { state: State; problems: string[]; setting: Setting<State> } {
  const setting = new Setting(definition, 3);
  setting.receive(candidate, false);
  return { state: setting.state, problems: setting.problems.map(({ path }) => path), setting };
}

it.each([
  ["v=3&model.bias=false", { lr: 0.3, model: { hidden: 64, bias: false } }],
  ["v=2&model.bias=false", { lr: 0.1, model: { hidden: 64, bias: false } }],
  ["v=1&model.bias=false", { lr: 0.1, model: { hidden: 16, bias: false } }],
  ["model.bias=false", { lr: 0.1, model: { hidden: 16, bias: false } }],
  ["#lr=0.2&v=1", { lr: 0.2, model: { hidden: 16, bias: true } }],
  ["v=1", { lr: 0.1, model: { hidden: 16, bias: true } }],
  ['{"lr": 0.2}', { lr: 0.2, model: { hidden: 16, bias: true } }],
  ['{"v": 3, "lr": 0.2}', { lr: 0.2, model: { hidden: 64, bias: true } }],
  ["", definition.defaults],
  [{ lr: 0.2 }, { lr: 0.2, model: { hidden: 64, bias: true } }],
])("%s is read over the defaults of its version", (candidate, state) => {
  expect(opened(candidate)).toMatchObject({ state, problems: [] });
});

it("a wrong field takes the default of the text's version, also if only the engine refuses it", () => {
  const { state, problems, setting } = opened("v=1&lr=2&model.bias=false");
  expect(state).toEqual({ lr: 0.1, model: { hidden: 16, bias: false } });
  expect(problems).toEqual(["lr"]);
  setting.refuse(setting.state, [{ path: "model.bias", code: "unknown", message: "" }]);
  expect(setting.state).toEqual({ lr: 0.1, model: { hidden: 16, bias: true } });
});

it("a later version is a problem, and the text is read over the newest defaults", () => {
  expect(opened("v=4&lr=0.2")).toMatchObject({ state: { lr: 0.2, model: { hidden: 64 } }, problems: ["v"] });
  expect(opened('{"v": 4, "lr": 0.2}')).toMatchObject({ state: { lr: 0.2, model: { hidden: 64 } }, problems: ["v"] });
});

it("the problem of a later version has a message that names it", () => {
  const { setting } = opened("v=4&lr=0.2");
  expect(setting.problems[0]?.message).toContain("later version");
});

const none = ["v=0&lr=0.2", "v=abc&lr=0.2", "v=3.5&lr=0.2", "v=&lr=0.2", '{"v": "x", "lr": 0.2}', '{"v": [4]}'];
it.each([...none, '{"v": {"toString": null}}', '{"v": {"valueOf": 4, "toString": 4}}'])(
  "%s has no version, and its problem is not that of a later version",
  (text) => {
    const { setting } = opened(text);
    expect(setting.problems.map(({ path }) => path)).toEqual(["v"]);
    expect(setting.problems[0]?.message).toContain("no setting of this lesson");
  },
);

it.each([
  ["lr=0.2&lr=0.25", 0.25, ["lr"]],
  ["lr=0.2&model.bias=false&lr=0.25&lr=0.26", 0.26, ["lr"]],
  ["lr%3D0.2%26lr%3D0.25", 0.25, ["lr"]],
  ["v=3&lr=0.2&v=3&lr=0.2", 0.2, []],
])("a path with two different values is reported, and the last value is used: %s", (text, lr, twice) => {
  const { setting, problems } = opened(text);
  expect(setting.state.lr).toBe(lr);
  expect(problems).toEqual(twice);
  // The next text has no such problem.
  setting.receive("lr=0.2", false);
  expect(setting.problems).toEqual([]);
});

it("the messages describe the received values in words, not as Array or Object", () => {
  const { setting } = opened({ lr: [1, 2], model: 3 });
  expect(setting.problems.map(({ message }) => message).join()).not.toMatch(/Array|Object/);
});

it("a state is written as a difference from the newest defaults, and can be read back", () => {
  const { setting } = opened("v=1&model.bias=false");
  expect(setting.fragment).toBe("v=3&lr=0.1&model.hidden=16&model.bias=false");
  expect(opened(setting.fragment).state).toEqual(setting.state);
});

it("a knob that only the default choice has is removed with that choice, and no problem is reported", () => {
  const defaults = { surface: { name: "ravine", angle: 30 } };
  const knobs = v.union([v.string(), v.number()]);
  const schema = v.strictObject({ surface: v.objectWithRest({ name: v.string() }, knobs) });
  const setting = new Setting<{ surface: { name: string } }>({
    question: () => "",
    schema,
    defaults,
  });
  const refusal = { path: "surface.angle", code: "choice", message: "" };
  setting.receive("surface.name=bowl", false);
  setting.refuse(setting.state, [refusal]);
  expect(setting.state).toEqual({ surface: { name: "bowl" } });
  expect(setting.problems).toEqual([]);
  expect(setting.fragment).toBe("v=1&surface={}&surface.name=bowl");
  // A field that the reader has written is reported.
  setting.receive("surface.name=bowl&surface.angle=45", false);
  setting.refuse(setting.state, [refusal]);
  expect(setting.problems).toEqual([refusal]);
});

it("a list takes its default when the engine refuses items of it; each refusal is reported once", () => {
  const schema = v.strictObject({ model: v.strictObject({ hidden: v.array(v.number()), bias: v.boolean() }) });
  const defaults = { model: { hidden: [16, 16], bias: true } };
  const setting = new Setting<typeof defaults>({ question: () => "", schema, defaults });
  const refusals = [0, 2].map((place) => ({ path: `model.hidden[${place}]`, code: "out-of-range", message: "" }));
  setting.receive({ model: { hidden: [0, 8, 5000], bias: false } }, false);
  setting.refuse(setting.state, refusals);
  expect(setting.state).toEqual({ model: { hidden: [16, 16], bias: false } });
  expect(setting.problems).toEqual(refusals);
});
