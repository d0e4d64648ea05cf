import { expect, it } from "vitest";
import { History } from "../../../web/src/state/history";
import { patched } from "../../../web/src/state/patch";

it("undoes and redoes separate changes", () => {
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

it("one movement is one step, and the next movement of the same slider is another", () => {
  const history = new History(0);
  for (const place of [1, 2, 3]) history.set(place, "lr");
  history.settle();
  for (const place of [4, 5]) history.set(place, "lr");
  history.undo();
  expect(history.state).toBe(3);
  history.undo();
  expect(history.state).toBe(0);
});

it("a new change removes the steps of redo", () => {
  const history = new History("a");
  history.set("b");
  history.undo();
  history.set("c");
  expect(history.canRedo).toBe(false);
  history.undo();
  expect(history.state).toBe("a");
});

it("a change to an equal value, as at the end of a slider's movement, is no step", () => {
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

it("a replaced value is no step", () => {
  const history = new History({ lr: 1, seen: 0 });
  history.set({ lr: 2, seen: 0 });
  history.replace({ lr: 2, seen: 1 });
  history.undo();
  expect(history.state).toEqual({ lr: 1, seen: 0 });
});

it("a patch merges objects field by field, replaces whole lists, and does not change the old state", () => {
  const state: { model: { hidden: number[]; activation: string }; note?: string } = {
    model: { hidden: [1, 2], activation: "relu" },
    note: "x",
  };
  const next = patched(state, { model: { hidden: [3] }, note: undefined });
  expect(next).toEqual({ model: { hidden: [3], activation: "relu" } });
  expect(state).toEqual({ model: { hidden: [1, 2], activation: "relu" }, note: "x" });
});

it("undo and redo call acts without a change of state", () => {
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
