/** A result as an xAPI statement without an actor: who it was only the page around knows. */
import type { EventDetail } from "./posts";

const verbs = "http://adlnet.gov/expapi/verbs/";

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** ISO 8601, to a hundredth of a second, as xAPI compares them. */
export const duration = (seconds: number): string => `PT${Number(Math.max(0, seconds).toFixed(2))}S`;

/**
 * `address` is that of the lesson, below which what was answered has its own. A result of the whole lesson, without an
 * exercise, completes it.
 */
export function statementOf(detail: EventDetail, address: string): Record<string, unknown> {
  const { lesson, exercise, variant, answer, correct, score, max, seconds } = detail;
  const verb = exercise ? "answered" : "completed";
  const result: Record<string, unknown> = {};
  if (isNumber(score) && isNumber(max)) {
    const scaled = max > 0 ? Math.min(1, Math.max(-1, score / max)) : 0;
    result.score = { scaled, raw: score, min: 0, max };
  }
  if (typeof correct === "boolean") result.success = correct;
  if (verb === "completed") result.completion = true;
  if (answer !== undefined && answer !== null)
    result.response = typeof answer === "string" ? answer : JSON.stringify(answer);
  if (isNumber(seconds)) result.duration = duration(seconds);
  return {
    verb: { id: verbs + verb, display: { en: verb } },
    object: {
      objectType: "Activity",
      id: exercise ? `${address}/${encodeURIComponent(String(exercise))}` : address,
      definition: {
        name: { en: [lesson, exercise, variant].filter((part) => part !== undefined && part !== null).join(" ") },
        type: "http://adlnet.gov/expapi/activities/cmi.interaction",
        interactionType: "other",
      },
    },
    result,
    timestamp: new Date().toISOString(),
  };
}
