import fc from "fast-check";
import * as v from "valibot";
import { expect, it } from "vitest";
import { checked } from "../../../web/src/state/check";
import { decode, encode, type Plain, type PlainObject, same } from "../../../web/src/state/fragment";
import { listedName } from "../../../web/src/state/listed-name";

const defaults = {
  guess: "",
  model: { hidden: [16, 16], activation: "relu" },
  optimizer: { name: "adam", lr: 0.001 },
  log: true,
};

it("writes only differences from the defaults, as a readable text", () => {
  const state = {
    ...defaults,
    model: { hidden: [8], activation: "tanh" },
    optimizer: { name: "sgd", lr: 0.1, weightDecay: 0 },
    log: false,
  };
  expect(encode(state, defaults)).toBe(
    "v=1&model.hidden=8,&model.activation=tanh&optimizer.name=sgd&optimizer.lr=0.1&optimizer.weightDecay=0&log=false",
  );
  expect(encode(defaults, defaults)).toBe("");
});

it("reads numbers, lists and booleans over the defaults", () => {
  expect(decode("optimizer.lr=3e-4&model.hidden=8,4,2&log=false", defaults)).toEqual({
    guess: "",
    model: { hidden: [8, 4, 2], activation: "relu" },
    optimizer: { name: "adam", lr: 3e-4 },
    log: false,
  });
});

it("texts that look like numbers, booleans or lists stay texts", () => {
  const words = { a: "12", b: "true", c: "1,2", d: "", e: "~x", f: "null", g: "(", h: "a b&c=d%" };
  expect(decode(encode(words, {}), {})).toEqual(words);
});

it("reads any text without an exception", () => {
  expect(decode("&&=5&lr&%E0%A4=1&optimizer=7", defaults).optimizer).toBe(7);
  expect(decode("x=%E0%A4%A", {})).toEqual({ x: "%E0%A4%A" });
  expect(decode("__proto__.polluted=1", {})).not.toHaveProperty("polluted");
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

const scalar = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);
const leaf: fc.Arbitrary<Plain> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
  fc.array(fc.array(fc.integer(), { maxLength: 3 }), { maxLength: 3 }),
);
const key = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text !== "__proto__");
const object: fc.Arbitrary<PlainObject> = fc.dictionary(
  key,
  fc.oneof(leaf, fc.dictionary(key, leaf, { minKeys: 1, maxKeys: 3 })),
  {
    maxKeys: 4,
  },
);

it("reads back any plain state, with any keys and texts", () => {
  fc.assert(
    fc.property(object, (state) => {
      const back = decode(encode(state, {}), {});
      expect(same(back, state), `${encode(state, {})} -> ${JSON.stringify(back)}`).toBe(true);
    }),
    { seed: 6, numRuns: 500 },
  );
});

const schema = v.strictObject({
  text: v.string(),
  at: v.record(v.string(), v.string()),
  hidden: v.array(v.number()),
  rules: v.array(v.picklist(["sgd", "adam", "adagrad"])),
  names: v.array(v.string()),
  paths: v.array(listedName),
  optimizer: v.objectWithRest({ name: v.string() }, v.union([v.string(), v.number()])),
  lr: v.number(),
  log: v.boolean(),
});
const usual: v.InferOutput<typeof schema> = {
  text: "w*x",
  at: { w: "1", x: "2" },
  hidden: [8, 8],
  rules: ["sgd"],
  names: ["a", "b"],
  paths: [],
  optimizer: { name: "adam", lr: 0.001, beta1: 0.9 },
  lr: 0.1,
  log: false,
};
const opened = (text: string) => checked(schema, usual, decode(text, usual, schema));

it.each([
  ["hidden=16", { hidden: [16] }],
  ["hidden=16,", { hidden: [16] }],
  ["hidden=16%2C", { hidden: [16] }],
  ["hidden=16%2c4&lr=0.2", { hidden: [16, 4], lr: 0.2 }],
  ["hidden=", { hidden: [] }],
  ["rules=adam", { rules: ["adam"] }],
  ["rules=adam%2Csgd", { rules: ["adam", "sgd"] }],
  ["names=one%2Ctwo", { names: ["one,two"] }],
  ["paths=data%2Cmodel.hidden", { paths: ["data", "model.hidden"] }],
])("reads a list of any length, with encoded or plain commas: %s", (text, change) => {
  expect(opened(text)).toEqual({ state: { ...usual, ...change }, problems: [] });
});

const ends = [
  ...[".", ")", ",", "),", ").", ">", "?!", '"', "*", "**", "]", "}", "`", "|", "…", "。", "\u200b", " "],
  // A line broken by mail; German and French quotes; a slash, marks added by chat; dashes; other scripts.
  ...["=", "“", "« ", "‹", "/", "\\", "#", "—", "–", "،", "؟", "।"],
];
it.each(ends)("ignores %s at the end of an address", (end) => {
  expect(opened(`hidden=4&lr=0.02${end}`)).toEqual({ state: { ...usual, hidden: [4], lr: 0.02 }, problems: [] });
  expect(opened(`lr=0.02&log=true${end}`).state).toEqual({ ...usual, lr: 0.02, log: true });
});

