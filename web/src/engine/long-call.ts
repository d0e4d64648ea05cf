import type { LongCall, Refused } from "../../../wasm-bindings/engine";
import type { Sliced } from "./serve";

/** The longest slice of a long call, in milliseconds. After each slice the worker sends a message. */
export const longestSlice = 50;

/** The intended duration of one call into the module, in milliseconds. The size of the pieces is adapted to it. */
export const betweenLooks = 4;

/**
 * Runs a long call in slices; a module may also answer at once. `patience`: the time that the longest piece may take,
 * in milliseconds. If the call is cancelled between two slices, its memory in the module is freed.
 */
export function* inSlices<Result>(
  call: LongCall<Result> | Result | Refused,
  patience: number,
): Sliced<Result | Refused> {
  if (!isLong(call)) return call;
  try {
    let size = 1;
    let sign = performance.now();
    for (let isLeft = true; isLeft; ) {
      const begun = performance.now();
      isLeft = call.advance(size);
      const now = performance.now();
      if (now - begun < betweenLooks / 2) size = Math.min(2 * size, Number.MAX_SAFE_INTEGER);
      else if (now - begun > betweenLooks) size = Math.max(1, Math.floor(size / 2));
      if (isLeft && now - sign > longestSlice) {
        yield patience;
        sign = performance.now();
      }
    }
    return call.result();
  } finally {
    call.delete();
  }
}

function isLong<Result>(answer: LongCall<Result> | Result | Refused): answer is LongCall<Result> {
  return typeof answer === "object" && answer !== null && "advance" in answer && "result" in answer;
}
