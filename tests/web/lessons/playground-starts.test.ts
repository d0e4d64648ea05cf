import { expect, test } from "vitest";
import { Starts } from "../../../web/src/lessons/playground/starts";

/** Starts whose `leave` takes `turns` turns of the event loop; the first snapshot is 7, each later one is 1 more. */
function training(turns: number) {
  let step = 7;
  const leave = async () => {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve));
    return { key: "moons", snapshot: Uint8Array.of(step++) };
  };
  return new Starts(() => {}, leave);
}

test("going back to a start gives the snapshot at which it was left, for the same network only", async () => {
  const starts = training(1);
  expect(starts.next).toBe(1);
  await starts.goTo(starts.next);
  expect(starts.snapshotOf("moons")).toBeNull();
  await starts.goTo(0);
  expect(starts.snapshotOf("moons")).toEqual(Uint8Array.of(7));
  expect(starts.snapshotOf("circles")).toBeNull();
  expect(starts.next).toBe(2);
});

test("a second call of goTo(1) while the first is running leaves start 1 at its first step", async () => {
  const starts = training(3);
  const first = starts.goTo(1);
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.all([first, starts.goTo(1)]);
  expect(starts.number).toBe(1);
  expect(starts.snapshotOf("moons")).toBeNull();
});

test("of two concurrent calls of goTo the last one takes effect", async () => {
  const starts = training(2);
  await Promise.all([starts.goTo(1), starts.goTo(0)]);
  expect(starts.number).toBe(0);
});

test("the kept snapshots are those of the starts that were left last, not those with the largest numbers", async () => {
  const starts = training(0);
  for (let start = 1; start <= 5; start++) await starts.goTo(start);
  for (let start = 4; start >= 1; start--) await starts.goTo(start);
  starts.forgetUndone();
  expect(starts.next).toBe(2);
  await starts.goTo(starts.next);
  await starts.goTo(starts.next);
  // Undo twice: start 1 resumes where it was last left.
  await starts.goTo(2);
  expect(starts.snapshotOf("moons")).not.toBeNull();
  await starts.goTo(1);
  expect(starts.snapshotOf("moons")).toEqual(Uint8Array.of(16));
});

test("five snapshots are kept: of starts 0 to 7, start 0 is lost and start 6 is not", async () => {
  const starts = training(0);
  for (let start = 1; start <= 7; start++) await starts.goTo(start);
  await starts.goTo(0);
  expect(starts.snapshotOf("moons")).toBeNull();
  await starts.goTo(6);
  expect(starts.snapshotOf("moons")).toEqual(Uint8Array.of(13));
});
