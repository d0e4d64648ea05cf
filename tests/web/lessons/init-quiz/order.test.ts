import { describe, expect, test } from "vitest";
import { Random } from "../../../../web/src/kit/random";
import { questions } from "../../../../web/src/lessons/init-quiz/questions";
import { orderOf, variant } from "../../../../web/src/lessons/init-quiz/variants";
import { seeds } from "./questions";

test("draws of released seeds never change, so that old receipts can be checked", () => {
  expect(variant(1, 0, 0)).toMatchObject({ at: { n: 270, n_out: 716 } });
  expect(variant(7, 0, 0)).toMatchObject({ at: { n: 462, n_out: 999 } });
  expect(orderOf(7, 9)).toEqual([0, 1, 3, 7, 6, 2, 8, 5, 4]);
  const draws = new Random(1, 2, 3);
  expect([draws.whole(0, 999), draws.whole(0, 999), draws.whole(0, 999)]).toEqual([579, 255, 926]);
});

describe("the order of a quiz", () => {
  test("has every question once, after those in its `after`; 2,000 seeds give over 1,500 different orders", () => {
    const orders = seeds.slice(0, 2000).map((seed) => orderOf(seed));
    for (const order of orders) {
      expect([...order].sort((one, other) => one - other)).toEqual(questions.map((_, number) => number));
      for (const [place, number] of order.entries())
        for (const key of questions[number]?.after ?? [])
          expect(order.findIndex((other) => questions[other]?.key === key)).toBeLessThan(place);
    }
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1500);
  });
});
