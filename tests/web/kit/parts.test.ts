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

test("a setting is called by its own words, before its control is drawn and where it has none", () => {
  const parts = new Parts({ schema, defaults, labels }, new Restrictions()).list(() => false, []);
  expect(parts.filter(({ kind }) => kind === "control").map(({ name, label }) => [name, label])).toEqual([
    ["lr", "learning rate"],
    ["study.searched.batchSize", "The search laboratory: searched, batch size"],
    ["study.seed", "seed of the trials"],
    ["guesses.deep", "predictions: deep"],
  ]);
});
