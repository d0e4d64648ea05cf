import { afterEach, describe, expect, it, vi } from "vitest";
import type { LongCall } from "../../../wasm-bindings/engine";
import { inSlices, longestSlice } from "../../../web/src/engine/long-call";

afterEach(() => vi.restoreAllMocks());

/** Work of `units` that take `milliseconds` each, with a clock that only this work advances. */
function working(units: number, milliseconds: number) {
  let time = 0;
  let done = 0;
  vi.spyOn(performance, "now").mockImplementation(() => time);
  const pieces: number[] = [];
  const freed = vi.fn();
  const call: LongCall<string> = {
    advance(size) {
      const piece = Math.min(size, units - done);
      pieces.push(piece);
      done += piece;
      time += piece * milliseconds;
      return done < units;
    },
    result: () => `${done} units`,
    delete: freed,
  };
  return { call, pieces, freed, time: () => time };
}

describe("a long call in slices", () => {
  it("yields its patience between slices of bounded length, and then returns its result", () => {
    const { call, pieces, freed, time } = working(10_000, 0.05);
    const slices = inSlices(call, 4000);
    let before = 0;
    let signs = 0;
    for (let slice = slices.next(); ; slice = slices.next()) {
      if (slice.done) {
        expect(slice.value).toBe("10000 units");
        break;
      }
      expect(slice.value).toBe(4000);
      expect(time() - before).toBeLessThan(longestSlice + 10);
      before = time();
      signs += 1;
    }
    expect(signs).toBeGreaterThan(7);
    expect(Math.max(...pieces)).toBeLessThan(200);
    expect(freed).toHaveBeenCalledOnce();
  });

  it("that is cancelled between two slices is freed at once, and does nothing more", () => {
    const { call, pieces, freed } = working(10_000, 1);
    const slices = inSlices(call, 750);
    slices.next();
    const before = pieces.length;
    slices.return(undefined as never);
    expect(freed).toHaveBeenCalledOnce();
    expect(slices.next().done).toBe(true);
    expect(pieces).toHaveLength(before);
  });

  it("with units longer than a slice runs one unit per slice", () => {
    const { call, pieces } = working(4, 300);
    expect([...inSlices(call, 750)]).toEqual([750, 750, 750]);
    expect(pieces).toEqual([1, 1, 1, 1]);
  });

  it("that was refused returns the refusal", () => {
    const refused = { problems: [] };
    expect(inSlices(refused, 750).next()).toEqual({ done: true, value: refused });
  });
});
