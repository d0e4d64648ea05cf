import { emit } from "../elements/emit";
import { type ResultDetail, version } from "./contract";

/** Sends `gradlab-result`: an answer was graded. A course page may keep it. It has the fields of the contract alone. */
export function emitGraded(
  host: EventTarget,
  { lesson, exercise, variant, answer, correct, score, max, tries, hints, seconds }: Omit<ResultDetail, "version">,
): void {
  const asked = { lesson, exercise, variant };
  const graded = { answer, correct, score, max, tries, hints, seconds };
  emit<ResultDetail>(host, "gradlab-result", { version, ...asked, ...graded });
}
