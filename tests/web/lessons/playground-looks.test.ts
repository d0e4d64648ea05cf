import { expect, test } from "vitest";
import { defaults, looksOf, type State } from "../../../web/src/lessons/playground/state";
import { TestLooks } from "../../../web/src/lessons/playground/test-rows";
import type { Training } from "../../../web/src/lessons/playground/training";
import { patched } from "../../../web/src/state";

/** The number of looks after one look at the test rows that gives this loss. */
async function looksAfter(loss: number | null): Promise<number> {
  let state: State = defaults;
  const looks = new TestLooks(
    () => state,
    (looks) => {
      state = patched(state, { looks });
    },
  );
  const training = { step: 3, test: null } as unknown as Training;
  training.evaluateTest = async () => {
    training.test = { result: { loss, accuracy: loss === null ? null : 0.9 }, step: 3 };
  };
  await looks.look(training);
  expect(looksOf(state)).toBe(looks.number);
  return looks.number;
}

test("a look with the loss 0.3 counts, a look without a finite loss does not", async () => {
  expect(await looksAfter(0.3)).toBe(1);
  expect(await looksAfter(null)).toBe(0);
});
