import { describe, expect, test } from "vitest";
import { sealed } from "../../../../web/src/kit/receipt/receipt";
import { answersOf } from "../../../../web/src/lessons/init-quiz/grader";
import { keyOf } from "../../../../web/src/lessons/init-quiz/grading";
import { questions } from "../../../../web/src/lessons/init-quiz/questions";
import {
  type Entry,
  entriesOf,
  isSealed,
  type Receipt,
  receiptOf,
  resultOf,
  verified,
  worth,
} from "../../../../web/src/lessons/init-quiz/receipt";
import { type Attempt, type QuizRecord, untried } from "../../../../web/src/lessons/init-quiz/record";
import { explanationsOf, misconceptionOf, orderOf, variant } from "../../../../web/src/lessons/init-quiz/variants";
import frozen from "../../../fixtures/frozen/receipt-2.json";
import sealedOne from "../../../fixtures/frozen/receipt-3.json";
import { evaluate } from "../receipt-keys";

const now = new Date("2026-11-30T13:00:00Z");
const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 12, minute)).toISOString();

/** A right or a wrong answer to a question. */
function answer(seed: number, number: number, retry: number, right: boolean, given: string): Attempt {
  const asked = variant(seed, number, retry);
  if (asked.form === "choice") {
    const { choice, reason } = asked.question.right(asked.offer);
    const other = asked.offer.choices.find((one) => one !== choice) ?? "";
    return { ...untried, choice: right ? choice : other, reason, given, seconds: 5 };
  }
  const value = keyOf(asked.question, asked.at, "std") * (right ? 1 : 1.3);
  const choice = asked.question.form === "sigma" ? "std" : "";
  return { ...untried, text: String(value), value, choice, given, seconds: 40 };
}

/** A complete quiz. All answers are right, except that the first question takes two tries and the second one a hint. */
function taken(seed: number): QuizRecord {
  const answers = Object.fromEntries(
    questions.map(({ key }, number): [string, Attempt[]] => {
      if (number === 0) return [key, [answer(seed, 0, 0, false, at(5)), answer(seed, 0, 1, true, at(8))]];
      return [key, [{ ...answer(seed, number, 0, true, at(10 + number)), hints: number === 1 ? 1 : 0 }]];
    }),
  );
  return { name: "Ada", begun: at(0), beginning: 1, answers };
}

const receipt = (seed: number): Receipt => JSON.parse(JSON.stringify(receiptOf(seed, taken(seed), now)));
/** The kinds of discrepancies, each once. */
const faults = async (candidate: unknown) => [
  ...new Set((await verified(candidate, evaluate, now)).discrepancies.map(({ what }) => what)),
];

test("a receipt of version 2 may have no checksum; one of version 3 counts as sealed even without", () => {
  expect(isSealed(frozen)).toBe(false);
  expect(isSealed(sealedOne)).toBe(true);
  const { checksum: _, ...open } = sealedOne;
  expect(isSealed(open)).toBe(true);
});

test("a question is worth 1 if right at once without hints, 0.5 if right later or with hints, else 0", () => {
  const tried = (correct: boolean, hints = 0) => ({ correct, hints });
  expect(worth([tried(true)])).toBe(1);
  expect(worth([tried(true, 1)])).toBe(0.5);
  expect(worth([tried(false), tried(true)])).toBe(0.5);
  expect(worth([tried(false), tried(false)])).toBe(0);
  expect(worth([])).toBe(0);
});

