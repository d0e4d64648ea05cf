import type { ReactiveController, ReactiveControllerHost } from "lit";
import { expect, it } from "vitest";
import { ShownAnswers } from "../../../web/src/kit/shown-answers";

it("a question whose answer was shown stays in the set, each question separately", () => {
  const controllers: ReactiveController[] = [];
  const host = {
    addController: (one: ReactiveController) => controllers.push(one),
  } as unknown as ReactiveControllerHost;
  let now: "one" | "other" | null = null;
  const answers = new ShownAnswers<"one" | "other">(host, () => now);
  const shown = (key: typeof now) => {
    now = key;
    for (const controller of controllers) controller.hostUpdate?.();
    return [answers.has("one"), answers.has("other")];
  };
  expect(shown(null)).toEqual([false, false]);
  expect(shown("one")).toEqual([true, false]);
  expect(shown(null)).toEqual([true, false]);
  expect(shown("other")).toEqual([true, true]);
});
