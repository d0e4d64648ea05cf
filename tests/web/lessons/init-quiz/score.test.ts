import { describe, expect, test } from "vitest";
import { score, worth } from "../../../../web/src/lessons/init-quiz/receipt/score";

describe("score", () => {
  const tried = (correct: boolean, hints = 0) => ({ correct, hints, given: true });

  test("whole at once, half after a hint or another try, nothing while wrong", () => {
    expect(worth([tried(true)])).toBe(1);
    expect(worth([tried(true, 1)])).toBe(0.5);
    expect(worth([tried(false), tried(true)])).toBe(0.5);
    expect(worth([tried(false, 2)])).toBe(0);
    expect(worth([])).toBe(0);
    expect(score([[tried(true)], [tried(false)], [tried(true, 1)], []])).toBe(0.375);
  });
});
