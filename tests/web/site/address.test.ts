import { expect, it } from "vitest";
import { addressOf, placeOf } from "../../../web/src/site/address";

it.each<readonly [string, { slug: string; fragment: string }]>([
  ["", { slug: "", fragment: "" }],
  ["#/", { slug: "", fragment: "" }],
  ["#/playground", { slug: "playground", fragment: "" }],
  ["#/playground?optimizer.lr=0.1&guess=a?b", { slug: "playground", fragment: "optimizer.lr=0.1&guess=a?b" }],
  ...["#/playground/", "#/Playground", "#/playground).", "#/playground%3E", "#/playground%20", "#/playground**"].map(
    (hash) => [hash, { slug: "playground", fragment: "" }] as const,
  ),
  ["#/training-loop%E2%80%8B?seed=3", { slug: "training-loop", fragment: "seed=3" }],
  ["#/playground&utm_source=mail", { slug: "playground", fragment: "utm_source=mail" }],
  ["#/no-such-lesson2", { slug: "no-such-lesson2", fragment: "" }],
  ["#/%E0%A4%A", { slug: "%E0%A4%A", fragment: "" }],
  ["#playground?seed=3", { slug: "playground", fragment: "seed=3" }],
  ["#somewhere", { slug: "", fragment: "" }],
])("reads %j", (hash, place) => {
  expect(placeOf(hash)).toEqual(place);
});

it("reads addresses that it wrote", () => {
  for (const place of [
    { slug: "", fragment: "" },
    { slug: "training-loop", fragment: "seed=3" },
  ]) {
    expect(placeOf(addressOf(place))).toEqual(place);
  }
});
