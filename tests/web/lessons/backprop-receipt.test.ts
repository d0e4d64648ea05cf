import { beforeEach, describe, expect, test } from "vitest";
import { AnswerLog } from "../../../web/src/kit/receipt/log";
import { sealed } from "../../../web/src/kit/receipt/receipt";
import {
  entriesOf,
  logName,
  receiptOf,
  resultOf,
  type TurnReceipt,
  verified,
} from "../../../web/src/lessons/backprop/turn/receipt";
import frozen from "../../fixtures/frozen/receipt-backprop-1.json";
import { timedLog } from "../support/timed-log";
import { blanks } from "./receipt-keys";

const begun = Date.parse("2026-11-30T12:00:00Z");
const now = new Date(begun + 3_600_000);

let clock: ReturnType<typeof timedLog>;
let log: AnswerLog;
beforeEach(() => {
  clock = timedLog("backprop-turn", begun);
  log = clock.log;
});

const name = logName(2, 7);
function answer(question: string, text: string, hints = 0, seconds = 20): void {
  clock.pass(seconds);
  log.add(name, { question, answer: text, hints, seconds });
}
/** A slip, the right answer, then the adjoint after a hint. */
function honest(): TurnReceipt {
  log.rename(name, "Ada");
  answer("∂z/∂w", "24");
  answer("∂z/∂w", "8");
  answer("dL/dw", "-8", 1);
  return JSON.parse(JSON.stringify(receiptOf(2, 7, log.of(name), blanks, now)));
}
const check = async (candidate: unknown) => verified(candidate, async () => blanks, now);
const faults = async (candidate: unknown) => (await check(candidate)).discrepancies.map(({ what }) => what);

test("a clock that is turned back between answers spoils no honest receipt", async () => {
  log.rename(name, "Ada");
  answer("∂z/∂w", "24");
  clock.pass(-7200);
  answer("∂z/∂w", "8");
  answer("dL/dw", "-8", 1);
  const receipt = receiptOf(2, 7, log.of(name), blanks, clock.now());
  expect(await faults(JSON.parse(JSON.stringify(receipt)))).toEqual([]);
  expect(receipt.entries.map(({ seconds }) => seconds)).toEqual([20, 40, 60]);
});

test("nor does one that is turned back by less than the time since the answer before", async () => {
  log.rename(name, "Ada");
  answer("∂z/∂w", "24");
  clock.pass(-60);
  answer("∂z/∂w", "8", 0, 100);
  const receipt = receiptOf(2, 7, log.of(name), blanks, clock.now());
  expect(await faults(JSON.parse(JSON.stringify(receipt)))).toEqual([]);
  expect(receipt.entries.map(({ given }) => Date.parse(given) - begun)).toEqual([20_000, 120_000]);
});

describe("what is told of an answer", () => {
  test("is of the shape of every lesson's result, and has the points of the exercise so far", () => {
    honest();
    const results = entriesOf(2, 7, log.of(name), blanks).map(resultOf);
    const common = { lesson: "backprop", exercise: "turn-2", variant: 7, max: 2 };
    expect(results).toEqual([
      {
        ...common,
        answer: { question: "∂z/∂w", text: "24" },
        correct: false,
        score: 0,
        tries: 1,
        hints: 0,
        seconds: 20,
      },
      {
        ...common,
        answer: { question: "∂z/∂w", text: "8" },
        correct: true,
        score: 0.5,
        tries: 2,
        hints: 0,
        seconds: 40,
      },
      {
        ...common,
        answer: { question: "dL/dw", text: "-8" },
        correct: true,
        score: 1,
        tries: 1,
        hints: 1,
        seconds: 60,
      },
    ]);
  });

  test("names what went wrong; what is no number, or answers nothing that is asked, is not graded", () => {
    for (const text of ["24", "-8", "77", "three", "8.3"]) answer("∂z/∂w", text);
    answer("∂q/∂w", "8");
    expect(entriesOf(2, 7, log.of(name), blanks).map(({ misconception }) => misconception)).toEqual([
      ...["value", "sign", "unknown", "rounding"],
    ]);
  });

  test("what was only rounded too much costs nothing; what follows a right answer neither gives nor takes", () => {
    for (const text of ["8.3", "8", "24", "8"]) answer("∂z/∂w", text);
    expect(entriesOf(2, 7, log.of(name), blanks).map(({ score }) => score)).toEqual([0, 1, 1, 1]);
  });
});

