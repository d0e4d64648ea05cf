import { describe, expect, test } from "vitest";
import { judge, keyOf, recognized, tolerance } from "../../../../web/src/lessons/init-quiz/grading";
import { questions } from "../../../../web/src/lessons/init-quiz/questions";
import type { NumericQuestion } from "../../../../web/src/lessons/init-quiz/questions/question";
import { variant } from "../../../../web/src/lessons/init-quiz/variants";
import { numbersOf, numeric, seeds } from "./questions";

const readings = ["std", "variance"] as const;

function numericBy(key: string): NumericQuestion {
  const match = numeric.find((one) => one.key === key);
  if (!match) throw new Error(`There is no question ${key}.`);
  return match.question;
}

describe("keys, compared with numbers computed by hand and by simulation", () => {
  test.each<[key: string, at: Record<string, number>, variance: number]>([
    ["relu", { n: 784, n_out: 100 }, 0.0037422],
    ["relu", { n: 64, n_out: 100 }, 0.0458419],
    // 1 / (0.418141 n), and with the slope 0.1 for 0.2: 1 / (0.376084 n).
    ["leaky", { n: 100, a: 0.2 }, 0.0239154],
    ["leaky", { n: 100, a: 0.1 }, 0.0265898],
    // 256 inputs, 1024 units: He with fan-out.
    ["backward", { n_in: 256, n_out: 1024 }, 2 / 1024],
    ["mean", { n: 100, mu: 2 }, 0.0293388 / 5],
    ["reuse", { n: 512, layers: 10 }, 31.457],
    ["reuse", { n: 512, layers: 20 }, 1451.6],
  ])("%s at %o is %d", (key, at, value) => {
    expect(numericBy(key).right(at) / value).toBeCloseTo(1, 4);
  });

  test("the key of the first question as a standard deviation is 1.7129/√n", () => {
    expect(keyOf(numericBy("relu"), { n: 784, n_out: 100 }, "std")).toBeCloseTo(0.0611735, 7);
    expect(keyOf(numericBy("relu"), { n: 2, n_out: 100 }, "std")).toBeCloseTo(1.211174, 6);
  });

  test.each<[kind: string, times: number]>([
    ["he", 2],
    ["lecun", 1],
    ["xavier", 4 / 3],
    ["alone", 2.933884 * 100],
    ["half", 1.466942],
    ["square", 1.189292],
    ["upside", 0.340845],
  ])("the mistake %s gives %d / n", (kind, times) => {
    const slip = numericBy("relu").wrongAnswers.find((one) => one.misconception === kind);
    expect(slip?.value({ n: 100, n_out: 50 })).toBeCloseTo(times / 100, 6);
  });
});

