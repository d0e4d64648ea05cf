import type { Former, Schema } from "../state";

/** What a lesson is before anything runs: its name, its question, and what its state looks like. */
export interface LessonDefinition<State extends object> {
  /** Names the lesson in addresses, as in `#/playground`. */
  slug: string;
  /** The question it answers: its heading. */
  question: () => string;
  schema: Schema<State>;
  defaults: State;
  /** What they were in earlier versions of the texts, which still mean them (`web/src/state/version.ts`). */
  former?: Former<State>;
  /** Where the variant of its exercise stands in the state, or its seed. Default: `seed`, if the state has one. */
  seedPath?: string;
  /**
   * What stays when undo, redo or reset goes from one state to another, such as a look at test rows: gives where it
   * goes. What this keeps is no step of undo.
   */
  lasting?: (from: State, to: State) => State;
  /** What its sections and settings are called, by id or path, where no control says it. */
  labels?: Readonly<Record<string, () => string>>;
  /** Parts and sections that it has, but draws only when it has come into view, or been answered by the engine. */
  late?: readonly string[];
}
