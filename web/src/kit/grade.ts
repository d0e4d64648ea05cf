import { emit } from "../elements/emit";
import { type ResultDetail, version } from "./contract";

/**
 * Sends `gradlab-result` when an answer was graded; a course page may store it. The event has only the fields of the
 * contract.
 */
export function emitGraded(
  host: EventTarget,
  { lesson, exercise, variant, answer, correct, score, max, tries, hints, seconds }: Omit<ResultDetail, "version">,
): void {
  const asked = { lesson, exercise, variant };
  const graded = { answer, correct, score, max, tries, hints, seconds };
  emit<ResultDetail>(host, "gradlab-result", { version, ...asked, ...graded });
}
