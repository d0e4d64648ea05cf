import { describe, expect, test } from "vitest";
import { questions } from "../../../../web/src/lessons/init-quiz/questions";
import { type Receipt, receiptOf } from "../../../../web/src/lessons/init-quiz/receipt/receipt";
import { type Evaluate, verified } from "../../../../web/src/lessons/init-quiz/receipt/verify";
import { defaults, type State, untried } from "../../../../web/src/lessons/init-quiz/state";
import { keyOf } from "../../../../web/src/lessons/init-quiz/variant/grade";
import { orderOf } from "../../../../web/src/lessons/init-quiz/variant/order";
import { variant } from "../../../../web/src/lessons/init-quiz/variant/variant";

/** Numbers only: expressions are the engine's, and tested with it. */
const evaluate: Evaluate = async (text) => (text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text));

/** A right answer to a question, or one that is wrong. */
function answer(seed: number, number: number, retry: number, right: boolean) {
  const asked = variant(seed, number, retry);
  if (asked.form === "choice") {
    const { choice, reason } = asked.question.right(asked.offer);
    return {
      ...untried,
      choice: right ? choice : (asked.offer.choices.find((one) => one !== choice) ?? ""),
      reason,
      given: true,
      seconds: 5,
    };
  }
  const value = keyOf(asked.question, asked.at, "std") * (right ? 1 : 1.3);
  return {
    ...untried,
    text: String(value),
    value,
    choice: asked.question.form === "sigma" ? "std" : "",
    given: true,
    seconds: 40,
  };
}

/** A whole quiz: all right, but for the first question, which takes two tries, and the second, which takes a hint. */
function taken(seed: number): State {
  const answers = Object.fromEntries(
    questions.map(({ key }, number) => {
      if (number === 0) return [key, { 0: answer(seed, 0, 0, false), 1: answer(seed, 0, 1, true) }];
      return [key, { 0: { ...answer(seed, number, 0, true), hints: number === 1 ? 1 : 0 } }];
    }),
  );
  return { ...defaults, seed, at: questions.length + 1, answers };
}

const receipt = (seed: number): Receipt => JSON.parse(JSON.stringify(receiptOf(taken(seed))));
/** The kinds of what is wrong, each once. */
const faults = async (candidate: unknown) => [
  ...new Set((await verified(candidate, evaluate)).discrepancies.map(({ what }) => what)),
];

describe("a receipt", () => {
  test("holds every given answer in the order of the quiz, with its variant", () => {
    const { entries, order, score } = receipt(5);
    expect(order).toEqual(orderOf(5).map((number) => questions[number]?.key));
    expect(entries.length).toBe(questions.length + 1);
    expect(entries[0]).toMatchObject({ question: "relu", number: 0, try: 0, correct: false, hints: 0, seconds: 40 });
    expect(entries[1]).toMatchObject({ question: "relu", try: 1, correct: true });
    expect(entries[0]?.variant).not.toEqual(entries[1]?.variant);
    expect(score).toBeCloseTo((questions.length - 1) / questions.length, 12);
  });

  test("leaves out what was written but not given", () => {
    expect(receiptOf({ ...defaults, answers: { relu: { 0: { ...untried, text: "2/n", hints: 3 } } } }).entries).toEqual(
      [],
    );
  });

  test("is verified by recomputing it from its seed, for many seeds", async () => {
    for (let seed = 0; seed < 200; seed++) {
      const found = await verified(receipt(seed), evaluate);
      expect(found).toEqual({ discrepancies: [], score: expect.closeTo(8 / 9, 12), right: 9, answered: 9 });
    }
  });

  type Forgery = [what: string, forge: (one: Receipt) => unknown, faults: string[]];
  const entry = (one: Receipt, index: number) => one.entries[index] as Receipt["entries"][number];
  test.each<Forgery>([
    ["no receipt", () => ({ hello: 1 }), ["unreadable"]],
    ["nothing", () => null, ["unreadable"]],
    ["another version", (one) => ({ ...one, version: 2 }), ["version"]],
    [
      "another version that holds something else",
      (one) => ({ format: one.format, version: 0, pages: [] }),
      ["version"],
    ],
    ["more than it may hold", (one) => ({ ...one, grade: "A" }), ["unreadable"]],
    ["another seed", (one) => ({ ...one, seed: 6 }), ["order", "variant", "correct", "score"]],
    ["another order", (one) => ({ ...one, order: [...one.order].reverse() }), ["order"]],
    ["a better score", (one) => ({ ...one, score: 1 }), ["score"]],
    [
      "a wrong answer marked right",
      (one) => {
        entry(one, 0).correct = true;
        return one;
      },
      ["correct"],
    ],
    [
      "a wrong answer left out",
      (one) => {
        one.entries.splice(0, 1);
        return one;
      },
      ["tries", "score"],
    ],
    [
      "an easier variant",
      (one) => {
        entry(one, 1).variant = { n: 100, n_out: 200 };
        return one;
      },
      ["variant"],
    ],
    [
      "a number that the text does not come to",
      (one) => {
        entry(one, 0).answer.value = entry(one, 1).answer.value;
        return one;
      },
      ["value"],
    ],
    [
      "a text that cannot be read",
      (one) => {
        entry(one, 1).answer.text = "two";
        return one;
      },
      ["value", "correct", "score"],
    ],
    [
      "another question's answer",
      (one) => {
        entry(one, 1).question = "leaky";
        return one;
      },
      ["question", "tries", "score"],
    ],
    [
      "more hints than there are",
      (one) => {
        entry(one, 1).hints = 50;
        return one;
      },
      ["hints"],
    ],
    [
      "a try after a right answer",
      (one) => {
        one.entries.splice(2, 0, { ...entry(one, 1), try: 2 });
        return one;
      },
      ["tries", "variant"],
    ],
  ])("does not hold with %s", async (_, forge, expected) => {
    const found = await faults(forge(receipt(5)));
    expect(found.length).toBeGreaterThan(0);
    for (const what of expected) expect(found).toContain(what);
  });
});
