import { expect, test } from "vitest";
import { Random } from "../../../web/src/kit";
import { someMissed } from "../../../web/src/statistics";

test("with two parts of two, one best leaves a part without in all deals, two in two of six deals", () => {
  expect(someMissed([2, 2], 0)).toBe(1);
  expect(someMissed([2, 2], 1)).toBe(1);
  expect(someMissed([2, 2], 2)).toBeCloseTo(1 / 3, 12);
  expect(someMissed([2, 2], 3)).toBe(0);
  // Three parts of one: three best ones give one to each; with two, one part always has none.
  expect(someMissed([1, 1, 1], 2)).toBeCloseTo(1, 12);
  expect(someMissed([1, 1, 1], 3)).toBeCloseTo(0, 12);
});

test("equals the share in 20,000 random deals, with parts of different sizes", () => {
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

test("fewer best ones than parts always leave a part without; 40 parts take less than a second", () => {
  expect(someMissed(Array<number>(40).fill(5), 39)).toBe(1);
  const begun = performance.now();
  const p = someMissed(Array<number>(40).fill(50), 200);
  expect(performance.now() - begun).toBeLessThan(1000);
  // Nearly independent parts: a part stays without with probability (1 - 1/40)^200 or a little less.
  expect(p).toBeGreaterThan(0.15);
  expect(p).toBeLessThan(40 * (1 - 1 / 40) ** 200);
});