describe("a receipt", () => {
  test("holds every given answer in the order of the quiz, with its numbers, a name and dates", () => {
    const { entries, order, score, max, name, begun, made } = receipt(5);
    expect({ name, begun, made }).toEqual({ name: "Ada", begun: at(0), made: now.toISOString() });
    expect(order).toEqual(orderOf(5).map((number) => questions[number]?.key));
    expect(entries.length).toBe(questions.length + 1);
    expect(entries[0]).toMatchObject({ exercise: "relu", tries: 1, correct: false, score: 0, hints: 0, seconds: 40 });
    expect(entries[1]).toMatchObject({ exercise: "relu", tries: 2, correct: true, score: 0.5, seconds: 80 });
    expect(entries[0]?.numbers).not.toEqual(entries[1]?.numbers);
    expect(score).toBeCloseTo(questions.length - 1, 12);
    expect(max, "receiptVersion knows all questions").toBe(questions.length);
  });

  test("has the content of the event of each answer", () => {
    const [first] = entriesOf(5, taken(5), 0);
    if (!first) throw new Error("Nothing was answered.");
    expect(Object.keys(resultOf(first)).sort()).toEqual(
      ["lesson", "exercise", "variant", "answer", "correct", "score", "max", "tries", "hints", "seconds"].sort(),
    );
    expect(first).toMatchObject(resultOf(first));
  });

  test("leaves out a text that was typed but not given", () => {
    const record = { ...taken(1), answers: { relu: [{ ...untried, text: "2/n", hints: 3 }] } };
    expect(receiptOf(1, record).entries).toEqual([]);
  });

  test("is verified by computing it again from its seed, for 200 seeds", async () => {
    for (let seed = 0; seed < 200; seed++) {
      const result = await verified(receipt(seed), evaluate, now);
      const all = questions.length;
      expect(result).toMatchObject({
        discrepancies: [],
        score: expect.closeTo(all - 1, 12),
        right: all,
        answered: all,
      });
    }
  });

  test("of version 2, the first released one, still holds", async () => {
    expect(frozen.version).toBe(2);
    expect(await verified(frozen, evaluate, now)).toMatchObject({
      discrepancies: [],
      score: expect.closeTo(8, 12),
      right: 9,
      answered: 9,
    });
  });

  test("of version 3, the first with a checksum, still holds", async () => {
    expect(sealedOne.version).toBe(3);
    expect(await verified(sealedOne, evaluate, now)).toMatchObject({ discrepancies: [], right: 9, answered: 9 });
  });

  /** None of these fields follows from the answers. */
  test.each<[what: string, edit: (one: Receipt) => unknown]>([
    ["another name", (one) => ({ ...one, name: "Eve" })],
    ["fewer beginnings", (one) => ({ ...one, beginning: 7 })],
    ["a later date", (one) => ({ ...one, made: new Date(+now - 1000).toISOString() })],
    ["no checksum", ({ checksum: _, ...rest }) => rest],
  ])("that was edited has a wrong checksum: %s", async (_, edit) => {
    expect(await faults(edit(receipt(5)))).toEqual(["checksum"]);
  });

  type Forgery = [what: string, forge: (one: Receipt) => unknown, faults: string[]];
  const entry = (one: Receipt, index: number) => one.entries[index] as Receipt["entries"][number];
  /** The receipt with a change in one entry. */
  const changed = (index: number, patch: Partial<Receipt["entries"][number]>) => (one: Receipt) => {
    Object.assign(entry(one, index), patch);
    return one;
  };
  test.each<Forgery>([
    ["no receipt", () => ({ hello: 1 }), ["unreadable"]],
    ["nothing", () => null, ["unreadable"]],
    ["another version", (one) => ({ ...one, version: 1 }), ["version"]],
    ["another version without other fields", ({ format, lesson }) => ({ format, lesson, version: 0 }), ["version"]],
    ["an unknown field", (one) => ({ ...one, grade: "A" }), ["unreadable"]],
    ["another seed", (one) => ({ ...one, variant: 6 }), ["order", "numbers", "correct", "score"]],
    ["another order", (one) => ({ ...one, order: [...one.order].reverse() }), ["order"]],
    ["a better score", (one) => ({ ...one, score: one.max }), ["score"]],
    ["no name", (one) => ({ ...one, name: " " }), ["name"]],
    ["a date in the next year", (one) => ({ ...one, made: "2027-11-30T12:00:00.000Z" }), ["dates"]],
    ["a beginning after the first answer", (one) => ({ ...one, begun: at(6) }), ["dates", "seconds"]],
    ["a wrong answer marked right", changed(0, { correct: true }), ["correct"]],
    ["more points for an answer", changed(1, { score: 1 }), ["points"]],
    ["a misconception removed", changed(0, { misconception: "" }), ["misconception"]],
    ["no time at all", changed(3, { seconds: 0 }), ["seconds"]],
    ["more time than had passed", changed(3, { seconds: 5000 }), ["seconds"]],
    ["an easier variant", changed(1, { numbers: { n: 100, n_out: 200 } }), ["numbers"]],
    [
      "a text that cannot be read",
      (one) => changed(1, { answer: { ...entry(one, 1).answer, text: "two" } })(one),
      ["value", "correct", "score"],
    ],
    ["another question's answer", changed(1, { exercise: "leaky" }), ["tries", "numbers"]],
    ["an unknown question", changed(1, { exercise: "xavier" }), ["question", "score"]],
    ["more hints than the question has", changed(1, { hints: 50 }), ["hints"]],
    ["fewer hints in a later try", changed(0, { hints: 2 }), ["hints"]],
    [
      "a number that is not the value of the text",
      (one) => changed(0, { answer: { ...entry(one, 0).answer, value: entry(one, 1).answer.value } })(one),
      ["value"],
    ],
    ["a wrong answer left out", (one) => ({ ...one, entries: one.entries.slice(1) }), ["tries"]],
    [
      "a try after a right answer",
      (one) => ({
        ...one,
        entries: [...one.entries.slice(0, 2), { ...entry(one, 1), tries: 3 }, ...one.entries.slice(2)],
      }),
      ["tries", "numbers"],
    ],
  ])("does not hold with %s", async (_, forge, expected) => {
    const result = await faults(forge(receipt(5)));
    expect(result.length).toBeGreaterThan(0);
    for (const what of expected) expect(result).toContain(what);
  });
});

