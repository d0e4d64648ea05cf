import type { Patch } from "../../state";
import type { State } from "./state";

/** What the desk tells the lesson, as `quiz-change`. `noted`: kept, but no step of undo, such as every letter that is typed. */
export interface Change {
  patch: Patch<State>;
  noted: boolean;
}