describe.each(numeric)("$key, 10,000 seeds", ({ question, number }) => {
  test("an answer up to 0.49 % off the key is right in both readings, one 0.51 % off is not", () => {
    for (const seed of seeds)
      for (const at of numbersOf(number, seed))
        for (const reading of readings) {
          const key = keyOf(question, at, reading);
          for (const off of [-0.0049, 0, 0.0049])
            if (judge(question, at, key * (1 + off), reading).is !== "right")
              throw new Error(`seed ${seed}: ${off} of the key is not right`);
          for (const off of [-0.0051, 0.0051])
            if (judge(question, at, key * (1 + off), reading).is === "right")
              throw new Error(`seed ${seed}: ${off} of the key is right`);
        }
  });

  test("every known mistake is recognized by name in both readings, also if given in the other one", () => {
    for (const seed of seeds)
      for (const at of numbersOf(number, seed))
        for (const reading of readings) {
          const own = (variance: number) =>
            question.form === "sigma" && reading === "std" ? Math.sqrt(variance) : variance;
          const swapped = (variance: number) => (reading === "std" ? variance : Math.sqrt(variance));
          const wrong = question.wrongAnswers.map((slip) => ({
            kind: slip.misconception,
            value: own(slip.value(at)),
            swapped: false,
          }));
          if (question.form === "sigma") wrong.push({ kind: "key", value: swapped(question.right(at)), swapped: true });
          if (question.form === "sigma")
            wrong.push(
              ...question.wrongAnswers.map((slip) => ({
                kind: slip.misconception,
                value: swapped(slip.value(at)),
                swapped: true,
              })),
            );
          for (const one of wrong) {
            // A number near the end of the tolerance, not only the exact one.
            const verdict = judge(question, at, one.value * (1 + (seed % 2 ? 0.9 : -0.9) * tolerance), reading);
            const called = verdict.is === "mistake" ? (verdict.match.known?.misconception ?? "key") : verdict.is;
            if (called !== one.kind || (verdict.is === "mistake" && verdict.match.swapped !== one.swapped))
              throw new Error(`seed ${seed}: ${one.kind} (${one.value} as ${reading}) is taken for ${called}`);
          }
        }
  });

  test("the tolerances of recognized answers never overlap", () => {
    for (const seed of seeds)
      for (const at of numbersOf(number, seed))
        for (const reading of readings) {
          const bands = recognized(question, at, reading)
            .map(({ value }) => [value * (1 - tolerance), value * (1 + tolerance)] as const)
            .sort(([one], [other]) => one - other);
          for (const [index, [low]] of bands.entries())
            if (index > 0 && low <= (bands[index - 1]?.[1] ?? 0))
              throw new Error(`seed ${seed}: bands touch at ${low}`);
        }
  });

  test("the same seed and try give the same numbers; 500 seeds give over 400 different ones (`reuse`: over 7)", () => {
    const all = seeds.slice(0, 500).map((seed) => JSON.stringify(numbersOf(number, seed)));
    expect(all).toEqual(seeds.slice(0, 500).map((seed) => JSON.stringify(numbersOf(number, seed))));
    expect(new Set(all).size).toBeGreaterThan(question.key === "reuse" ? 7 : 400);
  });

  test("every mistake has a different explanation, without unfilled placeholders", () => {
    const [at] = numbersOf(number, 1);
    const message = question.wrongAnswers.map((slip) => slip.message(at as Record<string, number>));
    for (const text of [...message, question.because(at as Record<string, number>)])
      expect(text).toMatch(/^[^{}]{30,}$/);
    expect(new Set(message).size).toBe(message.length);
  });
});

test("every slope and every mean is drawn: the check that answers are apart excludes none of them", () => {
  const drawn = (key: string, name: string) => {
    const number = questions.findIndex((question) => question.key === key);
    return [...new Set(seeds.slice(0, 2000).map((seed) => numbersOf(number, seed)[0]?.[name]))].sort();
  };
  expect(drawn("leaky", "a")).toEqual([0.15, 0.3, 0.4, 0.45, 0.5]);
  expect(drawn("mean", "mu")).toEqual([0.5, 0.75, 1.25, 1.5, 2, 2.5, 3]);
});

test("widths are 100 to 1,024, both included", () => {
  const drawn = seeds.map((seed) => numbersOf(0, seed)[0]?.n ?? Number.NaN);
  expect(Math.min(...drawn)).toBe(100);
  expect(Math.max(...drawn)).toBe(1024);
});

test("every question has at least two hints, each with a picture", () => {
  for (const [number, question] of questions.entries()) {
    const asked = variant(3, number, 0);
    const hints = asked.form === "choice" ? asked.question.hints(asked.offer) : asked.question.hints(asked.at);
    expect(hints.length, question.key).toBeGreaterThan(1);
    for (const { message, picture } of hints) expect(picture, message).toBeDefined();
  }
});

test("two mistakes lead to He's 2/n, each with its own explanation", () => {
  const ways = numericBy("relu").wrongAnswers.find(({ misconception }) => misconception === "he")?.ways ?? [];
  expect(ways.map(({ label }) => label())).toEqual(["I set E[h²] = 1", "half of Var(z) gets through"]);
  expect(new Set(ways.map(({ message }) => message())).size).toBe(2);
});

test("near the key but rounded too much is neither right nor wrong: 0.061 is right, 0.06 near, 0.03 wrong", () => {
  const at = { n: 784, n_out: 100 };
  expect(judge(numericBy("relu"), at, 0.061, "std").is).toBe("right");
  expect(judge(numericBy("relu"), at, 0.06, "std").is).toBe("near");
  expect(judge(numericBy("relu"), at, 0.03, "std").is).toBe("wrong");
  expect(judge(numericBy("relu"), at, Number.NaN, "std").is).toBe("wrong");
});
