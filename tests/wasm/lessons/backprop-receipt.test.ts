import { beforeAll, expect, test } from "vitest";
import { withRows } from "../../../web/src/lessons/backprop/operators";
import { exercise } from "../../../web/src/lessons/backprop/turn/exercise";
import { questionOf } from "../../../web/src/lessons/backprop/turn/grade";
import { entriesOf, receiptOf, verified } from "../../../web/src/lessons/backprop/turn/receipt";
import type { Level } from "../../../web/src/lessons/backprop/turn/state";
import { type Blank, steps } from "../../../web/src/lessons/backprop/turn/steps";
import { granted, load } from "../support/engine";
import { askedOf } from "../support/programs";

let blanksOf: (level: Level, seed: number) => Promise<Blank[]>;
beforeAll(async () => {
  const asked = askedOf((await load()).engine);
  const rows = await asked.operators();
  blanksOf = async (level, seed) => {
    const { text, at } = exercise(level, seed);
    const answer = await asked.express({ text, at: { ...at }, mode: "vjp" });
    return steps(granted(withRows(answer, rows))).flatMap(({ blanks }) => [...blanks]);
  };
});

const levels = [1, 2, 3] as const;
const now = new Date("2026-11-30T13:00:00Z");
/** Every blank answered correctly at the first attempt, in ten seconds each. */
function taken(blanks: readonly Blank[]) {
  const at = (seconds: number) => new Date(Date.parse("2026-11-30T12:00:00Z") + 1000 * seconds).toISOString();
  const answers = blanks.map((blank, index) => ({
    ...{ question: questionOf(blank), answer: blank.right.toPrecision(6), hints: 0, seconds: 10 },
    given: at(10 * (index + 1)),
  }));
  return { name: "Ada", beginning: 1, begun: at(0), answers };
}

test("no two blanks of an exercise have one name, and a receipt with all of them right holds", async () => {
  for (const level of levels)
    for (let seed = 0; seed < 60; seed++) {
      const blanks = await blanksOf(level, seed);
      expect(new Set(blanks.map(questionOf)).size, `level ${level}, seed ${seed}`).toBe(blanks.length);
      const receipt = receiptOf(level, seed, taken(blanks), blanks, now);
      expect(receipt.score).toBe(blanks.length);
      expect(await verified(receipt, blanksOf, now)).toMatchObject({ discrepancies: [], right: blanks.length });
    }
});

test("answers copied from another seed of the same graph are not right there", async () => {
  const [own, other] = [await blanksOf(1, 1), await blanksOf(1, 5)];
  expect(own.map(questionOf)).toEqual(other.map(questionOf));
  const copied = entriesOf(1, 5, taken(own), other);
  expect(copied.some(({ correct }) => !correct)).toBe(true);
  const result = await verified({ ...receiptOf(1, 1, taken(own), own, now), variant: 5 }, blanksOf, now);
  expect(result.discrepancies.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["checksum", "exercise", "correct", "points", "score"]),
  );
});
