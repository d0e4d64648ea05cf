import { describe, expect, test } from "vitest";
import { expressionOf } from "../../../web/src/lessons/init-quiz/answer/typed";
import { questions } from "../../../web/src/lessons/init-quiz/questions";
import { networks } from "../../../web/src/lessons/init-quiz/questions/networks";
import { score, worth } from "../../../web/src/lessons/init-quiz/receipt/score";
import { defaults, schema, triesOf, untried } from "../../../web/src/lessons/init-quiz/state";
import { Stopwatch } from "../../../web/src/lessons/init-quiz/stopwatch";
import { Draws } from "../../../web/src/lessons/init-quiz/variant/draws";
import { judge, keyOf, recognized, tolerance } from "../../../web/src/lessons/init-quiz/variant/grade";
import { orderOf } from "../../../web/src/lessons/init-quiz/variant/order";
import type { ChoiceQuestion, NumericQuestion } from "../../../web/src/lessons/init-quiz/variant/question";
import { variant, verdictOf } from "../../../web/src/lessons/init-quiz/variant/variant";
import { checked, decode, encode, patched } from "../../../web/src/state";

const seeds = Array.from({ length: 10_000 }, (_, seed) => seed);
const readings = ["std", "variance"] as const;
const numeric = questions.flatMap((question, number) => (question.form === "choice" ? [] : [{ key: question.key, question, number }]));
const choices = questions.flatMap((question, number) => (question.form === "choice" ? [{ key: question.key, question, number }] : []));

/** The numbers of a numeric question; every seed is also looked at in some later try. */
function numbersOf(number: number, seed: number) {
  return [0, 1 + (seed % 7)].map((retry) => {
    const asked = variant(seed, number, retry);
    if (asked.form !== "number") throw new Error("This question has no numbers.");
    return asked.at;
  });
}

function numericBy(key: string): NumericQuestion {
  const found = numeric.find((one) => one.key === key);
  if (!found) throw new Error(`There is no question ${key}.`);
  return found.question;
}

describe("keys, against numbers worked out by hand and by simulation", () => {
  test.each<[key: string, at: Record<string, number>, variance: number]>([
    ["relu", { n: 784, n_out: 100 }, 0.0037422],
    ["relu", { n: 64, n_out: 100 }, 0.0458419],
    // 1 / (0.418141 n), and with the slope 0.1 for 0.2: 1 / (0.376084 n).
    ["leaky", { n: 100, a: 0.2 }, 0.0239154],
    ["leaky", { n: 100, a: 0.1 }, 0.0265898],
    // 256 inputs, 1024 units: He's fan-out.
    ["backward", { n_in: 256, n_out: 1024 }, 2 / 1024],
    ["mean", { n: 100, mu: 2 }, 0.0293388 / 5],
    ["reuse", { n: 512, layers: 10 }, 31.457],
    ["reuse", { n: 512, layers: 20 }, 1451.6],
  ])("%s at %o is %d", (key, at, value) => {
    expect(numericBy(key).right(at) / value).toBeCloseTo(1, 4);
  });

  test("the standard deviation of the first question is 1.7129 over the root of n", () => {
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
  ])("the mistake called %s is %d / n", (kind, times) => {
    const slip = numericBy("relu").slips.find((one) => one.kind === kind);
    expect(slip?.value({ n: 100, n_out: 50 })).toBeCloseTo(times / 100, 6);
  });
});

