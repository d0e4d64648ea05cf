import type { ReactiveController, ReactiveControllerHost } from "lit";
import { expect, it } from "vitest";
import { ShownAnswers } from "../../../web/src/kit/shown-answers";

it("what has been seen stays seen, question by question", () => {
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