it("an empty value of a number is a problem", () => {
  expect(opened("lr=").problems.map(({ path }) => path)).toEqual(["lr"]);
  expect(opened("hidden=4&lr%3D").problems.map(({ path }) => path)).toEqual(["lr"]);
});

it.each([
  ["%3D", 0.02],
  ["%29", 0.02],
  ["%3E", 0.02],
  ["%22.", 0.02],
  ["_", 0.02],
  ["%E2%80%8B", 0.02],
  ["%20", 0.02],
  ["+", 0.02],
])("a number ignores %s at its end, which programs append", (end, lr) => {
  expect(opened(`hidden=4&lr=0.02${end}`)).toEqual({ state: { ...usual, hidden: [4], lr }, problems: [] });
  expect(opened(`lr=0.02${end}&hidden=4`)).toEqual({ state: { ...usual, hidden: [4], lr }, problems: [] });
});

it.each([
  ["0,02", 0.02],
  ["%E2%88%920.5", -0.5],
  ["2+%C3%97+10%E2%81%BB%E2%81%B4", 2e-4],
  ["1/4", 0.25],
  ["+0.5", 0.5],
  ["%2B0.5", 0.5],
  ["1e+5", 1e5],
  ["1e%2B5", 1e5],
  [".5", 0.5],
])("a number in a link is read like a typed one: %s", (text, lr) => {
  expect(opened(`lr=${text}`)).toEqual({ state: { ...usual, lr }, problems: [] });
});

it("large and small numbers are read back exactly", () => {
  for (const lr of [1e21, 1.5e300, 5e-324, -1e22, 1e-7, Number.MAX_VALUE])
    expect(opened(encode({ ...usual, lr }, usual))).toEqual({ state: { ...usual, lr }, problems: [] });
});

it.each(["%29", "%3E", "%22.", "_", "%E2%80%8B", "%20", "+", ">", '"', "%E2%80%A6"])(
  "a choice, a boolean and a knob of a rule ignore %s at the end, too",
  (end) => {
    const mixed = v.strictObject({
      mode: v.picklist(["vjp", "jvp"]),
      log: v.boolean(),
      knobs: v.objectWithRest({ name: v.string() }, v.union([v.string(), v.number()])),
    });
    const usually: v.InferOutput<typeof mixed> = { mode: "vjp", log: false, knobs: { name: "sgd", lr: 0.1 } };
    for (const text of [
      `mode=jvp&log=true&knobs.lr=0.02${end}`,
      `knobs.lr=0.02${end}&log=true&mode=jvp${end}`,
      `mode=jvp&knobs.lr=0.02&log=true${end}`,
    ])
      expect(checked(mixed, usually, decode(text, usually, mixed)), text).toEqual({
        state: { mode: "jvp", log: true, knobs: { name: "sgd", lr: 0.02 } },
        problems: [],
      });
  },
);

it("a text keeps an encoded bracket and an underscore at its end", () => {
  expect(opened("text=a%29").state.text).toBe("a)");
  expect(opened("text=w_").state.text).toBe("w_");
});

it.each(["relu(w*x)", "a.", "it's (all)!", "x, y,", "{}", "}", "~", "v=1&lr=3", "%26lr%3D3"])(
  "a text ends in no character that mail programs cut, and is read back: %s",
  (text) => {
    for (const state of [
      { ...usual, text },
      { ...usual, names: ["b", text] },
      { ...usual, names: [text] },
    ]) {
      const written = encode(state, usual);
      expect(written).not.toMatch(/[.;:!?)\]>'"]$/);
      expect(opened(written)).toEqual({ state, problems: [] });
    }
  },
);

it.each([
  "lr%3D0.2%26hidden%3D4",
  "lr=0.2%26hidden=4",
  "lr=0.2&amp;hidden=4",
  "lr=0.2%26amp%3Bhidden%3D4",
  "v=1&lr=0.2&hidden=4",
])("reads percent-encoded separators: %s", (text) => {
  expect(opened(text)).toEqual({ state: { ...usual, lr: 0.2, hidden: [4] }, problems: [] });
});

it("fields that the state does not have are not read back", () => {
  for (const state of [
    { ...usual, text: "a*b", at: { a: "3", b: "4" } },
    { ...usual, at: { w: "7" } },
    { ...usual, at: {} },
    { ...usual, optimizer: { name: "sgd", lr: 0.1 } },
    { ...usual, optimizer: { name: "sgd" } },
  ])
    expect(opened(encode(state, usual))).toEqual({ state, problems: [] });
});

it("reports wrong fields, and reads the others", () => {
  const { state, problems } = opened("v=1&lr=much&colour=red&log&hidden=4");
  expect(state).toEqual({ ...usual, hidden: [4] });
  expect(problems.map(({ path, code }) => [path, code])).toEqual([
    ["lr", "type"],
    ["log", "type"],
    ["colour", "unknown"],
  ]);
});

it("a later version is a problem at the path v", () => {
  expect(opened("v=2&lr=0.2").problems.map(({ path }) => path)).toEqual(["v"]);
});