describe.each(numeric)("$key, 10,000 seeds", ({ question, number }) => {
  test("the key is right to 0.5 % in either reading, and not beyond", () => {
    for (const seed of seeds)
      for (const at of numbersOf(number, seed))
        for (const reading of readings) {
          const key = keyOf(question, at, reading);
          for (const off of [-0.0049, 0, 0.0049])
            if (judge(question, at, key * (1 + off), reading).is !== "right")
              throw new Error(`seed ${seed}: ${off} of the key is not right`);
          for (const off of [-0.0051, 0.0051])
            if (judge(question, at, key * (1 + off), reading).is === "right") throw new Error(`seed ${seed}: ${off} of the key is right`);
        }
  });

  test("every known mistake is wrong and is called by its name, in either reading and in the wrong one", () => {
    for (const seed of seeds)
      for (const at of numbersOf(number, seed))
        for (const reading of readings) {
          const own = (variance: number) => (question.form === "sigma" && reading === "std" ? Math.sqrt(variance) : variance);
          const swapped = (variance: number) => (reading === "std" ? variance : Math.sqrt(variance));
          const wrong = question.slips.map((slip) => ({ kind: slip.kind, value: own(slip.value(at)), swapped: false }));
          if (question.form === "sigma") wrong.push({ kind: "key", value: swapped(question.right(at)), swapped: true });
          if (question.form === "sigma")
            wrong.push(...question.slips.map((slip) => ({ kind: slip.kind, value: swapped(slip.value(at)), swapped: true })));
          for (const one of wrong) {
            // Not only its exact number: anything in its band.
            const verdict = judge(question, at, one.value * (1 + (seed % 2 ? 0.9 : -0.9) * tolerance), reading);
            const called = verdict.is === "slip" ? (verdict.found.slip?.kind ?? "key") : verdict.is;
            if (called !== one.kind || (verdict.is === "slip" && verdict.found.swapped !== one.swapped))
              throw new Error(`seed ${seed}: ${one.kind} (${one.value} as ${reading}) is taken for ${called}`);
          }
        }
  });

  test("the bands of what is recognized never overlap", () => {
    for (const seed of seeds)
      for (const at of numbersOf(number, seed))
        for (const reading of readings) {
          const bands = recognized(question, at, reading)
            .map(({ value }) => [value * (1 - tolerance), value * (1 + tolerance)] as const)
            .sort(([one], [other]) => one - other);
          for (const [index, [low]] of bands.entries())
            if (index > 0 && low <= (bands[index - 1]?.[1] ?? 0)) throw new Error(`seed ${seed}: bands touch at ${low}`);
        }
  });

  test("the same seed, question and try give the same numbers; others give others", () => {
    const all = seeds.slice(0, 500).map((seed) => JSON.stringify(numbersOf(number, seed)));
    expect(all).toEqual(seeds.slice(0, 500).map((seed) => JSON.stringify(numbersOf(number, seed))));
    expect(new Set(all).size).toBeGreaterThan(question.key === "reuse" ? 7 : 400);
  });

  test("every mistake has words of its own, with nothing left to fill in", () => {
    const [at] = numbersOf(number, 1);
    const says = question.slips.map((slip) => slip.says(at as Record<string, number>));
    for (const text of [...says, question.because(at as Record<string, number>)]) expect(text).toMatch(/^[^{}]{30,}$/);
    expect(new Set(says).size).toBe(says.length);
  });
});

test("every slope and every mean that may be drawn is drawn: none is always given up", () => {
  const drawn = (key: string, name: string) => {
    const number = questions.findIndex((question) => question.key === key);
    return [...new Set(seeds.slice(0, 2000).map((seed) => numbersOf(number, seed)[0]?.[name]))].sort();
  };
  expect(drawn("leaky", "a")).toEqual([0.15, 0.3, 0.4, 0.45, 0.5]);
  expect(drawn("mean", "mu")).toEqual([0.5, 0.75, 1.25, 1.5, 2, 2.5, 3]);
});

test("widths lie between 100 and 1,024, and both ends are drawn", () => {
  const drawn = seeds.map((seed) => numbersOf(0, seed)[0]?.n ?? Number.NaN);
  expect(Math.min(...drawn)).toBe(100);
  expect(Math.max(...drawn)).toBe(1024);
});

test("every step of a derivation has its picture", () => {
  for (const [number, question] of questions.entries()) {
    const asked = variant(3, number, 0);
    const hints = asked.form === "choice" ? asked.question.hints(asked.offer) : asked.question.hints(asked.at);
    expect(hints.length, question.key).toBeGreaterThan(1);
    for (const { says, picture } of hints) expect(picture, says).toBeDefined();
  }
});

