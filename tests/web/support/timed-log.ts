import { vi } from "vitest";
import { AnswerLog } from "../../../web/src/kit/receipt/log";

/** An empty log of answers with a separate storage, and its clock, which the test moves. */
export function timedLog(lesson: string, begun: number): { log: AnswerLog; now(): Date; pass(seconds: number): void } {
  const saved = new Map<string, string>();
  const storage = {
    getItem: (key: string) => saved.get(key) ?? null,
    setItem: (key: string, text: string) => void saved.set(key, text),
  };
  vi.stubGlobal("window", new EventTarget());
  let at = begun;
  const now = () => new Date(at);
  return {
    log: new AnswerLog(lesson, () => storage, now),
    now,
    pass(seconds) {
      at += 1000 * seconds;
    },
  };
}
