import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type Answers, take } from "../init-quiz/quiz";
import { launchChromium } from "../support/browser";
import { inspect, screens } from "../support/inspect";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** The views of a visitor: a question, a judged question, a choice, the summary. */
const given = "2026-01-01T00:01:00.000Z";
const sights: { name: string; state: string; ready: string; answers: Answers }[] = [
  {
    name: "an open question with hints",
    state: "seed=7",
    ready: ".steps",
    answers: { relu: [{ hints: 5, text: "1/2n" }] },
  },
  {
    name: "a wrong answer",
    state: "seed=7",
    ready: ".spread svg",
    answers: { relu: [{ text: "2/n", value: 0.004329, choice: "variance", given }] },
  },
  {
    name: "a prediction, wrong three times",
    state: "seed=7&at=2",
    ready: ".depth",
    answers: { reuse: [1, 1, 1].map((value) => ({ text: "1", value, given })) },
  },
  {
    name: "a choice",
    state: "seed=7&at=6",
    ready: ".depth",
    answers: { keep: [{ choice: "variance", reason: "centred", given }] },
  },
  { name: "the summary", state: "seed=7&at=10", ready: "table", answers: {} },
];

describe.each(sights)("$name", ({ state, ready, answers }) => {
  test.each(screens)("axe finds nothing at $width px, light and dark, and nothing is wider than a phone", (screen) =>
    take(
      browser,
      state,
      async (quiz, _, visitor) => {
        await quiz.locator(ready).first().waitFor();
        // The page around the quiz is inspected with the other lessons.
        await inspect(visitor, screen, visitor.page.locator("gradlab-init-quiz"));
      },
      { ...screen, reducedMotion: true, answers },
    ),
  );
});
