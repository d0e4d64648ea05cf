import * as v from "valibot";
import { expect, test } from "vitest";
import { Parts } from "../../../web/src/kit/parts";
import { Restrictions } from "../../../web/src/kit/restrictions";

const schema = v.strictObject({
  lr: v.number(),
  study: v.strictObject({ searched: v.strictObject({ batchSize: v.boolean() }), seed: v.number() }),
  guesses: v.strictObject({ deep: v.string() }),
});
const defaults = { lr: 0.1, study: { searched: { batchSize: true }, seed: 0 }, guesses: { deep: "" } };
const labels = { study: () => "The search laboratory", "study.seed": () => "seed of the trials" };

test("settings in different sections with equal labels of controls have different names", () => {
  const restrictions = new Restrictions();
  const element = { path: "study.searched.batchSize", label: "batch size" };
  restrictions.joined(new CustomEvent("gl-member", { detail: { element, part: "", join: () => {} } }));
  const parts = new Parts({ schema, defaults, labels }, restrictions).list(() => false, []);
  expect(parts.find(({ name }) => name === "study.searched.batchSize")?.label).toBe(
    "The search laboratory: batch size",
  );
});

test("a setting without a drawn control has the words of its field as its name", () => {
  const parts = new Parts({ schema, defaults, labels }, new Restrictions()).list(() => false, []);
  expect(parts.filter(({ kind }) => kind === "control").map(({ name, label }) => [name, label])).toEqual([
    ["lr", "learning rate"],
    ["study.searched.batchSize", "The search laboratory: searched, batch size"],
    ["study.seed", "seed of the trials"],
    ["guesses.deep", "predictions: deep"],
  ]);
});
