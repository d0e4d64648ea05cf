/**
 * The API that a learning platform offers to a package: SCORM 1.2, "The Runtime Environment", section 3.3. All values
 * are texts.
 */
export interface ScormApi {
  LMSInitialize(empty: ""): string;
  LMSFinish(empty: ""): string;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string;
  LMSCommit(empty: ""): string;
}

/** The fields of `gradlab-result` that count here. */
export interface ScormResult {
  exercise: string;
  score: number;
  max: number;
}

/** The largest number of characters that the platform keeps between two visits. */
export const mostSuspended = 4000;

interface Suspended {
  /** The score of each exercise, from 0 to 1. */
  points: Record<string, number>;
  /** The records that the lesson stores, by its own keys. */
  saved: Record<string, string>;
  /** The state of the lesson, as the text of an address. It is left out first if the text is too long. */
  state: string;
}

/**
 * One visit of a package: a commit after each answer, one finish. Without a result the status is "incomplete", never
 * "failed". A visit never lowers a score or a passed status.
 */
export class ScormSession {
  private data: Suspended = { points: {}, saved: {}, state: "" };
  private isOpen = false;
  private begun = 0;

  /** `exercises`: the exercises of the lesson that count, all with the same weight. */
  constructor(
    private readonly api: ScormApi,
    private readonly exercises: readonly string[],
    private readonly now: () => number = () => Date.now(),
  ) {}

  /**
   * Begins, or begins again on a page that comes back from the browser's cache. Does nothing if the platform refuses.
   */
  begin(): void {
    if (this.isOpen || this.api.LMSInitialize("") !== "true") return;
    this.isOpen = true;
    this.begun = this.now();
    const { points, ...others } = read(this.api.LMSGetValue("cmi.suspend_data"));
    // Another version of the package may have had other exercises.
    const own = Object.entries(points).filter(([exercise]) => this.exercises.includes(exercise));
    this.data = { ...others, points: Object.fromEntries(own) };
    if (this.status === "not attempted" || this.status === "") this.set("cmi.core.lesson_status", "incomplete");
    this.set("cmi.core.exit", this.isDone ? "" : "suspend");
  }

  private get status(): string {
    return this.api.LMSGetValue("cmi.core.lesson_status");
  }

  private get isDone(): boolean {
    return ["passed", "completed"].includes(this.status);
  }

  /** The record that the lesson stored under a name; null if there is none. */
  getItem(name: string): string | null {
    return Object.hasOwn(this.data.saved, name) ? (this.data.saved[name] as string) : null;
  }

  /** Stores a record, also for later visits. */
  setItem(name: string, text: string): void {
    // The newest record is the last one.
    delete this.data.saved[name];
    this.data.saved[name] = text;
    this.suspend();
  }

  /** The state of the lesson when it was left; empty if it is unknown. */
  get state(): string {
    return this.data.state;
  }

  set state(text: string) {
    this.data.state = text;
    this.suspend();
  }

  answered({ exercise, score, max }: ScormResult): void {
    if (!this.exercises.includes(exercise)) return;
    const part = max > 0 ? Math.min(1, Math.max(0, score / max)) : 0;
    this.data.points[exercise] = Math.max(this.data.points[exercise] ?? 0, part);
    if (!this.isOpen) return;
    const all = Object.values(this.data.points);
    const percent = (100 * all.reduce((sum, one) => sum + one, 0)) / this.exercises.length;
    const before = Number(this.api.LMSGetValue("cmi.core.score.raw") || 0);
    const raw = Math.round(100 * Math.max(before, percent)) / 100;
    this.set("cmi.core.score.min", "0");
    this.set("cmi.core.score.max", "100");
    this.set("cmi.core.score.raw", String(raw));
    if (!this.isDone) this.set("cmi.core.lesson_status", this.statusFor(raw, all.length >= this.exercises.length));
    this.set("cmi.core.exit", this.isDone ? "" : "suspend");
    this.suspend();
    this.commit();
  }

  /** A score below the platform's pass mark gives "incomplete", not "failed": the learner may visit again. */
  private statusFor(raw: number, isWhole: boolean): string {
    const mark = Number.parseFloat(this.api.LMSGetValue("cmi.student_data.mastery_score"));
    if (Number.isFinite(mark)) return raw >= mark ? "passed" : "incomplete";
    return isWhole ? "completed" : "incomplete";
  }

  /** The page is hidden, and may never be shown again: saves the time. */
  hidden(): void {
    if (!this.isOpen) return;
    this.set("cmi.core.session_time", timeText(this.now() - this.begun));
    this.commit();
  }

  /** The page is unloaded: finishes the session. */
  leave(): void {
    if (!this.isOpen) return;
    this.hidden();
    this.isOpen = false;
    this.api.LMSFinish("");
  }

  private commit(): void {
    this.api.LMSCommit("");
  }

  private suspend(): void {
    if (this.isOpen) this.set("cmi.suspend_data", fitted(this.data));
  }

  private set(name: string, value: string): void {
    this.api.LMSSetValue(name, value);
  }
}

/** Reads the text of any version, and ignores values of a wrong type. */
function read(text: string): Suspended {
  try {
    const { points, saved, state } = JSON.parse(text) as Partial<Record<keyof Suspended, unknown>>;
    return {
      state: typeof state === "string" ? state : "",
      points: entriesOf(points, (value): value is number => typeof value === "number" && value >= 0 && value <= 1),
      saved: entriesOf(saved, (value): value is string => typeof value === "string"),
    };
  } catch {
    return { points: {}, saved: {}, state: "" };
  }
}

function entriesOf<Value>(from: unknown, is: (value: unknown) => value is Value): Record<string, Value> {
  if (typeof from !== "object" || from === null) return {};
  return Object.fromEntries(Object.entries(from).filter((entry): entry is [string, Value] => is(entry[1])));
}

/** The longest text within the limit: the points always, the newest records, and the state only if everything fits. */
function fitted({ points, saved, state }: Suspended): string {
  const text = JSON.stringify({ points, saved, state });
  if (text.length <= mostSuspended) return text;
  for (let entries = Object.entries(saved); ; entries = entries.slice(1)) {
    const shorter = JSON.stringify({ points, saved: Object.fromEntries(entries) });
    if (shorter.length <= mostSuspended || entries.length === 0) return shorter.slice(0, mostSuspended);
  }
}

/** Milliseconds in SCORM's format HHHH:MM:SS.SS. */
export function timeText(milliseconds: number): string {
  const hundredths = Math.max(0, Math.floor(milliseconds / 10));
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = Math.floor(hundredths / 100);
  const hours = Math.min(9999, Math.floor(seconds / 3600));
  return `${String(hours).padStart(4, "0")}:${two(
    Math.floor(seconds / 60) % 60,
  )}:${two(seconds % 60)}.${two(hundredths % 100)}`;
}

interface Frame {
  parent: Frame;
  opener?: Frame | null;
  API?: ScormApi;
}

/** The largest number of frames between a package and its platform. */
const mostFrames = 500;

/** The platform's API in a frame around this one, or around its opener; null if there is none. */
export function findApi(from: Frame): ScormApi | null {
  return above(from) ?? (from.opener ? above(from.opener) : null);
}

function above(from: Frame): ScormApi | null {
  let frame = from;
  for (let depth = 0; depth < mostFrames; depth++) {
    try {
      if (frame.API) return frame.API;
      if (frame.parent === frame) return null;
      frame = frame.parent;
    } catch {
      return null; // Of another origin.
    }
  }
  return null;
}
