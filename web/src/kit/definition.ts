import type { Former, Schema } from "../state";

/** The constant properties of a lesson: its question, and the shape of its state. */
export interface LessonDefinition<State extends object> {
  /** The question that the lesson answers: its heading. */
  question: () => string;
  schema: Schema<State>;
  defaults: State;
  /** The defaults of earlier versions, which addresses of these versions still mean (`web/src/state/version.ts`). */
  former?: Former<State>;
  /** The path of the exercise's variant, or of the seed, in the state. Default: `seed`, if the state has one. */
  seedPath?: string;
  /**
   * What stays when undo, redo or reset replaces the state `from` by `to`, such as the fact that the reader has looked
   * at the test rows: returns `to` with these fields taken from `from`. A change of these fields alone is no step of
   * undo.
   */
  lasting?: (from: State, to: State) => State;
  /** The labels of sections and settings, by id or path, where no control gives the label. */
  labels?: Readonly<Record<string, () => string>>;
  /** Parts and sections that the lesson draws only after it has come into view, or after the engine has answered. */
  late?: readonly string[];
}
