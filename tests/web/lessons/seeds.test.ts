import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as v from "valibot";
import { describe, expect, it } from "vitest";
import { typedSeed } from "../../../web/src/build/choices";
import * as init from "../../../web/src/lessons/init/state";
import * as quiz from "../../../web/src/lessons/init-quiz/state";
import * as networks from "../../../web/src/lessons/optimizers/networks/state";
import * as optimizers from "../../../web/src/lessons/optimizers/state";
import * as playground from "../../../web/src/lessons/playground/state";
import * as loop from "../../../web/src/lessons/training-loop/state";
import { checked, decode, type PlainObject } from "../../../web/src/state";
import { lastSeed, mostSeed } from "../../../web/src/state/seed";

interface Lesson {
  schema: v.GenericSchema<unknown, object>;
  defaults: object;
}

describe("the largest seed of the engine", () => {
  it.each<[string, object, string, number]>([
    ["training-loop", loop, "seed", mostSeed],
    ["init", init, "seed", lastSeed],
    ["init-quiz", quiz, "seed", mostSeed],
    ["optimizers", optimizers, "seed", mostSeed],
    ["optimizers-networks", networks, "data.seed", mostSeed],
    ["playground", playground, "seed", mostSeed],
  ])("is taken from an address of %s", (_, module, path, seed) => {
    const { schema, defaults } = module as Lesson;
    const opened = (value: number) => checked(schema, defaults, decode(`${path}=${value}`, defaults as PlainObject));
    expect(opened(seed).problems).toEqual([]);
    expect(opened(mostSeed + 1).problems.map((problem) => problem.path)).toEqual([path]);
  });

  it("is taken by the builder, whole and in groups, and none above it", () => {
    expect(["4294967295", "4 294 967 295", "4.294.967.295"].map(typedSeed)).toEqual(Array(3).fill("4294967295"));
    expect(typedSeed("4294967296")).toBeNull();
  });
});

it("no field of a seed refuses what the address takes", () => {
  const folder = join(import.meta.dirname, "../../../web/src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const fields = files.flatMap(
    (name) => readFileSync(join(folder, name), "utf8").match(/<gl-number[^<]*seed\b[^<]*>/gi) ?? [],
  );
  expect(fields.length).toBeGreaterThan(6);
  expect(fields.filter((field) => /max="?\d/.test(field))).toEqual([]);
});
