import type { Plain } from "../state";

/** The version of what follows: names never change their meaning, additions raise it. */
export const version = 1;

/**
 * What a page that embeds a lesson may set, one row each: this table makes the element's properties and attributes,
 * what is kept of properties that were set before the element was defined, and the table of the documentation.
 */
export const settable = {
  state: { text: "the setting, as the text of an address, as JSON, or (property) as an object; replaces the whole" },
  hide: { text: "parts and paths that are not shown, separated by blanks" },
  lock: { text: "paths of the state that are shown but cannot be changed, separated by blanks" },
  theme: { text: "light or dark; absent: as the page around" },
  lang: { text: "the language; absent: that of the page around" },
  seed: { text: "the variant of exercises, or the state's seed; locks it" },
  paused: { text: "nothing begins by itself" },
} as const satisfies Readonly<Record<string, { text: string }>>;

/** What a page may read besides: properties only. */
export const readable = {
  fragment: { text: "the state as the text of an address, empty for the defaults" },
  parts: { text: "all that hide and lock take: name, kind (part or control), label" },
  ready: { text: "a promise of what gradlab-ready says" },
  problems: { text: "what could not be understood: path, code, message" },
  version: { text: "of this contract" },
} as const satisfies Readonly<Record<string, { text: string }>>;

/** Parts that every lesson may have; the ids of its sections are further ones. */
export const commonParts = ["prose", "predict", "controls", "code", "sections", "history"] as const;
export type CommonPart = (typeof commonParts)[number];

/** Something that `hide` and, if it is a control, `lock` take. */
export interface LessonPart {
  name: string;
  kind: "part" | "control";
  label: string;
}

/** What could not be understood: a path of the state, `hide:NAME`, `lock:NAME` or `seed`. */
export interface LessonProblem {
  path: string;
  code: string;
  message: string;
}

/** Of `gradlab-ready` and `gradlab-state`. */
export interface StateDetail {
  version: typeof version;
  lesson: string;
  state: Plain;
}

/** Of `gradlab-error`. */
export interface ErrorDetail {
  version: typeof version;
  lesson: string;
  problems: readonly LessonProblem[];
}

/** Of `gradlab-result`: a graded answer. */
export interface ResultDetail {
  version: typeof version;
  lesson: string;
  /** Which exercise of the lesson. */
  exercise: string;
  /** The seed of its numbers; 0 where it has none. */
  variant: number;
  answer: Plain;
  correct: boolean;
  /** After deductions, from 0 to `max`. */
  score: number;
  max: number;
  /** Answers given so far, this one included. */
  tries: number;
  hints: number;
  /** Seconds for which the exercise was in view. */
  seconds: number;
}