it("an invalid escape after an encoded equals sign does not throw", () => {
  expect(decode("lr%3D0%zz", { lr: 1 })).toEqual({ lr: 1, "lr%3D0%zz": "" });
});

it("a lone surrogate becomes U+FFFD, and infinite numbers are problems", () => {
  expect(encode({ guess: "a\ud800b" }, { guess: "" })).toBe("v=1&guess=a%EF%BF%BDb");
  const schema = v.object({ guess: v.string(), model: v.object({ hidden: v.array(v.number()) }), lr: v.number() });
  const usual = { guess: "", model: { hidden: [16, 16] }, lr: 1 };
  const { state, problems } = checked(schema, usual, {
    guess: "\udfff",
    model: { hidden: [1, Number.POSITIVE_INFINITY] },
    lr: Number.NEGATIVE_INFINITY,
  });
  expect(state).toEqual({ ...usual, guess: "\ufffd" });
  expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "model.hidden.1 out-of-range",
    "lr out-of-range",
  ]);
});

it("keeps an ampersand in a text if the schema allows texts among other kinds", () => {
  const schema = v.object({ guess: v.nullable(v.union([v.string(), v.number()])), lr: v.number() });
  const defaults = { guess: null, lr: 0.1 };
  const state = { guess: "a&lr=0.2", lr: 0.3 };
  expect(encode(state, defaults)).toBe("v=1&guess=~a%26lr%3D0.2&lr=0.3");
  for (const guess of ["12_", "true)", "0.5 "])
    expect(decode(encode({ guess, lr: 0.1 }, defaults), defaults, schema)).toEqual({ guess, lr: 0.1 });
  expect(decode(encode(state, defaults), defaults, schema)).toEqual(state);
});

it.each([
  ["text=(x)*(y)", "(x)*(y)"],
  ["text=(x)*(y).", "(x)*(y)"],
  ["text=(x)*(y))", "(x)*(y)"],
  ["text=x*y)", "x*y"],
  ["text=%28x)", "(x)"],
  ["lr=(0.2)&text=[[1,2]]", "[[1,2]]"],
  ["rule=(a)&text=x)", "x"],
])("removes only closing brackets that were not opened in the last value: %s", (address, text) => {
  expect(opened(address).state.text).toBe(text);
});

it("removes brackets around a list and a number, but not around an expression", () => {
  const schema = v.strictObject({
    at: v.union([v.string(), v.number(), v.array(v.number())]),
    hidden: v.array(v.number()),
    lr: v.number(),
  });
  const read = (address: string) => decode(address, { at: "", hidden: [], lr: 1 }, schema);
  expect(read("at=(1,2)").at).toBe("1,2");
  expect(read("at=(1,2)&lr=(0.5)")).toMatchObject({ at: "1,2", lr: 0.5 });
  expect(read("at=(x)").at).toBe("(x)");
  expect(read("hidden=(16,16)").hidden).toEqual([16, 16]);
  expect(read("lr=(0.5).").lr).toBe(0.5);
});

it("reads a text that begins with a bracket, or looks like a number or a list, unchanged", () => {
  const typed = v.union([v.string(), v.number(), v.array(v.number())]);
  const schema = v.strictObject({ text: typed, rule: v.string() });
  const read = (address: string) => decode(address, { text: "", rule: "sgd" }, schema).text;
  expect(read("text=(x*x)^0.5&rule=adam")).toBe("(x*x)^0.5");
  expect(read("text=-1&rule=adam")).toBe("-1");
  expect(read("text=1,2&rule=adam")).toBe("1,2");
  expect(read(encode({ text: "(1,2)" }, { text: "" }))).toBe("(1,2)");
});

it("ignores the tracking parameters that programs add to an address, and no others", () => {
  const strict = v.strictObject({ lr: v.number(), name: v.string(), knobs: v.record(v.string(), v.number()) });
  const usual = { lr: 0.1, name: "sgd", knobs: {} };
  const added = [
    "utm_source",
    "utm_medium",
    "UTM_Campaign",
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "ref_src",
  ];
  for (const name of added)
    for (const text of [
      `lr=0.3&name=adam&${name}=a1.b`,
      `${name}=a1&lr=0.3&name=adam`,
      `lr=0.3&amp;${name}=&name=adam`,
    ]) {
      const repeated: string[] = [];
      const read = checked(strict, usual, decode(text, usual, strict, undefined, repeated));
      expect(read, text).toEqual({ state: { lr: 0.3, name: "adam", knobs: {} }, problems: [] });
    }
  // Neither a name similar to a setting, nor a setting with such a name, is ignored.
  const problems = (text: string) => checked(strict, usual, decode(text, usual, strict)).problems;
  expect(problems("lrr=1&utm=2&ref=3").map(({ path }) => path)).toEqual(["lrr", "utm", "ref"]);
  expect(decode("knobs.gclid=2", usual, strict)).toEqual({ ...usual, knobs: { gclid: 2 } });
  const own = v.strictObject({ gclid: v.number() });
  expect(decode("gclid=2", { gclid: 1 }, own)).toEqual({ gclid: 2 });
});
