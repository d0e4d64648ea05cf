import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EngineError } from "../../../web/src/engine";
import { EnginePool } from "../../../web/src/engine/pool";
import { amongWorkers, Job, Task } from "../../../web/src/kit";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", {});
  vi.spyOn(EnginePool.prototype, "width", "get").mockReturnValue(2);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
const later = () => vi.advanceTimersByTimeAsync(0);

/** An element of a lesson, which can be left. */
const element = () => ({
  addController: () => {},
  removeController: () => {},
  requestUpdate: () => {},
  updateComplete: Promise.resolve(true),
});

/** Pieces of work that the test ends. */
function pieces() {
  const begun: number[] = [];
  const ends = new Map<number, { done: (value: string) => void; fail: (why: unknown) => void }>();
  const piece = (item: number) =>
    new Promise<string>((done, fail) => {
      begun.push(item);
      ends.set(item, { done, fail });
    });
  const end = (item: number, value = `${item}`) => {
    ends.get(item)?.done(value);
    return later();
  };
  return { begun, piece, end, ends };
}

const items = [1, 2, 3, 4];

test("leaving a lesson ends its job; a new element shows its results and its progress, and continues", async () => {
  const { begun, piece, end } = pieces();
  const left = new Job<(string | null)[]>(element(), "left");
  void left.start({ lr: 1 }, (turn) => amongWorkers(turn, items, piece));
  await end(2);
  expect([begun, left.progressFor({ lr: 1 })]).toEqual([[1, 2, 3], { done: 1, all: 4 }]);
  left.hostDisconnected();
  await end(1, "too late");

  const job = new Job<(string | null)[]>(element(), "left");
  expect(job.valueFor({ lr: 1 })).toEqual([null, "2", null, null]);
  expect(job.progressFor({ lr: 1 })).toEqual({ done: 1, all: 4 });
  expect([job.valueFor({ lr: 2 }), job.progressFor({ lr: 2 }), job.has({ lr: 1 })]).toEqual([null, null, false]);
  const answer = job.start({ lr: 1 }, (turn) => amongWorkers(turn, items, piece));
  for (const item of [1, 3, 4]) await end(item);
  expect(begun).toEqual([1, 2, 3, 1, 3, 4]);
  expect(await answer).toEqual(["1", "2", "3", "4"]);
  expect([job.progressFor({ lr: 1 }), job.has({ lr: 1 })]).toEqual([null, true]);
});

test.each(["stop", "failure"] as const)("after a %s a job continues with the missing items", async (ending) => {
  const { begun, piece, end, ends } = pieces();
  const job = new Job<(string | null)[]>(element(), ending);
  const start = () => void job.start(null, (turn) => amongWorkers(turn, items, piece));
  start();
  await end(1);
  if (ending === "stop") job.stop();
  else ends.get(2)?.fail(new EngineError("crashed", "It ended."));
  await later();
  expect(job.busy).toBe(false);
  expect([job.valueFor(null), job.progressFor(null)]).toEqual([["1", null, null, null], { done: 1, all: 4 }]);
  start();
  expect(begun).toEqual([1, 2, 3, 2, 3]);
});

test("a finished job can start again, and two jobs run at the same time", async () => {
  const { begun, piece, end } = pieces();
  const [one, other] = [new Job<(string | null)[]>(element(), "one"), new Job<(string | null)[]>(element(), "other")];
  const first = one.start(null, (turn) => amongWorkers(turn, [1], piece));
  void other.start(null, (turn) => amongWorkers(turn, [2], piece));
  await end(1);
  expect([await first, other.busy]).toEqual([["1"], true]);
  void one.start(null, (turn) => amongWorkers(turn, [1], piece));
  expect(begun).toEqual([1, 2, 1]);
  await end(2);
  expect([other.valueFor(null), one.busy]).toEqual([["2"], true]);
});

test("the partial answer of a task that is no job is lost with its element", async () => {
  const { piece, end } = pieces();
  const task = new Task<(string | null)[]>(element());
  void task.start(null, (turn) => amongWorkers(turn, items, piece));
  await end(1);
  task.hostDisconnected();
  expect(new Task<(string | null)[]>(element()).valueFor(null)).toBeNull();
});
