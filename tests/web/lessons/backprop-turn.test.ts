import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exercise, templates } from "../../../web/src/lessons/backprop/turn/exercise";
import { judge, type Kind, score, slips } from "../../../web/src/lessons/backprop/turn/grade";
import { defaults, schema } from "../../../web/src/lessons/backprop/turn/state";
import type { Blank } from "../../../web/src/lessons/backprop/turn/steps";
import { checked, decode, encode, patched } from "../../../web/src/state";

const local = (right: number, upstream: number, values: number[] = []): Blank => ({
  kind: "local",
  of: "z",
  by: "w",
  place: 0,
  slot: null,
  right,
  values,
  paths: [{ upstream, local: right, through: "z", slot: null }],
});

function adjoint(terms: ReadonlyArray<readonly [upstream: number, local: number]>, value = 1e6): Blank {
  const paths = terms.map(([upstream, slope]) => ({ upstream, local: slope, through: "z", slot: null }));
  return {
    kind: "adjoint",
    of: "w",
    by: "",
    place: 0,
    slot: null,
    right: paths.reduce((sum, path) => sum + path.upstream * path.local, 0),
    values: [value],
    paths,
  };
}

/** Numbers as exercises have them: neither tiny nor huge. */
const number = fc.double({ min: -20, max: 20, noNaN: true }).filter((value) => Math.abs(value) > 0.01);
const blank = fc.oneof(
  fc.tuple(number, number, number).map(([right, upstream, value]) => local(right, upstream, [value])),
  fc
    .tuple(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 3 }), number)
    .map(([terms, value]) => adjoint(terms, value)),
);

describe("judging", () => {
  test("the right number is right, also rounded to three digits, whatever slip happens to give the same", () => {
    fc.assert(
      fc.property(blank, (asked) => {
        fc.pre(Math.abs(asked.right) > 1e-9);
        expect(judge(asked, String(asked.right)).is).toBe("right");
        expect(judge(asked, asked.right.toPrecision(3)).is).toBe("right");
      }),
      { numRuns: 2000 },
    );
    // Two times two: the forward value is the derivative.
    expect(judge(local(2, 1, [4, 2]), "2")).toEqual({ is: "right" });
    expect(judge(local(0, 3, [0]), "0")).toEqual({ is: "right" });
    expect(judge(local(0, 3, [0]), "-0")).toEqual({ is: "right" });
  });

  test("every modelled slip is recognized as what it is, unless it gives the right number", () => {
    const seen = new Set<Kind>();
    fc.assert(
      fc.property(blank, (asked) => {
        for (const [kind, number] of slips(asked)) {
          if (!Number.isFinite(number)) continue;
          const verdict = judge(asked, String(number));
          if (verdict.is === "right") continue;
          expect(verdict.is).toBe("wrong");
          expect(verdict.is === "wrong" && verdict.kinds).toContain(kind);
          seen.add(kind);
        }
      }),
      { numRuns: 2000 },
    );
    expect([...seen].sort()).toEqual(["early", "paths", "reciprocal", "sign", "upstream", "value"]);
  });

  // sigmoid'(1) = 0.1966 with the adjoint -0.538 above it, and the value 0.7311.
  test.each<[string, Kind]>([
    ["-0.197", "sign"],
    ["0.731", "value"],
    ["-0.106", "early"],
    ["5.09", "reciprocal"],
    ["0.2", "rounding"],
  ])("a local derivative of 0.1966: %s is the slip called %s", (text, kind) => {
    expect(judge(local(0.1966, -0.538, [0.7311, 1]), text)).toEqual({ is: "wrong", kinds: [kind] });
  });

  // Two paths: 6 * 2 and 5 * 3 make 27.
  test.each<[string, Kind]>([
    ["-27", "sign"],
    ["5", "upstream"],
    ["12", "paths"],
    ["15", "paths"],
    ["100", "value"],
  ])("an adjoint of 6 * 2 + 5 * 3: %s is the slip called %s", (text, kind) => {
    const two = adjoint(
      [
        [6, 2],
        [5, 3],
      ],
      100,
    );
    expect(judge(two, text)).toEqual({ is: "wrong", kinds: [kind] });
  });

  test("two slips that give one number are both named, and what is none is not called one", () => {
    expect(judge(local(3, -1, [8]), "-3")).toEqual({ is: "wrong", kinds: ["sign", "early"] });
    expect(judge(local(3, 5, [8]), "77")).toEqual({ is: "wrong", kinds: [] });
    expect(judge(local(3, 5), "three")).toEqual({ is: "unreadable" });
    expect(judge(local(3, 5), " ")).toEqual({ is: "empty" });
  });
});

describe("exercises", () => {
  const levels = [1, 2, 3] as const;

  test("a seed gives the same exercise again, and the seeds of a level give many", () => {
    for (const level of levels) {
      const all = Array.from({ length: 200 }, (_, seed) => exercise(level, seed));
      expect(all).toEqual(Array.from({ length: 200 }, (_, seed) => exercise(level, seed)));
      expect(new Set(all.map(({ text }) => text)).size).toBe(templates[level].length);
      expect(new Set(all.map(({ text, at }) => text + JSON.stringify(at))).size).toBeGreaterThan(60);
    }
  });

  test("every level and seed of an address has one, with numbers that are short to write", () => {
    for (const level of levels)
      for (let seed = 0; seed < 10_000; seed++)
        for (const value of Object.values(exercise(level, seed).at)) expect(Math.abs(value * 2) % 1).toBe(0);
  });

  test("level 1 has no reused value, and every graph of level 3 has one", () => {
    const uses = (text: string) => {
      const names = text.split(";").flatMap((part) => part.split("=")[1]?.match(/\b[a-zA-Z]\b/g) ?? []);
      return Math.max(...names.map((name) => names.filter((other) => other === name).length));
    };
    for (const { text } of templates[1]) expect(uses(text), text).toBe(1);
    for (const { text } of templates[3]) expect(uses(text), text).toBeGreaterThan(1);
  });
});

test("the score: whole at once, half after a slip or a hint, none for a step that was shown", () => {
  expect(score({ slips: [], help: [] }, 4)).toBe(1);
  expect(score({ slips: [0, 2], help: [0, 0, 1, 2] }, 4)).toBe(0.5);
  expect(score({ slips: [], help: [] }, 0)).toBe(0);
});

test("a half-done exercise survives the address", () => {
  const state = patched(defaults, {
    level: 3,
    seed: 77,
    answers: ["3/4", "", "0,5", "-2"],
    slips: [0, 1],
    help: [0, 0, 2],
  });
  expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
});
