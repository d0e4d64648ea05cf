import { expect, test } from "vitest";
import { EngineError } from "../../../web/src/engine";
import { Work } from "../../../web/src/kit/work";

/** Work that ends when it is told to, as calls to the engine do. */
const untilStopped = (signal: AbortSignal) =>
  new Promise<void>((_, reject) =>
    signal.addEventListener("abort", () => reject(new EngineError("cancelled", "Cancelled."))),
  );

test("It is busy from its beginning to its end, and says both", async () => {
  const seen: boolean[] = [];
  const work: Work = new Work(() => seen.push(work.busy));
  expect(await work.run(async () => {})).toBe(true);
  expect(seen).toEqual([true, false]);
});

test("A stop is no failure, and the work is over at once", async () => {
  const work = new Work(() => {});
  const ended = work.run(untilStopped);
  work.stop();
  expect(work.busy).toBe(false);
  expect(await ended).toBe(false);
  expect(work.failure).toBe("");
});

test("New work takes the place of the old, whose end is not taken for its own", async () => {
  const work = new Work(() => {});
  const first = work.run(untilStopped);
  let finish = () => {};
  const second = work.run(() => new Promise((resolve) => (finish = resolve)));
  expect(await first).toBe(false);
  expect(work.busy).toBe(true);
  finish();
  expect(await second).toBe(true);
});

test("What the engine could not do is kept as words until the next work, and stops what else had begun", async () => {
  const work = new Work(() => {});
  let given: AbortSignal | undefined;
  const ended = await work.run(async (signal) => {
    given = signal;
    throw new EngineError("crashed", "The engine stopped.");
  });
  expect(ended).toBe(false);
  expect(work.failure).toContain("The engine stopped.");
  expect(given?.aborted).toBe(true);
  await work.run(async () => {});
  expect(work.failure).toBe("");
});

test("A fault of the program is thrown on, and the work is over all the same", async () => {
  const work = new Work(() => {});
  await expect(
    work.run(async () => {
      throw new TypeError("a fault");
    }),
  ).rejects.toThrow("a fault");
  expect(work.busy).toBe(false);
});

test("Work that ended by itself is not told to stop: what it made may be asked again", async () => {
  const work = new Work(() => {});
  let given: AbortSignal | undefined;
  await work.run(async (signal) => {
    given = signal;
  });
  expect(given?.aborted).toBe(false);
});
