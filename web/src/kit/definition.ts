import type { Schema } from "../state";

/** What a lesson is before anything runs: its place in the course, its question, and what its state looks like. */
export interface LessonDefinition<State extends object> {
  /** Names the lesson in addresses, as in `#/playground`. */
  slug: string;
  /** Its place in the course. */
  number: number;
  /** The question it answers: its heading. */
  question: () => string;
  schema: Schema<State>;
  defaults: State;
}

/** Sent after every change of state, by a person or from outside; the address follows it. */
export type StateEvent<State> = CustomEvent<{ state: State }>;
