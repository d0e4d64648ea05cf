/** The messages between embed.html and the embedding page, as in docs/embedding.md. */

export type EventDetail = Record<string, unknown>;

export const eventNames = ["gradlab-ready", "gradlab-error", "gradlab-result", "gradlab-state"] as const;

/** The origin in `?origin=`, as browsers write it; null if it is no origin. */
export function originOf(query: string): string | null {
  const text = new URLSearchParams(query).get("origin");
  try {
    const url = new URL(text ?? "");
    return (url.protocol === "https:" || url.protocol === "http:") && url.origin === text?.replace(/\/$/, "")
      ? url.origin
      : null;
  } catch {
    return null;
  }
}

const verbs = "http://adlnet.gov/expapi/verbs/";

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** A duration in ISO 8601, to a hundredth of a second, which is the precision at which xAPI compares durations. */
const duration = (seconds: number): string => `PT${Number(Math.max(0, seconds).toFixed(2))}S`;

/**
 * A result as an xAPI statement without an actor, whom only the embedding page knows. `address`: that of the lesson; an
 * exercise has an address below it. A result of the whole lesson, without an exercise, has the verb "completed".
 */
function statementOf(detail: EventDetail, address: string): Record<string, unknown> {
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

/** An event of a lesson as a message. The message of a result contains its xAPI statement. */
export function messageOf(type: string, detail: EventDetail, address: string): Record<string, unknown> {
  // As plain data, which `postMessage` can copy.
  const plain = JSON.parse(JSON.stringify(detail)) as EventDetail;
  const message: Record<string, unknown> = { ...plain, type, version: 1 };
  if (type === "gradlab-result") message.statement = statementOf(plain, address);
  return message;
}

/** The settings in a message `gradlab-set`, each in the form that the element accepts. */
export interface Settings {
  state?: string | object;
  hide?: string;
  lock?: string;
  theme?: string;
}

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

/** Names as an attribute has them, from a text or a list of texts. */
function names(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return isList(value) ? value.join(" ") : undefined;
}

/** The settings in a message; null if the message is no `gradlab-set`. Fields of a wrong type are ignored. */
export function settingsOf(data: unknown): Settings | null {
  if (typeof data !== "object" || data === null) return null;
  const { type, version, state, hide, lock, theme } = data as EventDetail;
  if (type !== "gradlab-set" || version !== 1) return null;
  const settings: Settings = {};
  if (typeof state === "string") settings.state = state;
  else if (typeof state === "object" && state !== null && !Array.isArray(state)) settings.state = state;
  const [hidden, locked] = [names(hide), names(lock)];
  if (hidden !== undefined) settings.hide = hidden;
  if (locked !== undefined) settings.lock = locked;
  if (typeof theme === "string") settings.theme = theme;
  return settings;
}
