import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EngineError } from "../../../web/src/engine";
import { Task, type Turn } from "../../../web/src/kit/task";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that the test ends, by key. */
function pretendedWork() {
  const under = new Map<string, { turn: Turn<string>; done: (value: string) => void; fail: (why: unknown) => void }>();
  const begun: string[] = [];
  const work = (key: string) => (turn: Turn<string>) =>
    new Promise<string>((done, fail) => {
      begun.push(key);
      under.set(key, { turn, done, fail });
    });
  const the = (key: string) => under.get(key) as NonNullable<ReturnType<typeof under.get>>;
  return { work, begun, the };
}

const later = () => vi.advanceTimersByTimeAsync(0);

test("the same key, pending or answered, makes no second request", async () => {
  const { work, begun, the } = pretendedWork();
  const task = new Task<string>(() => {});
  const [one, two] = [task.ask({ lr: 1 }, work("a")), task.ask({ lr: 1 }, work("b"))];
  expect(task.busy).toBe(true);
  the("a").done("A");
  expect(await Promise.all([one, two])).toEqual(["A", "A"]);
  void task.ask({ lr: 1 }, work("c"));
  expect(begun).toEqual(["a"]);
  expect([task.value, task.busy, task.isFresh]).toEqual(["A", false, true]);
});

test("a newer key aborts an older one, whose late answer is dropped", async () => {
  const { work, the } = pretendedWork();
  const task = new Task<string>(() => {});
  const old = task.ask("old", work("old"));
  void task.ask("new", work("new"));
  expect(the("old").turn.signal.aborted).toBe(true);
  the("new").done("new");
  await later();
  the("old").done("old");
  await later();
  expect(await old).toBeNull();
  expect([task.value, task.valueFor("new"), task.valueFor("old")]).toEqual(["new", "new", null]);
});

test("with newer: follow, work under way is completed and shown, and only the newest key is asked next", async () => {
  const { work, begun, the } = pretendedWork();
  const task = new Task<string>(() => {}, { newer: "follow" });
  for (const key of ["1", "2", "3"]) void task.ask(key, work(key));
  expect([begun, the("1").turn.signal.aborted]).toEqual([["1"], false]);
  the("1").done("one");
  await later();
  expect([begun, task.value, task.isFresh, task.busy]).toEqual([["1", "3"], "one", false, true]);
  the("3").done("three");
  await later();
  expect([task.value, task.isFresh, task.busy]).toEqual(["three", true, false]);
});

test("with newer: follow, returning to the key under way waits for its answer", async () => {
  const { work, begun, the } = pretendedWork();
  const task = new Task<string>(() => {}, { newer: "follow" });
  for (const key of ["1", "2", "1"]) void task.ask(key, work(key));
  the("1").done("one");
  await later();
  expect([begun, task.value, task.isFresh, task.busy]).toEqual([["1"], "one", true, false]);
});

test("a failure stays until an answer succeeds, and the same key does not ask again by itself", async () => {
  const { work, begun, the } = pretendedWork();
  const task = new Task<string>(() => {});
  void task.ask("a", work("a"));
  the("a").fail(new EngineError("crashed", "Aborted."));
  await later();
  expect(task.failure).toContain("Aborted.");
  void task.ask("a", work("a"));
  expect([begun, task.busy]).toEqual([["a"], false]);
  task.retry();
  expect(begun).toEqual(["a", "a"]);
  the("a").done("A");
  await later();
  expect([task.failure, task.value]).toEqual(["", "A"]);
});

test("a failure stays until another key is answered or an earlier answer is recalled", async () => {
  const { work, the } = pretendedWork();
  const task = new Task<string>(() => {}, { remember: 2 });
  for (const next of ["b", "b"]) {
    void task.ask("a", work("a"));
    the("a").fail(new EngineError("crashed", "Aborted."));
    await later();
    void task.ask(next, work(next));
    if (task.busy) {
      expect(task.failure).toContain("Aborted.");
      the(next).done("B");
      await later();
    }
    expect([task.failure, task.value]).toEqual(["", "B"]);
  }
});

test("after a failure the answer to another key is not kept as its value", async () => {
  const { work, the } = pretendedWork();
  const task = new Task<string>(() => {});
  void task.ask("a", work("a"));
  the("a").done("A");
  await later();
  void task.ask("b", work("b"));
  the("b").turn.show("half");
  the("b").fail(new EngineError("crashed", "Aborted."));
  await later();
  expect([task.value, task.valueFor("b")]).toEqual(["half", "half"]);
  void task.ask("c", work("c"));
  the("c").fail(new EngineError("crashed", "Aborted."));
  await later();
  expect([task.value, task.failure !== ""]).toEqual([null, true]);
});

