import * as v from "valibot";
import { expect, it } from "vitest";
import { checked } from "../../../web/src/state/check";

const schema = v.strictObject({
  rule: v.picklist(["sgd", "adam"]),
  lr: v.pipe(v.number(), v.minValue(0)),
  model: v.strictObject({ hidden: v.array(v.pipe(v.number(), v.integer())), activation: v.string() }),
});
const defaults: v.InferOutput<typeof schema> = { rule: "sgd", lr: 0.1, model: { hidden: [16], activation: "relu" } };

it("does not change a valid state", () => {
  const good = { rule: "adam", lr: 0, model: { hidden: [], activation: "tanh" } };
  expect(checked(schema, defaults, good)).toEqual({ state: good, problems: [] });
});

it("reports each wrong field, gives it its default, and keeps the others", () => {
  const { state, problems } = checked(schema, defaults, {
    rule: "lion",
    lr: -1,
    model: { hidden: [8], activation: "tanh" },
  });
  expect(problems.map(({ path }) => path)).toEqual(["rule", "lr"]);
  expect(problems[0]?.message).toBe('cannot be "lion"; allowed is one of "sgd", "adam". The default is used.');
  expect(state).toEqual({ rule: "sgd", lr: 0.1, model: { hidden: [8], activation: "tanh" } });
});

it.each([
  ["a list", { model: { ...defaults.model, hidden: 8 } }],
  ["a whole number", { model: { ...defaults.model, hidden: [1.5] } }],
  ["text", { model: { ...defaults.model, activation: 7 } }],
  ["a number", { lr: "fast" }],
  ["at least 0", { lr: -1 }],
  ["a group of fields", { model: true }],
] as const)("says in words that %s is allowed", (words, bad) => {
  const { problems } = checked(schema, defaults, { ...defaults, ...bad });
  expect(problems[0]?.message).toContain(`; allowed is ${words}. The default is used.`);
});

it("reports a wrong item of a list by its index, and gives the whole list its default", () => {
  const { state, problems } = checked(schema, defaults, {
    ...defaults,
    model: { hidden: [8, 1.5], activation: "tanh" },
  });
  expect(problems.map(({ path }) => path)).toEqual(["model.hidden.1"]);
  expect(state.model).toEqual({ hidden: [16], activation: "tanh" });
});

it("leaves out and reports unknown fields, also nested ones", () => {
  const { state, problems } = checked(schema, defaults, {
    ...defaults,
    colour: "red",
    model: { ...defaults.model, depth: 3 },
  });
  expect(problems.map(({ path }) => path).sort()).toEqual(["colour", "model.depth"]);
  expect(state).toEqual(defaults);
});

it("gives absent fields their defaults", () => {
  expect(checked(schema, defaults, { lr: 0.5 })).toEqual({ state: { ...defaults, lr: 0.5 }, problems: [] });
  expect(checked(schema, defaults, { model: { hidden: [2] } })).toEqual({
    state: { ...defaults, model: { hidden: [2], activation: "relu" } },
    problems: [],
  });
  expect(checked(schema, defaults, { model: 7 }).state).toEqual(defaults);
});

it.each([null, 5, "text", [1]])("returns a copy of the defaults for %j", (candidate) => {
  const { state, problems } = checked(schema, defaults, candidate);
  expect(problems).toHaveLength(1);
  state.model.hidden.push(99);
  expect(defaults.model.hidden).toEqual([16]);
});

const cycle: { lr: number; self?: unknown } = { lr: 0.5 };
cycle.self = cycle;

it.each([
  ["a function", { lr: 0.5, f() {} }, ["f"]],
  ["a symbol", { lr: 0.5, model: { hidden: [Symbol("x")] } }, ["model.hidden.0"]],
  ["a date", { lr: 0.5, rule: new Date() }, ["rule"]],
  ["a map", { lr: 0.5, model: new Map() }, ["model"]],
  ["a big integer", { lr: 0.5, rule: 1n }, ["rule"]],
  [
    "a getter that throws",
    {
      lr: 0.5,
      model: {
        get hidden(): number {
          throw new Error("no");
        },
      },
    },
    ["model"],
  ],
] as const)("is not thrown off by %s, and names it", (_, candidate, paths) => {
  const { state, problems } = checked(schema, defaults, candidate);
  expect(state).toEqual({ ...defaults, lr: 0.5 });
  expect(problems.map(({ path }) => path)).toEqual(expect.arrayContaining([...paths]));
});

it("reads the valid fields of an object that contains itself", () => {
  expect(checked(schema, defaults, cycle).state).toEqual({ ...defaults, lr: 0.5 });
});

it("treats undefined as absent", () => {
  expect(checked(schema, defaults, { lr: undefined, rule: "adam" })).toEqual({
    state: { ...defaults, rule: "adam" },
    problems: [],
  });
});
