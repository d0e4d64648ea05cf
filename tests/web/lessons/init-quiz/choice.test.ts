import { describe, expect, test } from "vitest";
import { networks } from "../../../../web/src/lessons/init-quiz/questions/network";
import type { ChoiceQuestion } from "../../../../web/src/lessons/init-quiz/questions/question";
import { variant, verdictOf } from "../../../../web/src/lessons/init-quiz/variants";
import { choices, seeds } from "./questions";

describe.each(choices)("$key, 10,000 seeds", ({ question, number }) => {
  test("the right pair of choice and reason is offered once and is right; every other pair is wrong", () => {
    for (const seed of seeds) {
      const asked = variant(seed, number, seed % 5);
      if (asked.form !== "choice") throw new Error("This is no choice.");
      const { offer } = asked;
      const right = question.right(offer);
      if (new Set(offer.choices).size !== offer.choices.length || new Set(offer.reasons).size !== offer.reasons.length)
        throw new Error(`seed ${seed}: something is offered twice`);
      if (!offer.choices.includes(right.choice) || !offer.reasons.includes(right.reason))
        throw new Error(`seed ${seed}: nothing right`);
      for (const choice of offer.choices)
        for (const reason of offer.reasons) {
          const expected = choice === right.choice && reason === right.reason ? "right" : "wrong";
          if (verdictOf(asked, { text: "", value: 0, choice, reason }).is !== expected)
            throw new Error(`seed ${seed}: ${choice} because ${reason} is not ${expected}`);
        }
    }
  });

  test("every choice and reason that can be offered has a text", () => {
    const text = new Set<string>();
    for (const seed of seeds.slice(0, 500)) text.add(JSON.stringify(everything(question, number, seed)));
    for (const texts of text)
      for (const text of JSON.parse(texts) as string[]) expect(text).toMatch(/^[^{}]{3,}[^{}]*$/);
    for (const texts of text)
      for (const text of JSON.parse(texts) as string[]) expect(text).not.toMatch(/^[a-z-]+\.[a-z-]+$/);
  });
});

function everything(question: ChoiceQuestion, number: number, seed: number): string[] {
  const asked = variant(seed, number, 0);
  if (asked.form !== "choice") throw new Error("This is no choice.");
  const { offer } = asked;
  return [
    ...offer.choices.flatMap((choice) => [question.label(choice), question.message(offer, choice)]),
    ...offer.reasons.flatMap((reason) => [question.reason(reason), question.reasonMessage(offer, reason)]),
  ];
}

test("the three network questions of a seed are about different networks, also in the second try", () => {
  const places = choices.filter(({ key }) => key.startsWith("network"));
  expect(places.length).toBe(3);
  for (const seed of seeds.slice(0, 2000))
    for (const retry of [0, 1]) {
      const about = places.map(
        ({ number }) => (variant(seed, number, retry) as { offer: { about: string } }).offer.about,
      );
      expect(new Set(about).size).toBe(3);
    }
});

test("no two networks have the same right scheme or the same reason", () => {
  expect(new Set(networks.map(({ right }) => right)).size).toBe(networks.length);
  expect(new Set(networks.map(({ reason }) => reason)).size).toBe(networks.length);
  for (const { right, others } of networks) expect(others).not.toContain(right);
});
