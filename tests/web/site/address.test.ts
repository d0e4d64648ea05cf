import { expect, it } from "vitest";
import { addressOf, placeOf } from "../../../web/src/site/address";

it.each([
  ["", { slug: "", fragment: "" }],
  ["#/", { slug: "", fragment: "" }],
  ["#/playground", { slug: "playground", fragment: "" }],
  ["#/playground?optimizer.lr=0.1&guess=a?b", { slug: "playground", fragment: "optimizer.lr=0.1&guess=a?b" }],
  ["#somewhere", { slug: "", fragment: "" }],
])("reads %j", (hash, place) => {
  expect(placeOf(hash)).toEqual(place);
});

it("reads what it wrote", () => {
  for (const place of [
    { slug: "", fragment: "" },
    { slug: "training-loop", fragment: "seed=3" },
  ]) {
    expect(placeOf(addressOf(place))).toEqual(place);
  }
});
