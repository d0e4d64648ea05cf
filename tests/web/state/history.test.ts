import { expect, it } from "vitest";
import { History } from "../../../web/src/state/history";
import { patched } from "../../../web/src/state/patch";

it("walks back and forth over separate changes", () => {
  const history = new History(0);
  history.set(1);
  history.set(2);
  history.undo();
  expect(history.state).toBe(1);
  history.undo();
  expect([history.state, history.canUndo, history.canRedo]).toEqual([0, false, true]);
  expect(history.undo()).toBe(false);
  history.redo();
  history.redo();
  expect([history.state, history.canRedo]).toEqual([2, false]);
});

it("counts one movement as one step, and the next movement of the same slider as another", () => {
  const history = new History(0);
  for (const place of [1, 2, 3]) history.set(place, "lr");
  history.settle();
  for (const place of [4, 5]) history.set(place, "lr");
  history.undo();
  expect(history.state).toBe(3);
  history.undo();
  expect(history.state).toBe(0);
});

it("forgets the way forward once something new is done", () => {
  const history = new History("a");
  history.set("b");
  history.undo();
  history.set("c");
  expect(history.canRedo).toBe(false);
  history.undo();
  expect(history.state).toBe("a");
});

it("does not let undo stop where nothing changed, as at the end of a slider's movement", () => {
  const history = new History({ lr: 1 });
  history.set({ lr: 2 }, "lr");
  history.set({ lr: 3 }, "lr");
  history.set({ lr: 3 });
  history.set({ lr: 4 }, "lr");
  history.undo();
  expect(history.state).toEqual({ lr: 3 });
  history.undo();
  expect(history.state).toEqual({ lr: 1 });
  expect(history.canUndo).toBe(false);
});

it("does not let undo stop at what a machine noted", () => {
  const history = new History({ lr: 1, seen: 0 });
  history.set({ lr: 2, seen: 0 });
  history.replace({ lr: 2, seen: 1 });
  history.undo();
  expect(history.state).toEqual({ lr: 1, seen: 0 });
});

it("merges objects field by field, exchanges lists whole, and leaves the old state alone", () => {
  const state: { model: { hidden: number[]; activation: string }; note?: string } = {
    model: { hidden: [1, 2], activation: "relu" },
    note: "x",
  };
  const next = patched(state, { model: { hidden: [3] }, note: undefined });
  expect(next).toEqual({ model: { hidden: [3], activation: "relu" } });
  expect(state).toEqual({ model: { hidden: [1, 2], activation: "relu" }, note: "x" });
});

it("walks over what was done without a change of state, and does it back and again", () => {
  const did: string[] = [];
  const history = new History(0);
  history.set(1);
  history.did({ undo: () => did.push("undone"), redo: () => did.push("redone") });
  history.set(2);
  history.undo();
  expect([history.state, did]).toEqual([1, []]);
  history.undo();
  expect([history.state, did]).toEqual([1, ["undone"]]);
  history.undo();
  expect(history.state).toBe(0);
  for (let step = 0; step < 3; step++) history.redo();
  expect([history.state, did]).toEqual([2, ["undone", "redone"]]);
});
