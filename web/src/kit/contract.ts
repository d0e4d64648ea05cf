import type { Plain } from "../state";

/** The version of this contract. A name never changes its meaning; an added name raises the version. */
export const version = 1;

/**
 * What a page that embeds a lesson may set, one row each. This table makes the element's properties and attributes, the
 * list of properties that are kept when a page set them before the element was defined, and the table in the
 * documentation.
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

/** What a page may also read: properties only. */
export const readable = {
  fragment: { text: "the state as the text of an address, empty for the defaults" },
  parts: { text: "all that hide and lock take: name, kind (part or control), label" },
  ready: { text: "a promise of what gradlab-ready says" },
  problems: { text: "what could not be understood: path, code, message" },
  version: { text: "of this contract" },
} as const satisfies Readonly<Record<string, { text: string }>>;

/** Parts that every lesson may have; the ids of a lesson's sections are further parts. */
export const commonParts = ["prose", "predict", "controls", "code", "sections", "history"] as const;
export type CommonPart = (typeof commonParts)[number];

/** A name that `hide` takes; `lock` takes it, too, if it is a control. */
export interface LessonPart {
  name: string;
  kind: "part" | "control";
  label: string;
}

/** A text or value that could not be understood. `path` is a path of the state, `hide:NAME`, `lock:NAME` or `seed`. */
export interface LessonProblem {
  path: string;
  code: string;
  message: string;
}

/** The detail of the events `gradlab-ready` and `gradlab-state`. */
export interface StateDetail {
  version: typeof version;
  lesson: string;
  state: Plain;
}

/** The detail of the event `gradlab-error`. */
export interface ErrorDetail {
  version: typeof version;
  lesson: string;
  problems: readonly LessonProblem[];
}

/** The detail of the event `gradlab-result`: a graded answer. */
export interface ResultDetail {
  version: typeof version;
  lesson: string;
  /** The exercise of the lesson, by its name. */
  exercise: string;
  /** The seed of the exercise's numbers; 0 if it has none. */
  variant: number;
  answer: Plain;
  correct: boolean;
  /** The score after deductions, from 0 to `max`. */
  score: number;
  max: number;
  /** The number of answers so far, including this one. */
  tries: number;
  hints: number;
  /** Seconds for which the exercise was in view. */
  seconds: number;
}
