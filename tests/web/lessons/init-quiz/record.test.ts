import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Keep } from "../../../../web/src/kit/receipt/store";
import { openIn } from "../../../../web/src/lessons/init-quiz/open";
import { receiptOf } from "../../../../web/src/lessons/init-quiz/receipt";
import { datesOf, mostTries, Records, triesOf } from "../../../../web/src/lessons/init-quiz/record";
import { defaults, schema } from "../../../../web/src/lessons/init-quiz/state";
import { checked, decode, encode } from "../../../../web/src/state";

/** A storage in memory; new Records on the same storage imitate a reload. */
function storage(): Keep & { saved: Map<string, string> } {
  const saved = new Map<string, string>();
  return { saved, getItem: (key) => saved.get(key) ?? null, setItem: (key, text) => void saved.set(key, text) };
}

let saved: ReturnType<typeof storage>;
const reloaded = (): Records => new Records(() => saved);
beforeEach(() => {
  saved = storage();
  vi.stubGlobal("window", new EventTarget());
});

const first = (records: Records, seed = 7) => triesOf(records.of(seed), "relu")[0];

describe("a record", () => {
  test("a given answer is kept after a reload, and cannot be given again with another text", () => {
    expect(reloaded().give(7, "relu", 0, { text: "2/n", value: 0.004, choice: "variance" })).toBe(true);
    const records = reloaded();
    expect(records.give(7, "relu", 0, { text: "2.9339/n", value: 0.006, choice: "variance" })).toBe(false);
    records.change(7, "relu", 0, { text: "2.9339/n", hints: 0 });
    expect(first(records)).toMatchObject({ text: "2/n", value: 0.004, given: expect.stringMatching(/^20\d\d-/) });
  });

  test("the number of seen hints never falls, and is kept after a reload", () => {
    const records = reloaded();
    records.change(7, "relu", 0, { hints: 2 });
    records.change(7, "relu", 0, { hints: 0, text: "1" });
    expect(first(reloaded())).toMatchObject({ hints: 2, text: "1" });
  });

  test.each([
    ["deleted", () => saved.saved.clear()],
    ["made unreadable", () => saved.saved.set("gradlab.init-quiz.7", "{")],
    ["overwritten with another format", () => saved.saved.set("gradlab.init-quiz.7", '{"version":9}')],
  ] as const)("answers survive a storage that is %s, as long as the page is open", (_, spoil) => {
    reloaded().give(7, "relu", 0, { text: "2/n", value: 0.004, choice: "variance", hints: 2 });
    const records = reloaded();
    expect(first(records)?.text).toBe("2/n");
    spoil();
    expect(records.give(7, "relu", 0, { text: "2.9339/n", value: 0.006, choice: "variance" })).toBe(false);
    expect(first(records)).toMatchObject({ text: "2/n", hints: 2, given: expect.stringMatching(/^20\d\d-/) });
    records.again(7, "relu");
    spoil();
    expect(triesOf(records.of(7), "relu").length).toBe(2);
    records.restart(7);
    spoil();
    expect(records.of(7)).toMatchObject({ beginning: 2, answers: {} });
  });

  test("an answer cannot be given again when the storage is full", () => {
    const records = reloaded();
    records.change(7, "relu", 0, { text: "2/n" });
    saved.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    expect(records.give(7, "relu", 0, { value: 0.004, choice: "variance" })).toBe(true);
    expect(records.give(7, "relu", 0, { value: 0.006, choice: "variance" })).toBe(false);
    expect(first(records)?.value).toBe(0.004);
  });

  test("an answer given in another window is kept", () => {
    const [one, other] = [reloaded(), reloaded()];
    one.change(7, "relu", 0, { text: "2/n" });
    other.give(7, "relu", 0, { text: "1/n", value: 1, choice: "std" });
    expect(one.give(7, "relu", 0, { text: "2.9339/n", value: 2, choice: "std" })).toBe(false);
    expect(first(one)?.text).toBe("1/n");
  });

  test("another try opens only when the last one was given, up to three tries", () => {
    const records = reloaded();
    records.again(7, "relu");
    expect(triesOf(records.of(7), "relu").length).toBe(1);
    for (let retry = 0; retry < 5; retry++) {
      records.give(7, "relu", retry, { value: 1 });
      records.again(7, "relu");
    }
    expect(triesOf(records.of(7), "relu").length).toBe(mostTries);
  });

  test("a restart removes the answers and is counted", () => {
    const records = reloaded();
    records.give(7, "relu", 0, { value: 1 });
    records.restart(7);
    expect(reloaded().of(7)).toMatchObject({ answers: {}, beginning: 2, begun: "" });
  });

  test("without a storage it lasts as long as the page; an invalid stored text counts as an empty record", () => {
    const forbidden = new Records(() => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    });
    forbidden.give(7, "relu", 0, { value: 1 });
    expect(first(forbidden)?.given).not.toBe("");
    for (const text of ["{", "[]", '{"name":1}', '{"name":"","begun":"","beginning":1,"answers":{"relu":[{}]}}']) {
      saved.saved.set("gradlab.init-quiz.7", text);
      expect(reloaded().of(7).answers).toEqual({});
    }
  });

  test("`begun` is the time of the first text less the seconds in view: 12:05 less 300 s is 12:00", () => {
    const records = new Records(
      () => saved,
      () => new Date("2026-11-30T12:05:00Z"),
    );
    records.change(7, "relu", 0, { text: "2", seconds: 300 });
    expect(records.of(7).begun).toBe("2026-11-30T12:00:00.000Z");
  });
});

