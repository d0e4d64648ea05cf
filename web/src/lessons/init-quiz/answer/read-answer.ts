import { numberText } from "../../../look";
import { words } from "../book-words";
import type { Open } from "../open";
import { verdictOf } from "../variant/variant";
import { evaluate } from "./evaluate";
import { unreadable } from "./unreadable";

/** The number that an answer comes to (0 for a choice), or why it is not taken: then it costs nothing. */
export async function readAnswer({ asked, attempt }: Open): Promise<{ value: number } | { refused: string }> {
  if (asked.form === "choice") {
    const chosen = attempt.choice !== "" && attempt.reason !== "";
    return chosen ? { value: 0 } : { refused: words.text("choice.missing") };
  }
  if (asked.question.form === "sigma" && attempt.choice === "") return { refused: words.text("reading.missing") };
  if (attempt.text.trim() === "") return { refused: words.text("told.empty") };
  const answer = await evaluate(attempt.text, asked.at);
  if ("problems" in answer) return { refused: unreadable(attempt.text, answer) };
  const { value } = answer;
  if (!Number.isFinite(value)) return { refused: words.text("told.number") };
  if (value <= 0) return { refused: words.text("told.negative", { value: numberText(value) }) };
  if (verdictOf(asked, { ...attempt, value }).is === "near")
    return { refused: words.text("told.near", { value: numberText(value) }) };
  return { value };
}