test("a receipt of today can be checked later: these draws are fixed for ever", () => {
  expect(variant(1, 0, 0)).toMatchObject({ at: { n: 270, n_out: 716 } });
  expect(variant(7, 0, 0)).toMatchObject({ at: { n: 462, n_out: 999 } });
  expect(orderOf(7)).toEqual([0, 1, 3, 7, 6, 2, 8, 5, 4]);
  const draws = new Draws(1, 2, 3);
  expect([draws.whole(0, 999), draws.whole(0, 999), draws.whole(0, 999)]).toEqual([579, 255, 926]);
});

test("He's 2/n is reached in two ways, and each has its own explanation", () => {
  const ways = numericBy("relu").slips.find(({ kind }) => kind === "he")?.ways ?? [];
  expect(ways.map(({ label }) => label())).toEqual(["I set E[h²] = 1", "half of Var(z) gets through"]);
  expect(new Set(ways.map(({ says }) => says())).size).toBe(2);
});

test("close to the key but rounded too much is neither right nor a mistake", () => {
  const at = { n: 784, n_out: 100 };
  expect(judge(numericBy("relu"), at, 0.061, "std").is).toBe("right");
  expect(judge(numericBy("relu"), at, 0.06, "std").is).toBe("near");
  expect(judge(numericBy("relu"), at, 0.03, "std").is).toBe("wrong");
  expect(judge(numericBy("relu"), at, Number.NaN, "std").is).toBe("wrong");
});

describe.each(choices)("$key, 10,000 seeds", ({ question, number }) => {
  test("the right pair is offered and right, every other pair is wrong", () => {
    for (const seed of seeds) {
      const asked = variant(seed, number, seed % 5);
      if (asked.form !== "choice") throw new Error("This is no choice.");
      const { offer } = asked;
      const right = question.right(offer);
      if (new Set(offer.choices).size !== offer.choices.length || new Set(offer.reasons).size !== offer.reasons.length)
        throw new Error(`seed ${seed}: something is offered twice`);
      if (!offer.choices.includes(right.choice) || !offer.reasons.includes(right.reason)) throw new Error(`seed ${seed}: nothing right`);
      for (const choice of offer.choices)
        for (const reason of offer.reasons) {
          const expected = choice === right.choice && reason === right.reason ? "right" : "wrong";
          if (verdictOf(asked, { text: "", value: 0, choice, reason }).is !== expected)
            throw new Error(`seed ${seed}: ${choice} because ${reason} is not ${expected}`);
        }
    }
  });

  test("there are words for everything that can be offered", () => {
    const said = new Set<string>();
    for (const seed of seeds.slice(0, 500)) said.add(JSON.stringify(everything(question, number, seed)));
    for (const texts of said) for (const text of JSON.parse(texts) as string[]) expect(text).toMatch(/^[^{}]{3,}[^{}]*$/);
    for (const texts of said) for (const text of JSON.parse(texts) as string[]) expect(text).not.toMatch(/^[a-z-]+\.[a-z-]+$/);
  });
});

function everything(question: ChoiceQuestion, number: number, seed: number): string[] {
  const asked = variant(seed, number, 0);
  if (asked.form !== "choice") throw new Error("This is no choice.");
  const { offer } = asked;
  return [
    ...offer.choices.flatMap((choice) => [question.label(choice), question.says(offer, choice)]),
    ...offer.reasons.flatMap((reason) => [question.reason(reason), question.saysReason(offer, reason)]),
  ];
}

test("the three networks of a quiz are different ones, also when all are tried again", () => {
  const places = choices.filter(({ key }) => key.startsWith("network"));
  expect(places.length).toBe(3);
  for (const seed of seeds.slice(0, 2000))
    for (const retry of [0, 1]) {
      const about = places.map(({ number }) => (variant(seed, number, retry) as { offer: { about: string } }).offer.about);
      expect(new Set(about).size).toBe(3);
    }
});

test("each network's answer and reason belong to it alone", () => {
  expect(new Set(networks.map(({ right }) => right)).size).toBe(networks.length);
  expect(new Set(networks.map(({ reason }) => reason)).size).toBe(networks.length);
  for (const { right, others } of networks) expect(others).not.toContain(right);
});

