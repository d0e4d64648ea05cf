import { afterEach, expect, it } from "vitest";
import {
  addTranslation,
  catalog,
  chooseLanguage,
  coreText,
  course,
  messages,
  onLanguage,
  problemText,
} from "../../../web/src/messages";

afterEach(() => chooseLanguage("en"));

const words = catalog("test", { plain: "Play", full: "step {step} of {steps}" });

it("replaces names in braces by values, and keeps unknown ones", () => {
  expect(words.text("full", { step: "1,240", steps: 2000 })).toBe("step 1,240 of 2000");
  addTranslation("xx", { "test.plain": "{what}" });
  chooseLanguage("xx");
  expect(words.text("plain")).toBe("{what}");
});

it("the compiler checks keys and parameters", () => {
  // @ts-expect-error there is no such key
  expect(words.text("missing")).toBe("missing");
  // @ts-expect-error "steps" is not given
  expect(words.text("full", { step: 1 })).toBe("step 1 of {steps}");
});

it("uses the translation of a text, or English if there is none", () => {
  addTranslation("it", { "test.full": "passo {step} di {steps}" });
  chooseLanguage("it");
  expect(words.text("full", { step: 1, steps: 2 })).toBe("passo 1 di 2");
  expect(words.text("plain")).toBe("Play");
});

it("a translation overrides the core's texts and refusals by key", () => {
  const problem = {
    path: "optimizer.lr",
    code: "out-of-range",
    params: { value: -1, min: 0 },
    message: "-1 is below 0.",
  };
  expect([coreText("optimizers.adam.help", "Two moments."), problemText(problem)]).toEqual([
    "Two moments.",
    "-1 is below 0.",
  ]);
  addTranslation("de", {
    "core.optimizers.adam.help": "Zwei Momente.",
    "core.problems.out-of-range": "{value} liegt unter {min}.",
  });
  chooseLanguage("de");
  expect([coreText("optimizers.adam.help", "Two moments."), problemText(problem)]).toEqual([
    "Zwei Momente.",
    "-1 liegt unter 0.",
  ]);
});

it("calls listeners after a change of the language, until they are removed", () => {
  let calls = 0;
  const stop = onLanguage(() => calls++);
  chooseLanguage("it");
  stop();
  chooseLanguage("de");
  expect(calls).toBe(1);
});

it("has no empty text, no exclamation mark, and names lessons under full keys", () => {
  for (const [key, text] of [...messages.entries(), ...course.entries()]) {
    expect(text, key).toMatch(/^\S.*\S$|^\S$/s);
    expect(text, key).not.toContain("!");
  }
  expect(course.entries().map(([key]) => key)).toContain("course.training-loop.title");
});
