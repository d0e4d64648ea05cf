import { problemText } from "../../../messages";
import { words } from "../book-words";
import type { Evaluated } from "./evaluate";

/** More of a text than this is no help. */
const longest = 80;

/** Columns count in what was read, so that stands there where it is not what was typed. */
export function unreadable(typed: string, { problems, read }: Extract<Evaluated, { problems: unknown }>): string {
  const problem = problems.map(problemText).join(" ");
  if (read === typed || read.length > longest) return words.text("told.unreadable", { problem });
  return words.text("told.unreadable.as", { problem, read });
}
