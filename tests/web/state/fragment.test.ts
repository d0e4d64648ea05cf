import fc from "fast-check";
import { expect, it } from "vitest";
import { decode, encode, type Plain, type PlainObject, same } from "../../../web/src/state/fragment";

const defaults = {
  guess: "",
  model: { hidden: [16, 16], activation: "relu" },
  optimizer: { name: "adam", lr: 0.001 },
  log: true,
};

it("writes only what differs from the defaults, and so that it can be read", () => {
  const state = {
    ...defaults,
    model: { hidden: [8], activation: "tanh" },
    optimizer: { name: "sgd", lr: 0.1, weightDecay: 0 },
    log: false,
  };
  expect(encode(state, defaults)).toBe(
    "model.hidden=8,&model.activation=tanh&optimizer.name=sgd&optimizer.lr=0.1&optimizer.weightDecay=0&log=false",
  );
  expect(encode(defaults, defaults)).toBe("");
});

it("reads what it wrote", () => {
  expect(decode("optimizer.lr=3e-4&model.hidden=8,4,2&log=false", defaults)).toEqual({
    guess: "",
    model: { hidden: [8, 4, 2], activation: "relu" },
    optimizer: { name: "adam", lr: 3e-4 },
    log: false,
  });
});

it("keeps words apart from numbers, truths and lists that are spelled the same", () => {
  const words = { a: "12", b: "true", c: "1,2", d: "", e: "~x", f: "null", g: "(", h: "a b&c=d%" };
  expect(decode(encode(words, {}), {})).toEqual(words);
});

it("is not thrown off by what no one wrote", () => {
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

it("brings back any plain state, whatever the keys and words", () => {
  fc.assert(
    fc.property(object, (state) => {
      const back = decode(encode(state, {}), {});
      expect(same(back, state), `${encode(state, {})} -> ${JSON.stringify(back)}`).toBe(true);
    }),
    { seed: 6, numRuns: 500 },
  );
});
