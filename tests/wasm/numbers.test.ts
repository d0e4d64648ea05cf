import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Engine } from "../../wasm-bindings/engine";
import { load } from "./support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

/** The first feature of a table, as read by the engine. */
function read(cells: string[]): number[] {
  const csv = ["x,y", ...cells.map((cell, row) => `${cell},${row}`)].join("\n");
  const prepared = engine.prepare({ data: { source: "csv", csv, split: [1, 0, 0], preprocess: "none" } }, null);
  if ("problems" in prepared) throw new Error(prepared.problems.map(({ message }) => message).join("\n"));
  return [...prepared.raw.x];
}

it("reads numbers as JavaScript does, to the last bit", () => {
  const hard = [
    "0.1",
    "-0",
    "9007199254740993",
    "123456789012345.678",
    "0.000000000000000000000012345",
    "5e-324",
    "+7",
    ".5",
    "3.",
    "1e22",
  ];
  expect(read(hard)).toEqual(hard.map(Number));
  // Up to 17 digits with a decimal point anywhere: both where one operation on integers is exact, and where it is not.
  const decimal = fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 17n }), fc.integer({ min: 0, max: 17 }))
    .map(([digits, point]) => {
      const text = String(digits).padStart(18, "0");
      return `${text.slice(0, text.length - point)}.${text.slice(text.length - point)}`;
    });
  fc.assert(
    fc.property(fc.array(decimal, { minLength: 40, maxLength: 40 }), (cells) => {
      expect(read(cells)).toEqual(cells.map(Number));
    }),
    { seed: 1, numRuns: 100 },
  );
});

it("writes numbers in messages with the shortest digits", () => {
  const message = (lr: number) => engine.check({ optimizer: { name: "sgd", lr } }).problems[0]?.message;
  expect(message(-0.25)).toContain("-0.25");
  expect(message(-1.5e-7)).toContain("-1.5e-7");
  expect(message(-20000)).toContain("-20000");
});
