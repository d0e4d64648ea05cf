/**
 * What gradlab.js defines, as gradlab.d.ts: types for pages that embed a lesson. Names keep their meaning; additions
 * raise `version`.
 */

/**
 * A setting by its path, as in `optimizer.lr`, or a part of a lesson: what `hide` takes, and `lock` if it is a control.
 */
export interface GradlabPart {
  name: string;
  kind: "part" | "control";
  label: string;
}

/** What could not be understood: a path of the state, `hide:NAME`, `lock:NAME` or `seed`. */
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
  /** After deductions, from 0 to `max`. */
  score: number;
  max: number;
  tries: number;
  hints: number;
  seconds: number;
}

/** Every lesson's element. All that can be set may be set before the script has loaded. */
export interface GradlabElement extends HTMLElement {
  /** Replaces the whole: an object, the text of an address, or JSON. Reads back as an object, a copy. */
  get state(): object;
  set state(state: object | string);
  /** Names of parts and paths, separated by blanks or as a list. */
  hide: string | readonly string[];
  /** Paths, separated by blanks or as a list. */
  lock: string | readonly string[];
  theme: "light" | "dark" | "" | null;
  seed: string | number | null;
  /** Nothing begins by itself. */
  paused: boolean;
  /** The state as the text of an address; empty for the defaults. */
  readonly fragment: string;
  readonly parts: readonly GradlabPart[];
  /** Of what `gradlab-ready` says. */
  readonly ready: Promise<GradlabStateDetail>;
  readonly problems: readonly GradlabProblem[];
  readonly version: 1;
}

/** What a frame posts to the page around it, whatever that page's origin is. */
export interface GradlabHeightMessage {
  type: "gradlab-height";
  version: 1;
  /** In CSS pixels. */
  height: number;
}

/** A result as xAPI has it, without an actor. */
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

/** What a frame posts to the origin that `?origin=` names, besides its height. */
export type GradlabMessage =
  | GradlabHeightMessage
  | ({ type: "gradlab-ready" | "gradlab-state" } & GradlabStateDetail)
  | ({ type: "gradlab-error" } & GradlabErrorDetail)
  | ({ type: "gradlab-result"; statement: GradlabStatement } & GradlabResultDetail);

/** What that origin posts to the frame: a key that is absent changes nothing. */
export interface GradlabSetMessage {
  type: "gradlab-set";
  version: 1;
  state?: object | string;
  hide?: string | readonly string[];
  lock?: string | readonly string[];
  theme?: "light" | "dark" | "";
}
