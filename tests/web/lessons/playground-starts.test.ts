import { expect, test } from "vitest";
import { Starts } from "../../../web/src/lessons/playground/starts";

/** A training that takes `turns` of the event loop to be left. */
function training(turns: number) {
  let step = 7;
  const leave = async () => {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve));
    return { key: "moons", snapshot: Uint8Array.of(step++) };
  };
  return new Starts(() => {}, leave);
}

test("going back to a start gives the snapshot of where its training stood, for the same network only", async () => {
  const starts = training(1);
  expect(starts.next).toBe(1);
  await starts.goTo(starts.next);
  expect(starts.snapshotOf("moons")).toBeNull();
  await starts.goTo(0);
  expect(starts.snapshotOf("moons")).toEqual(Uint8Array.of(7));
  expect(starts.snapshotOf("circles")).toBeNull();
  expect(starts.next).toBe(2);
});

test("set back twice while the first is under way, it begins at its first step", async () => {
  const starts = training(3);
  const first = starts.goTo(1);
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.all([first, starts.goTo(1)]);
  expect(starts.number).toBe(1);
  expect(starts.snapshotOf("moons")).toBeNull();
});

test("of two calls of goTo at the same time the last decides", async () => {
  const starts = training(2);
  await Promise.all([starts.goTo(1), starts.goTo(0)]);
  expect(starts.number).toBe(0);
});

test("the snapshots that are kept are those of the starts that were left last, whatever their numbers", async () => {
  const starts = training(0);
  for (let start = 1; start <= 5; start++) await starts.goTo(start);
  for (let start = 4; start >= 1; start--) await starts.goTo(start);
  starts.forgetUndone();
  expect(starts.next).toBe(2);
  await starts.goTo(starts.next);
  await starts.goTo(starts.next);
  // Undo, twice: where start 1 was left when it was set back last.
  await starts.goTo(2);
  expect(starts.snapshotOf("moons")).not.toBeNull();
  await starts.goTo(1);
  expect(starts.snapshotOf("moons")).toEqual(Uint8Array.of(16));
});

test("at most five snapshots are kept", async () => {
  const starts = training(0);
  for (let start = 1; start <= 7; start++) await starts.goTo(start);
  await starts.goTo(0);
  expect(starts.snapshotOf("moons")).toBeNull();
  await starts.goTo(6);
  expect(starts.snapshotOf("moons")).toEqual(Uint8Array.of(13));
});