test("with a clock turned back, no answer is dated before an earlier one, nor the receipt before the answers", () => {
  let now = Date.parse("2026-11-30T12:05:00Z");
  const records = new Records(
    () => saved,
    () => new Date(now),
  );
  records.give(7, "relu", 0, { text: "2/n", value: 1, seconds: 300 });
  now -= 7_200_000;
  records.give(7, "mean", 0, { text: "1", value: 1, seconds: 40 });
  expect(datesOf(records.of(7))).toEqual([
    "2026-11-30T12:00:00.000Z",
    "2026-11-30T12:05:00.000Z",
    "2026-11-30T12:05:40.000Z",
  ]);
  expect(receiptOf(7, records.of(7), new Date(now)).made).toBe("2026-11-30T12:05:40.000Z");
});

test("a clock that is turned back by less than the time in view leaves room for that time", () => {
  let now = Date.parse("2026-11-30T12:05:00Z");
  const records = new Records(
    () => saved,
    () => new Date(now),
  );
  records.give(7, "relu", 0, { text: "2/n", value: 1, seconds: 300 });
  now += 40_000;
  records.give(7, "mean", 0, { text: "1", value: 1, seconds: 100 });
  // The seconds of another question were in view before the last answer, so its date needs no more room.
  now += 100_000;
  records.give(7, "orthogonal", 0, { text: "1", value: 1, seconds: 30 });
  expect(datesOf(records.of(7))).toEqual([
    "2026-11-30T12:00:00.000Z",
    "2026-11-30T12:05:00.000Z",
    "2026-11-30T12:06:40.000Z",
    "2026-11-30T12:07:20.000Z",
  ]);
});

describe("the state", () => {
  test("is the seed and the place: an address contains no answers", () => {
    reloaded().give(7, "relu", 0, { text: "2/n", value: 1 });
    const state = { seed: 7, at: 3 };
    const address = encode(state, defaults);
    expect(address).toBe("v=1&seed=7&at=3");
    expect(checked(schema, defaults, decode(address, defaults, schema))).toMatchObject({ state, problems: [] });
  });

  test("a question with wrong answers is settled only after the third one", () => {
    const records = reloaded();
    const settled = () => openIn({ seed: 7, at: 1 }, records.of(7), null)?.settled;
    const seen: (boolean | undefined)[] = [settled()];
    for (let retry = 0; retry < mostTries; retry++) {
      records.give(7, "relu", retry, { value: 1, choice: "std", text: "1" });
      seen.push(settled());
      records.again(7, "relu");
    }
    expect(seen).toEqual([false, false, false, true]);
  });
});
