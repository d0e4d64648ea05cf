import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, Signal, SignalRequest } from "../../../wasm-bindings/engine";
import { evaluate, readingOf } from "../../../web/src/lessons/init-quiz/answer";
import { judge, keyOf } from "../../../web/src/lessons/init-quiz/grading";
import { questions } from "../../../web/src/lessons/init-quiz/questions";
import { leakyVariance } from "../../../web/src/lessons/init-quiz/questions/known";
import { type NetworkScheme, networks } from "../../../web/src/lessons/init-quiz/questions/network";
import type { Names, NumericQuestion, Offer } from "../../../web/src/lessons/init-quiz/questions/question";
import { receiptOf, verified } from "../../../web/src/lessons/init-quiz/receipt";
import { untried } from "../../../web/src/lessons/init-quiz/record";
import { leakySpread } from "../../../web/src/lessons/init-quiz/spread";
import { variant } from "../../../web/src/lessons/init-quiz/variants";
import { median } from "../../../web/src/statistics";
import receipt3 from "../../fixtures/frozen/receipt-3-texts.json";
import receipt4 from "../../fixtures/frozen/receipt-4.json";
import { load, signalOf } from "../support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

const signal = (request: SignalRequest): Signal => signalOf(engine, request);

const ask = async (request: unknown) => engine.express(request);
const sigmas = questions.flatMap((question, number) =>
  question.form === "sigma" ? [{ key: question.key, question, number }] : [],
);

function numbers(number: number, seed: number): Names {
  const asked = variant(seed, number, 0);
  if (asked.form !== "number") throw new Error("This question has no numbers.");
  return asked.at;
}

/** The engine's measurement of the quantity that should be 1, divided by the formula's value. */
function ratio(question: NumericQuestion, at: Names, variance: number, seed: number): number {
  const { measured } = question.read(signal(question.request(at, variance, seed)), at);
  return measured / (variance / question.right(at));
}

describe.each(sigmas)("$key on the engine", ({ question, number }) => {
  test("the key gives 1: the median of nine networks within 2 %, each within 20 %", () => {
    const result = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((seed) => {
      const at = numbers(number, seed);
      return ratio(question, at, question.right(at), seed);
    });
    for (const one of result) expect(Math.abs(one - 1)).toBeLessThan(0.2);
    expect(Math.abs(median(result) - 1)).toBeLessThan(0.02);
  });

  test("every mistake gives the value of its variance, and not 1", () => {
    const at = numbers(number, 3);
    for (const slip of question.wrongAnswers) {
      const variance = slip.value(at);
      expect(Math.abs(ratio(question, at, variance, 3) - 1), slip.misconception).toBeLessThan(0.2);
      expect(Math.abs(variance / question.right(at) - 1), slip.misconception).toBeGreaterThan(0.01);
    }
  });
});

test("He's 2/n leaves a variance of 0.682, 1/n one of 0.341, as the explanations say", () => {
  const question = questions[0] as NumericQuestion;
  const at = { n: 512, n_out: 1024 };
  const measured = (variance: number) =>
    median([1, 2, 3, 4, 5].map((seed) => question.read(signal(question.request(at, variance, seed)), at).measured));
  expect(measured(2 / 512)).toBeCloseTo(0.682, 1);
  expect(measured(1 / 512)).toBeCloseTo(0.341, 1);
});

test("the variance at layer 10 is that of the theory, in the median of fifteen networks within 35 %", () => {
  const question = questions.find(({ key }) => key === "reuse") as NumericQuestion;
  const at = { n: 512, layers: 10 };
  const runs = Array.from({ length: 15 }, (_, seed) => question.read(signal(question.request(at, 0, seed)), at));
  expect(Math.abs(Math.log(median(runs.map(({ measured }) => measured)) / 31.457))).toBeLessThan(0.3);
  expect(runs[0]?.depth?.length).toBe(11);
});

