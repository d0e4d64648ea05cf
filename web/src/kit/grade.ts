import { emit } from "../elements/emit";
import { type ResultDetail, version } from "./contract";

/** Sends `gradlab-result`: an answer was graded. A course page may keep it. */
export function emitGraded(host: EventTarget, result: Omit<ResultDetail, "version">): void {
  emit<ResultDetail>(host, "gradlab-result", { version, ...result });
}
