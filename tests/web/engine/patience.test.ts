import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { patienceFor, patienceForSignal, usualPatience } from "../../../web/src/engine/patience";

it("the patience grows with weights, inputs and above all rotations, up to a minute", () => {
  const widths = [512, 512, 512];
  const he = patienceForSignal({ scheme: "he-normal", activation: "relu", widths, samples: 10 });
  // Two layers of 512 x 512 weights, 70 multiplications for each, half a million per millisecond.
  expect(he).toBeCloseTo(usualPatience + (2 * 512 * 512 * 70) / 500_000, 9);
  expect(patienceForSignal({ scheme: "orthogonal", activation: "relu", widths, samples: 10 })).toBeGreaterThan(
    2000 + he,
  );
  const many = Array.from({ length: 51 }, () => 1024);
  expect(patienceForSignal({ scheme: "orthogonal", activation: "relu", widths: many, samples: 400 })).toBe(60_000);
});

it("the largest descents that the core allows get the time of a slow machine: 500,000 products a millisecond", () => {
  const bowl = { surface: { name: "bowl" }, optimizer: { name: "sgd" }, steps: 100 };
  expect(patienceFor("descend", [bowl])).toBeLessThan(usualPatience + 1);
  expect(patienceFor("tune", [{ ...bowl, steps: 10_000, rates: Array.from({ length: 49 }, () => 1), seeds: 5 }])).toBe(
    usualPatience + 196,
  );
  expect(patienceFor("tune", [{ ...bowl, surface: { name: "network" } }])).toBe(usualPatience + 8000);
  expect(patienceFor("version", [])).toBe(usualPatience);
  expect(patienceFor("tune", [null])).toBe(usualPatience);
});

it("the cost of a descent equals that in the core", () => {
  const constantOf = (file: string, name: string) => {
    const text = readFileSync(join(import.meta.dirname, "../../../core", file), "utf8");
    return Number(new RegExp(`constexpr double ${name} = ([^;]+);`).exec(text)?.[1]);
  };
  const workOf = (request: object) => (patienceFor("surface", [request]) - usualPatience) * 500_000;
  const grid = { surface: { name: "bowl" }, columns: 100, rows: 50 };
  expect(workOf(grid)).toBeCloseTo(5000 * constantOf("surfaces/surface.h", "kSurfaceWork"), 3);
  expect(workOf({ ...grid, surface: { name: "network" } })).toBe(constantOf("descent/landscape.cpp", "kMostWork"));
});

it("a table of 2.4 million characters adds 2.4 s to the patience", () => {
  const document = { data: { source: "csv", csv: "1".repeat(2_400_000) } };
  expect(patienceFor("prepare", [document, null])).toBe(usualPatience + 2400);
  expect(patienceFor("check", [document])).toBe(usualPatience + 2400);
});

it("a report of 10,000 trials adds 1 s to the patience", () => {
  expect(patienceFor("report", [null, Array.from({ length: 10_000 }, () => ({}))])).toBe(usualPatience + 1000);
  for (const unread of [null, "rows", []]) expect(patienceFor("report", [null, unread])).toBe(usualPatience);
});