describe("a leaky ReLU computed from a run with ReLU", () => {
  test("has exactly the moments of the leak: slope 0.01 gives those of the engine's leaky-relu", () => {
    const request = { scheme: "normal", std: 0.1, widths: [100, 200], samples: 300, seed: 4, bins: 30 };
    const [, through] = signal({ ...request, activation: "relu" }).layers;
    const [, leak] = signal({ ...request, activation: "leaky-relu" }).layers;
    if (!through || !leak) throw new Error("There is no layer.");
    const spread = leakySpread(through, 0.01);
    expect(spread?.mean).toBeCloseTo(leak.mean, 12);
    expect(spread?.variance).toBeCloseTo(leak.variance, 12);
    expect(spread?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(200 * 300);
  });

  test("a slope of 0 is ReLU, one of 1 the identity", () => {
    const [, layer] = signal({
      scheme: "lecun-normal",
      activation: "relu",
      widths: [300, 300],
      samples: 200,
      seed: 1,
    }).layers;
    if (!layer?.preactivation) throw new Error("There is no layer.");
    expect(leakySpread(layer, 0)?.variance).toBeCloseTo(layer.variance, 12);
    expect(leakySpread(layer, 1)?.variance).toBeCloseTo(layer.preactivation.variance, 12);
    expect(leakyVariance(0)).toBeCloseTo(0.340845, 6);
    expect(leakyVariance(0.2)).toBeCloseTo(0.418141, 6);
  });
});

describe("what the explanations of the networks claim", () => {
  const question = questions.find(({ key }) => key === "network-1");
  const measured = (about: string, choice: NetworkScheme, seed: number) => {
    if (question?.form !== "choice") throw new Error("There is no such question.");
    const offer: Offer = { about, choices: [], reasons: [] };
    const request = question.request(offer, choice, seed);
    if (!request) throw new Error("This cannot be run.");
    return question.read(signal(request), offer).measured;
  };

  test.each<[about: string, choice: NetworkScheme, claim: number]>([
    ["relu", "he-normal", 1],
    ["relu", "lecun-normal", 2 ** -20],
    ["relu", "xavier-normal", 2 ** -20],
    ["relu", "unit-variance", 2129],
    ["deep-linear", "orthogonal", 1],
    ["deep-linear", "he-normal", 2 ** 40],
    ["linear", "lecun-normal", 1],
    ["linear", "xavier-normal", 1.85],
    ["linear", "he-normal", 2],
    ["linear", "unit-variance", 2.93],
    ["linear", "normal", 784],
    ["one-relu", "unit-variance", 1],
    ["one-relu", "he-normal", 0.682],
    ["one-relu", "lecun-normal", 0.341],
    ["one-relu", "normal", 0.341 * 512],
  ])("%s with %s measures %d", (about, choice, claim) => {
    const result = median([1, 2, 3, 4, 5].map((seed) => measured(about, choice, seed)));
    const deep = (networks.find(({ key }) => key === about)?.run?.widths.length ?? 0) > 3;
    // Random products of many layers vary widely; one layer does not. The median of forty layers of width 64 is smaller
    // by e^(40/64).
    expect(Math.abs(Math.log(result / claim))).toBeLessThan(choice === "orthogonal" ? 0.05 : deep ? 1.2 : 0.1);
  });

  test("zero weights give a signal of 0 in every network", () => {
    for (const { key, run } of networks) if (run) expect(measured(key, "zeros", 1)).toBe(0);
  });

  test("tanh saturates with N(0, 1) and does not with Xavier", () => {
    expect(measured("tanh", "normal", 1)).toBeGreaterThan(0.9);
    expect(measured("tanh", "xavier-normal", 1)).toBeLessThan(0.5);
  });
});

describe("typed answers, evaluated by the engine", () => {
  const at = { n: 413, n_out: 620 };
  test.each([
    ["sqrt(2*pi/((pi-1)*n))", "std"],
    ["1.7129/sqrt(n)", "std"],
    ["1.7129/√n_in", "std"],
    ["√(2π/((π−1)n))", "std"],
    ["σ = (2π/((π-1)n))^0.5", "std"],
    ["0.0843", "std"],
    ["0,0843", "std"],
    ["2.9339/n", "variance"],
    ["7.104e-3", "variance"],
    ["2π / ((π − 1) n)", "variance"],
    ["2pi/(pi-1)/n", "variance"],
  ] as const)("%s as %s is right", async (text, reading) => {
    const answer = await evaluate(text, at, ask);
    if ("problems" in answer) throw new Error(answer.problems.map(({ message }) => message).join(" "));
    expect(judge(questions[0] as NumericQuestion, at, answer.value, reading)).toEqual({ is: "right" });
  });

  test.each(["", "two", "2/", "sqrt(", "sigma", "1;2", "x = 1; y", "foo(3)", "2//n", "))((", "\u0000", "💧"])(
    "%j is refused with a reason",
    async (text) => {
      const answer = await evaluate(text, at, ask);
      if (!("problems" in answer)) throw new Error(`${text} came to ${answer.value}`);
      expect(answer.problems[0]?.message).toMatch(/\w+/);
    },
  );

  test.each([
    ["3, as they were read then", receipt3],
    ["4", receipt4],
  ])("the texts of a receipt of version %s, come to the numbers in it", async (_, receipt) => {
    const { discrepancies, answered } = await verified(
      receipt,
      async (text, at, numbers) => {
        const answer = await evaluate(text, at, ask, numbers);
        return "problems" in answer ? null : answer.value;
      },
      new Date(receipt.made),
    );
    expect(discrepancies).toEqual([]);
    expect(answered).toBe(receipt.entries.length);
  });

  test.each([
    ["2*sqrt(", "In “2 * sqrt (”, column 11: found the end"],
    ["σ = 2π/n)", 'In “2 * pi / n )”, column 12: found ")"'],
    ["sqrt )", 'This cannot be read: column 6: found ")"'],
    ["0*n", "That is 0"],
    ["1/0", "That is no number."],
    [" ", "Nothing is written there yet."],
  ])("%j is not taken, and says why; a column is counted in what was read", async (text, message) => {
    expect((await readingOf(text, at, ask)).refused).toContain(message);
  });

  test("a product after a division needs a confirmation, which shows both possible numbers", async () => {
    const { meanings, refused } = await readingOf("2pi/(pi-1)n", { n: 270 }, ask);
    expect(refused).toBe("");
    expect(meanings?.map(({ value }) => value)).toEqual([expect.closeTo(792.149, 3), expect.closeTo(0.0108662, 7)]);
    const [, meant] = meanings ?? [];
    const chosen = await readingOf(meant?.text ?? "", { n: 270 }, ask);
    expect(chosen).toMatchObject({ meanings: null, shown: "2 · π / ((π − 1) · n)", value: meant?.value });
  });

  test("a receipt with expressions is verified by the engine", async () => {
    const key = keyOf(questions[0] as NumericQuestion, numbers(0, 12), "std");
    const text = "sqrt(2π/((π−1)n))";
    const given = { ...untried, text, value: key, choice: "std", seconds: 30, given: "2026-11-02T12:01:00.000Z" };
    const record = { name: "Ada", begun: "2026-11-02T12:00:00.000Z", beginning: 1, answers: { relu: [given] } };
    const read = async (typed: string, names: Names) => {
      const answer = await evaluate(typed, names, ask);
      return "problems" in answer ? null : answer.value;
    };
    expect(await verified(receiptOf(12, record), read)).toMatchObject({ discrepancies: [], right: 1, answered: 1 });
  });
});