describe("a forged receipt with a right checksum", () => {
  type Edit = (one: Receipt) => void;
  const forged = (edit: Edit): unknown => {
    const one = receipt(5);
    edit(one);
    return JSON.parse(JSON.stringify(sealed(one)));
  };
  const entry = (one: Receipt, exercise: string) =>
    one.entries.find((each) => each.exercise === exercise) as Receipt["entries"][number];

  test.each<[what: string, edit: Edit, fault: string]>([
    ["a name of invisible characters", (one) => Object.assign(one, { name: "\u200b\u3164" }), "name"],
    ["November 31", (one) => Object.assign(one, { begun: "2026-11-31T00:00:00.000Z" }), "unreadable"],
    [
      "a date in another time zone, which sorts differently",
      (one) => Object.assign(entry(one, "leaky"), { given: "2026-11-30T23:13:00.000+11:00" }),
      "unreadable",
    ],
    ["an unknown reading of sigma", (one) => Object.assign(entry(one, "leaky").answer, { choice: "sigma" }), "answer"],
    [
      "a reason in a question that asks for a number",
      (one) => Object.assign(entry(one, "mean").answer, { reason: "he" }),
      "answer",
    ],
    [
      "a text in a question that asks for a choice",
      (one) => Object.assign(entry(one, "keep").answer, { text: "second" }),
      "answer",
    ],
    [
      "a choice that was not offered",
      (one) => Object.assign(entry(one, "keep").answer, { choice: "constructor" }),
      "answer",
    ],
    [
      "a number that is not finite",
      (one) => Object.assign(entry(one, "reuse").answer, { text: "1e400", value: 1e308 }),
      "answer",
    ],
    [
      "a text longer than its field",
      (one) =>
        Object.assign(entry(one, "relu").answer, { text: `${entry(one, "relu").answer.text}${" ".repeat(300)}` }),
      "unreadable",
    ],
    [
      "more time than had passed, in entries that are in the file before earlier ones",
      (one) => {
        const [first, second, ...others] = one.entries as [Entry, Entry, ...Entry[]];
        for (const each of others) each.seconds = (Date.parse(each.given) - Date.parse(one.begun)) / 1000;
        one.entries = [...others.sort((a, b) => (a.given < b.given ? 1 : -1)), first, second];
      },
      "seconds",
    ],
  ])("does not hold with %s", async (_, edit, fault) => {
    expect(await faults(forged(() => {}))).toEqual([]);
    expect(await faults(forged(edit))).toContain(fault);
  });

  test("does not hold with `__proto__` among its numbers", async () => {
    const text = JSON.stringify(receipt(5)).replace('"numbers":{', '"numbers":{"__proto__":{"n":100},');
    expect(await faults(JSON.parse(text))).toContain("unreadable");
  });

  test("has the same answers in another order and another spelling of numbers, not with another value", () => {
    const [own, other] = [receipt(5), receipt(5)];
    other.entries.reverse();
    entry(other, "mean").answer.text += ".0";
    expect(answersOf(other.entries)).toBe(answersOf(own.entries));
    entry(other, "mean").answer.value *= 1.01;
    expect(answersOf(other.entries)).not.toBe(answersOf(own.entries));
  });
});

describe("a misconception", () => {
  test("of every known wrong answer has a name and an explanation", () => {
    for (const [number, question] of questions.entries()) {
      const asked = variant(3, number, 0);
      const names =
        asked.form === "number"
          ? asked.question.wrongAnswers.map(({ misconception, value }) => {
              const given = asked.question.form === "sigma" ? "variance" : "";
              const answer = { text: "", value: value(asked.at), choice: given, reason: "" };
              expect(misconceptionOf(asked, answer)).toBe(misconception);
              return misconception;
            })
          : asked.offer.choices.flatMap((choice) =>
              asked.offer.reasons.map((reason) => misconceptionOf(asked, { text: "", value: 0, choice, reason })),
            );
      for (const name of names.filter((one) => one !== ""))
        expect(explanationsOf(asked, name).join(" "), `${question.key}: ${name}`).toMatch(/^[^{}]{20,}$/);
    }
  });

  test("the right number in the wrong reading has a name of its own, which is combined with other mistakes", () => {
    const asked = variant(3, 0, 0);
    if (asked.form !== "number") throw new Error("This is a number.");
    const value = keyOf(asked.question, asked.at, "variance");
    expect(misconceptionOf(asked, { text: "", value, choice: "std", reason: "" })).toBe("variance-as-std");
    expect(misconceptionOf(asked, { text: "", value: 2 / (asked.at.n ?? 1), choice: "std", reason: "" })).toBe(
      "variance-as-std+he",
    );
    expect(misconceptionOf(asked, { text: "", value: 0.777, choice: "std", reason: "" })).toBe("unknown");
  });
});
