import { expect, it } from "vitest";
import { columns, lineWidth } from "../../../web/src/charts/network-layout";

it("puts layers side by side from edge to edge, units around the middle, without overlap", () => {
  const placed = columns([2, 8, 3], 400, 300, 8);
  expect([placed[0]?.x, placed[2]?.x]).toEqual([(placed[0]?.size ?? 0) / 2, 400 - (placed[2]?.size ?? 0) / 2]);
  for (const { ys, size } of placed) {
    expect((Math.min(...ys) + Math.max(...ys)) / 2).toBeCloseTo(150);
    expect(Math.min(...ys) - size / 2).toBeGreaterThanOrEqual(0);
    for (const [index, y] of ys.entries()) if (index > 0) expect(y - (ys[index - 1] as number)).toBeGreaterThan(size);
  }
});

it("places 8 units of a layer of 256, and keeps the number 256", () => {
  const [, wide] = columns([64, 256, 10], 600, 300, 8);
  expect([wide?.units, wide?.shown, wide?.ys.length]).toEqual([256, 8, 8]);
});

it("the line of the largest absolute weight is the widest, and that of zero is thinner than half a pixel", () => {
  expect(lineWidth(-2, 2, 10)).toBe(lineWidth(2, 2, 10));
  expect(lineWidth(1, 2, 10)).toBeLessThan(lineWidth(2, 2, 10));
  expect(lineWidth(2, 2, 100)).toBeLessThan(lineWidth(2, 2, 10));
  expect(lineWidth(0, 0, 10)).toBeLessThan(0.5);
});
