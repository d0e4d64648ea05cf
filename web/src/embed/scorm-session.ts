/** What a learning platform offers a package: SCORM 1.2, "The Runtime Environment", section 3.3. Values are texts. */
export interface ScormApi {
  LMSInitialize(empty: ""): string;
  LMSFinish(empty: ""): string;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string;
  LMSCommit(empty: ""): string;
}

/** Of `gradlab-result` what counts here. */
export interface ScormResult {
  exercise: string;
  score: number;
  max: number;
}

/** The most characters that the platform keeps between two visits. */
export const mostSuspended = 4000;

interface Suspended {
  /** The points of each exercise, as a part of one. */
  points: Record<string, number>;
  /** What the lesson keeps, by its own names. */
  saved: Record<string, string>;
  /** What the lesson was set to, as the text of an address; left out first where room is short. */
  state: string;
}

/**
 * One visit of a package: a commit after each answer, one finish. Without a result it is incomplete, never failed;
 * neither a score nor a passed status is lowered by a visit.
 */
export class ScormSession {
  private data: Suspended = { points: {}, saved: {}, state: "" };
  private isOpen = false;
  private begun = 0;

  /** `exercises`: those of the lesson that count, each the same. */
  constructor(
    private readonly api: ScormApi,
    private readonly exercises: readonly string[],
    private readonly now: () => number = () => Date.now(),
  ) {}

  /**
   * Begins, or begins again on a page that comes back from the browser's cache; stays silent where the platform
   * refuses.
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

  /** What the lesson kept under a name; null: nothing. */
  getItem(name: string): string | null {
    return Object.hasOwn(this.data.saved, name) ? (this.data.saved[name] as string) : null;
  }

  /** Keeps something until the next visit, too. */
  setItem(name: string, text: string): void {
    // The newest stands last.
    delete this.data.saved[name];
    this.data.saved[name] = text;
    this.suspend();
  }

  /** What the lesson was set to when it was left; empty: nothing is known of it. */
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

  /** Below the platform's own mark nothing is failed: there is always another visit. */
  private statusFor(raw: number, isWhole: boolean): string {
    const mark = Number.parseFloat(this.api.LMSGetValue("cmi.student_data.mastery_score"));
    if (Number.isFinite(mark)) return raw >= mark ? "passed" : "incomplete";
    return isWhole ? "completed" : "incomplete";
  }

  /** The page is out of sight: it may never come back. */
  hidden(): void {
    if (!this.isOpen) return;
    this.set("cmi.core.session_time", timeText(this.now() - this.begun));
    this.commit();
  }

  /** The page goes: the one finish. */
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

/** Of a text that another version wrote nothing is believed. */
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

/** What fits: points always, of what is kept the newest, then the state. */
function fitted({ points, saved, state }: Suspended): string {
  const text = JSON.stringify({ points, saved, state });
  if (text.length <= mostSuspended) return text;
  for (let entries = Object.entries(saved); ; entries = entries.slice(1)) {
    const shorter = JSON.stringify({ points, saved: Object.fromEntries(entries) });
    if (shorter.length <= mostSuspended || entries.length === 0) return shorter.slice(0, mostSuspended);
  }
}

/** Milliseconds as SCORM's HHHH:MM:SS.SS. */
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

/** How many frames may lie between a package and its platform. */
const mostFrames = 500;

/** The platform's API in a frame around this one, or around the one that opened it; null where there is none. */
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
