/** How much of the work is done. The work chooses the unit. */
export interface WorkProgress {
  done: number;
  all: number;
}

/** A stored answer, whole or partial. */
interface Entry<Value> {
  value: Value;
  isWhole: boolean;
  /** For a partial answer: the progress at which the work ended. */
  progress: WorkProgress | null;
}

type Entries<Value> = Map<string, Entry<Value>>;

/** The answers of all jobs of this page, by the name of the job. They outlive the elements that asked for them. */
const ofJobs = new Map<string, Entries<unknown>>();

function entriesOf<Value>(job: string): Entries<Value> {
  const entries = ofJobs.get(job) ?? new Map();
  ofJobs.set(job, entries);
  return entries as Entries<Value>;
}

/** The answers of a task by their keys, the newest last. Only a job also stores partial answers. */
export class Answers<Value> {
  private readonly entries: Entries<Value>;

  /** `release`: see TaskOptions. */
  constructor(
    private readonly job: string | undefined,
    private readonly most: number,
    private readonly release: (value: Value) => void = () => {},
  ) {
    this.entries = job === undefined ? new Map() : entriesOf(job);
  }

  /** The answer to a key, whole or partial. */
  get(key: string): Value | undefined {
    return this.entries.get(key)?.value;
  }

  has(key: string): boolean {
    return this.entries.get(key)?.isWhole ?? false;
  }

  /** The progress at which the work for a partial answer ended; null for a whole answer or none. */
  progressOf(key: string): WorkProgress | null {
    return this.entries.get(key)?.progress ?? null;
  }

  keep(key: string, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, { value, isWhole: true, progress: null });
    for (const old of this.entries.keys()) {
      if (this.entries.size <= this.most) return;
      this.drop(old);
    }
  }

  /** Stores a partial answer, unless there is a whole one. Does nothing for a task that is no job. */
  keepPart(key: string, value: Value, progress: WorkProgress | null): void {
    if (this.job !== undefined && !this.has(key)) this.entries.set(key, { value, isWhole: false, progress });
  }

  drop(key: string): void {
    const entry = this.entries.get(key);
    this.entries.delete(key);
    if (entry?.isWhole) this.release(entry.value);
  }

  /** Forgets all answers except the one to the key `but`, if it is given. Does nothing for a job. */
  clear(but?: string): void {
    if (this.job !== undefined) return;
    for (const key of [...this.entries.keys()]) if (key !== but) this.drop(key);
  }
}
