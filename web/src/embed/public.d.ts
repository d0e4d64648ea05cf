/**
 * The types of gradlab.js, as gradlab.d.ts, for pages that embed a lesson. A name never changes its meaning; an added
 * name raises `version`.
 */

/**
 * A setting by its path, such as `optimizer.lr`, or a part of a lesson. `hide` takes both; `lock` takes controls only.
 */
export interface GradlabPart {
  name: string;
  kind: "part" | "control";
  label: string;
}

/** A text or value that could not be understood. `path` is a path of the state, `hide:NAME`, `lock:NAME` or `seed`. */
export interface GradlabProblem {
  path: string;
  code: string;
  message: string;
}

export interface GradlabStateDetail {
  version: 1;
  lesson: string;
  state: unknown;
}

export interface GradlabErrorDetail {
  version: 1;
  lesson: string;
  problems: readonly GradlabProblem[];
}

export interface GradlabResultDetail {
  version: 1;
  lesson: string;
  exercise: string;
  variant: number;
  answer: unknown;
  correct: boolean;
  /** The score after deductions, from 0 to `max`. */
  score: number;
  max: number;
  tries: number;
  hints: number;
  seconds: number;
}

/** The element of a lesson. All properties that can be set may be set before the script has loaded. */
export interface GradlabElement extends HTMLElement {
  /**
   * Setting replaces the whole state, by an object, the text of an address, or JSON. Reading returns an object, a copy.
   */
  get state(): object;
  set state(state: object | string);
  /** Names of parts and paths, separated by blanks or as a list. */
  hide: string | readonly string[];
  /** Paths, separated by blanks or as a list. */
  lock: string | readonly string[];
  theme: "light" | "dark" | "" | null;
  seed: string | number | null;
  /** Nothing starts without an action of the reader. */
  paused: boolean;
  /** The state as the text of an address; empty for the defaults. */
  readonly fragment: string;
  readonly parts: readonly GradlabPart[];
  /** Resolves with the detail of `gradlab-ready`. */
  readonly ready: Promise<GradlabStateDetail>;
  readonly problems: readonly GradlabProblem[];
  readonly version: 1;
}

/** The message that a frame posts to the embedding page, whatever that page's origin is. */
export interface GradlabHeightMessage {
  type: "gradlab-height";
  version: 1;
  /** In CSS pixels. */
  height: number;
}

/** A result as an xAPI statement, without an actor. */
export interface GradlabStatement {
  verb: { id: string; display: { en: string } };
  object: { objectType: "Activity"; id: string; definition: Record<string, unknown> };
  result: {
    score?: { scaled: number; raw: number; min: number; max: number };
    success?: boolean;
    completion?: boolean;
    response?: string;
    /** ISO 8601. */
    duration?: string;
  };
  timestamp: string;
}

/** The messages that a frame posts to the origin named by `?origin=`, including the height. */
export type GradlabMessage =
  | GradlabHeightMessage
  | ({ type: "gradlab-ready" | "gradlab-state" } & GradlabStateDetail)
  | ({ type: "gradlab-error" } & GradlabErrorDetail)
  | ({ type: "gradlab-result"; statement: GradlabStatement } & GradlabResultDetail);

/** The message that this origin may post to the frame. An absent key changes nothing. */
export interface GradlabSetMessage {
  type: "gradlab-set";
  version: 1;
  state?: object | string;
  hide?: string | readonly string[];
  lock?: string | readonly string[];
  theme?: "light" | "dark" | "";
}
