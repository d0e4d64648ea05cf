import { expect, test } from "vitest";
import { Random } from "../../../web/src/kit";
import { someMissed } from "../../../web/src/statistics";

test("by hand: two parts of two, one best leaves one without; two leave one in two of six deals", () => {
  expect(someMissed([2, 2], 0)).toBe(1);
  expect(someMissed([2, 2], 1)).toBe(1);
  expect(someMissed([2, 2], 2)).toBeCloseTo(1 / 3, 12);
  expect(someMissed([2, 2], 3)).toBe(0);
  // Three parts of one: of three hands each has one; of two best ones somebody has none.
  expect(someMissed([1, 1, 1], 2)).toBeCloseTo(1, 12);
  expect(someMissed([1, 1, 1], 3)).toBeCloseTo(0, 12);
});

test("is what dealing gives, with parts of different sizes", () => {
  const random = new Random(3);
  const owners = [...Array(4).fill(0), ...Array(7).fill(1), ...Array(9).fill(2)] as number[];
  const deals = 20_000;
  let missed = 0;
  for (let deal = 0; deal < deals; deal++) {
    const order = owners.map((owner) => ({ owner, at: random.uniform() })).sort((one, other) => one.at - other.at);
    if (new Set(order.slice(0, 6).map(({ owner }) => owner)).size < 3) missed++;
  }
  const p = someMissed([4, 7, 9], 6);
  expect(Math.abs(missed / deals - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / deals));
});

test("fewer best ones than parts always leave one without; a table of many parts takes no longer", () => {
  expect(someMissed(Array<number>(40).fill(5), 39)).toBe(1);
  const begun = performance.now();
  const p = someMissed(Array<number>(40).fill(50), 200);
  expect(performance.now() - begun).toBeLessThan(1000);
  // Nearly independent parts: one stays without with (1 - 1/40)^200 or a little less.
  expect(p).toBeGreaterThan(0.15);
  expect(p).toBeLessThan(40 * (1 - 1 / 40) ** 200);
});