describe("a receipt", () => {
  test("is confirmed by working it out again", async () => {
    expect(await check(honest())).toMatchObject({ discrepancies: [], score: 1, right: 2, level: 2 });
  });

  test("says how often the exercise was begun, and of the last beginning alone what was answered", async () => {
    honest();
    log.restart(name);
    answer("∂z/∂w", "8");
    const receipt = receiptOf(2, 7, log.of(name), blanks, now);
    expect(receipt).toMatchObject({ name: "Ada", beginning: 2, score: 1 });
    expect(receipt.entries.length).toBe(1);
    expect(await faults(receipt)).toEqual([]);
  });

  test("of version 1 still holds: the fixture is never changed", async () => {
    expect(frozen.version).toBe(1);
    expect(await check(frozen)).toMatchObject({ discrepancies: [], score: 1, right: 2 });
  });

  type Edit = (one: TurnReceipt) => unknown;
  const entry =
    (index: number, patch: Partial<TurnReceipt["entries"][number]>): Edit =>
    (one) => {
      Object.assign(one.entries[index] as object, patch);
      return one;
    };
  /** Somebody edits the file. */
  test.each<[string, Edit]>([
    ["another name", (one) => ({ ...one, name: "Eve" })],
    ["a later date", (one) => ({ ...one, made: new Date(+now - 1000).toISOString() })],
    ["fewer beginnings", (one) => ({ ...one, beginning: 4 })],
    ["a better score", (one) => ({ ...one, score: 2 })],
  ])("that was edited shows it: %s", async (_, edit) => {
    expect(await faults(edit(honest()))).toContain("checksum");
  });

  /** Somebody makes the checksum anew. */
  test.each<[string, Edit, string[]]>([
    ["the score is raised", (one) => ({ ...one, score: 2 }), ["score"]],
    ["the points of an answer are raised", entry(1, { score: 1 }), ["points"]],
    ["a wrong answer is marked right", entry(0, { correct: true }), ["correct"]],
    ["a misconception is taken away", entry(0, { misconception: "" }), ["misconception"]],
    ["a wrong try is taken out", (one) => ({ ...one, entries: one.entries.slice(1) }), ["tries", "points", "score"]],
    ["no hint was seen", entry(2, { hints: 0 }), ["points", "score"]],
    ["more hints than there are", entry(2, { hints: 3 }), ["hints"]],
    ["no time at all", entry(1, { seconds: 20 }), ["seconds"]],
    ["more time than had passed", entry(2, { seconds: 7000 }), ["seconds"]],
    ["another seed", (one) => ({ ...one, variant: 8 }), ["exercise"]],
    ["a level that there is not", (one) => ({ ...one, exercise: "turn-9" }), ["exercise"]],
    ["a seed that no address can have", (one) => ({ ...one, variant: 2 ** 33 }), ["exercise"]],
    ["a question of another exercise", entry(1, { answer: { question: "∂q/∂w", text: "8" } }), ["question"]],
    ["answers in another order", (one) => ({ ...one, entries: [...one.entries].reverse() }), ["dates", "tries"]],
    ["made before it was answered", (one) => ({ ...one, made: one.begun }), ["dates"]],
    ["made next year", (one) => ({ ...one, made: "2027-11-30T12:00:00.000Z" }), ["dates"]],
    ["nobody's name", (one) => ({ ...one, name: " " }), ["name"]],
    ["another version", (one) => ({ ...one, version: 2 }), ["version"]],
    ["another lesson", (one) => ({ ...one, lesson: "init-quiz" }), ["unreadable"]],
    ["more than a receipt holds", (one) => ({ ...one, grade: "A" }), ["unreadable"]],
  ])("does not hold where %s", async (_, edit, expected) => {
    const { checksum: _old, ...body } = edit(honest()) as TurnReceipt;
    expect(await faults(sealed(body))).toEqual(expect.arrayContaining(expected));
  });
});

test("whose answers were copied from another exercise is worked out with its own numbers", async () => {
  const receipt = honest();
  const others = blanks.map((one) => ({ ...one, right: 5 * one.right, values: [1], paths: [] }));
  const result = await verified(receipt, async () => others, now);
  expect(result).toMatchObject({ score: 0, right: 0 });
  expect(result.discrepancies.map(({ what }) => what)).toEqual(expect.arrayContaining(["correct", "points", "score"]));
});

test("a log that cannot be written lasts as long as the page", () => {
  const refuses = () => {
    throw new Error("SecurityError");
  };
  const memory = new AnswerLog("backprop-turn", refuses, clock.now);
  memory.add(name, { question: "∂z/∂w", answer: "8", hints: 0, seconds: 1 });
  expect(memory.of(name).answers.length).toBe(1);
});