describe("order", () => {
  test("has every question once, none before one whose answer it tells, and is mixed", () => {
    const orders = seeds.slice(0, 2000).map(orderOf);
    for (const order of orders) {
      expect([...order].sort((one, other) => one - other)).toEqual(questions.map((_, number) => number));
      for (const [place, number] of order.entries())
        for (const key of questions[number]?.after ?? [])
          expect(order.findIndex((other) => questions[other]?.key === key)).toBeLessThan(place);
    }
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1500);
  });
});

describe("what is typed", () => {
  test.each([
    ["sqrt(2*pi/((pi-1)*n))", "sqrt ( 2 * pi / ( ( pi - 1 ) * n ) )"],
    ["√(2π/((π−1)n))", "sqrt ( 2 * pi / ( ( pi - 1 ) * n ) )"],
    ["σ² = 2π/((π−1)·n)", "2 * pi / ( ( pi - 1 ) * n )"],
    ["1.7129/sqrt(n)", "1.7129 / sqrt ( n )"],
    ["1.7129/√n", "1.7129 / sqrt ( n )"],
    ["0,0612", "0.0612"],
    ["6.12e-2", "6.12e-2"],
    ["2 / (n_in + n_out)", "2 / ( n_in + n_out )"],
    ["2.5 pi n", "2.5 * pi * n"],
    ["n**0.5", "n ^ 0.5"],
    ["μ²", "mu ^ 2"],
    ["(1+a)(1-a)", "( 1 + a ) * ( 1 - a )"],
    ["n(1 - a)", "n * ( 1 - a )"],
    ["max(1, 2)", "max ( 1 , 2 )"],
    ["", ""],
  ])("%s is read as %s", (text, read) => {
    expect(expressionOf(text, ["n", "n_in", "n_out", "a", "mu", "pi"])).toBe(read);
  });
});

describe("score", () => {
  const tried = (correct: boolean, hints = 0) => ({ correct, hints, given: true });

  test("whole at once, half after a hint or another try, nothing while wrong", () => {
    expect(worth([tried(true)])).toBe(1);
    expect(worth([tried(true, 1)])).toBe(0.5);
    expect(worth([tried(false), tried(true)])).toBe(0.5);
    expect(worth([tried(false, 2)])).toBe(0);
    expect(worth([])).toBe(0);
    expect(score([[tried(true)], [tried(false)], [tried(true, 1)], []])).toBe(0.375);
  });
});

test("a stopwatch counts only while it runs", () => {
  let now = 0;
  const watch = new Stopwatch(() => now);
  watch.start(true);
  now = 3000;
  watch.run(false);
  now = 10_000;
  watch.run(true);
  now = 11_500;
  expect(watch.seconds).toBe(4.5);
  watch.start(false);
  expect(watch.seconds).toBe(0);
});

describe("state", () => {
  test("a half-done quiz with an unfinished expression survives the address", () => {
    const state = patched(defaults, {
      seed: 77,
      at: 4,
      answers: {
        relu: {
          0: { ...untried, text: "2/n", value: 0.00432, choice: "variance", given: true, seconds: 12 },
          1: { ...untried, text: "sqrt(2*π/(", hints: 2 },
        },
        keep: { 0: { ...untried, choice: "second", reason: "sees", given: true } },
      },
    });
    expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
    expect(triesOf(state, "relu").map(({ text }) => text)).toEqual(["2/n", "sqrt(2*π/("]);
    expect(triesOf(state, "leaky")).toEqual([untried]);
  });

  test("what somebody writes into an address does no harm", () => {
    for (const text of [
      "at=0",
      "at=1e9",
      "seed=-1",
      "answers=3",
      "answers.relu=3",
      "answers.relu.0=x",
      "answers.relu.0.hints=-1",
      "answers.__proto__.0.text=x",
      "answers.relu.99.text=x",
      "answers.relu.0.value=null",
    ]) {
      const { state } = checked(schema, defaults, decode(text, defaults));
      expect(state.at).toBeGreaterThan(0);
      expect(triesOf(state, "relu").length).toBeGreaterThan(0);
    }
  });
});
