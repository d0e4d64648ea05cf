import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { launchChromium } from "../support/browser";
import { inspect, screens } from "../support/inspect";
import { take } from "./desk";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** What a visitor may have in front of them: a question, a judged one, a choice, the summary. */
const sights = [
  { name: "an open question with hints", state: "seed=7&answers.relu.0.hints=5", ready: ".steps" },
  {
    name: "a wrong answer",
    state:
      "seed=7&answers.relu.0.text=2/n&answers.relu.0.value=0.004329&answers.relu.0.choice=variance&answers.relu.0.given=true",
    ready: ".spread svg",
  },
  {
    name: "a prediction",
    state: "seed=7&at=2&answers.reuse.0.text=~1&answers.reuse.0.value=1&answers.reuse.0.given=true",
    ready: ".depth",
  },
  {
    name: "a choice",
    state: "seed=7&at=6&answers.keep.0.choice=variance&answers.keep.0.reason=centred&answers.keep.0.given=true",
    ready: ".depth",
  },
  { name: "the summary", state: "seed=7&at=10", ready: "table" },
];

describe.each(sights)("$name", ({ state, ready }) => {
  test.each(screens)("axe finds nothing at $width px, light and dark, and nothing is wider than a phone", (screen) =>
    take(
      browser,
      state,
      async (desk, _, visitor) => {
        await desk.locator(ready).first().waitFor();
        // The page around it is inspected with the others.
        await inspect(visitor, screen, visitor.page.locator("gradlab-init-quiz"));
      },
      { ...screen, reducedMotion: true },
    ),
  );
});