test("the failure of a key that was replaced is not shown", async () => {
  const { work, the } = pretendedWork();
  const task = new Task<string>(() => {});
  void task.ask("a", work("a"));
  void task.ask("b", work("b"));
  the("a").fail(new EngineError("hung", "late"));
  the("b").done("B");
  await later();
  expect([task.failure, task.value]).toEqual(["", "B"]);
});

test("a stop keeps the partial answer; a start begins again", async () => {
  const { work, begun, the } = pretendedWork();
  const task = new Task<string>(() => {});
  void task.start("a", work("a"));
  the("a").turn.show("half");
  the("a").turn.progress(1, 2);
  expect(task.progress).toEqual({ done: 1, all: 2 });
  task.stop();
  expect([task.value, task.busy, task.isFresh, task.progress]).toEqual(["half", false, false, null]);
  the("a").turn.show("more");
  void task.ask("a", work("a"));
  expect([task.value, begun]).toEqual(["half", ["a"]]);
  void task.start("a", work("a"));
  the("a").done("whole");
  await later();
  expect([task.value, task.isFresh]).toEqual(["whole", true]);
});

test("remembered answers are shown at once, and end the work under way", async () => {
  const { work, begun, the } = pretendedWork();
  const task = new Task<string>(() => {}, { remember: 2 });
  for (const key of ["a", "b"]) {
    void task.ask(key, work(key));
    the(key).done(key.toUpperCase());
    await later();
  }
  void task.ask("c", work("c"));
  void task.ask("a", work("a"));
  expect([task.value, task.isFresh, task.busy]).toEqual(["A", true, false]);
  expect(the("c").turn.signal.aborted).toBe(true);
  expect(begun).toEqual(["a", "b", "c"]);
});

test("with rest: 150, a key is asked after 150 ms without a newer key", async () => {
  const { work, begun } = pretendedWork();
  const task = new Task<string>(() => {}, { rest: 150 });
  void task.ask("1", work("1"));
  await vi.advanceTimersByTimeAsync(100);
  void task.ask("2", work("2"));
  await vi.advanceTimersByTimeAsync(100);
  expect([begun, task.busy]).toEqual([[], true]);
  await vi.advanceTimersByTimeAsync(50);
  expect(begun).toEqual(["2"]);
});

test("leaving the page ends the work; after the return only unanswered work is asked again", async () => {
  const { work, begun, the } = pretendedWork();
  const host = {
    addController: () => {},
    removeController: () => {},
    requestUpdate: vi.fn(),
    updateComplete: Promise.resolve(true),
  };
  const task = new Task<string>(host);
  void task.ask("a", work("a"));
  task.hostDisconnected();
  expect([the("a").turn.signal.aborted, task.busy]).toEqual([true, false]);
  host.requestUpdate.mockClear();
  task.hostConnected();
  expect(host.requestUpdate).toHaveBeenCalled();
  void task.ask("a", work("a"));
  expect(begun).toEqual(["a", "a"]);
  the("a").done("A");
  await later();
  task.hostDisconnected();
  task.hostConnected();
  void task.ask("a", work("a"));
  expect([begun.length, task.value]).toEqual([2, "A"]);
});

test("`release` is called once for each answer: replaced, too late, or when the host leaves", async () => {
  const { work, the } = pretendedWork();
  const freed: string[] = [];
  const host = {
    addController: () => {},
    removeController: () => {},
    requestUpdate: () => {},
    updateComplete: Promise.resolve(true),
  };
  const task = new Task<string>(host, { release: (value) => freed.push(value) });
  void task.ask("a", work("a"));
  the("a").done("A");
  await later();
  void task.ask("b", work("b"));
  void task.ask("c", work("c"));
  the("b").done("B");
  await later();
  expect([freed, task.value]).toEqual([["B"], "A"]);
  the("c").done("C");
  await later();
  expect(freed).toEqual(["B", "A"]);
  task.hostDisconnected();
  expect([freed, task.value]).toEqual([["B", "A", "C"], null]);
});

test("an error that is not the engine's is rethrown, and the task is no longer busy", async () => {
  const task = new Task<string>(() => {});
  await expect(
    task.ask("a", async () => {
      throw new TypeError("a fault");
    }),
  ).rejects.toThrow("a fault");
  expect([task.busy, task.failure]).toEqual([false, "TypeError: a fault"]);
});
