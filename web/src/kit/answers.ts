/** How far work is. */
export interface WorkProgress {
  done: number;
  all: number;
}

/** What there is of an answer. */
interface Entry<Value> {
  value: Value;
  isWhole: boolean;
  /** How far the work was that ended before the answer was whole. */
  progress: WorkProgress | null;
}

type Entries<Value> = Map<string, Entry<Value>>;

/** By name what the jobs of this page have computed: it outlives the elements that asked. */
const ofJobs = new Map<string, Entries<unknown>>();

function entriesOf<Value>(job: string): Entries<Value> {
  const entries = ofJobs.get(job) ?? new Map();
  ofJobs.set(job, entries);
  return entries as Entries<Value>;
}

/** The answers of a task by their keys, the newest last. Of a job also those that are not whole yet. */
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

  /** Whole or in part. */
  get(key: string): Value | undefined {
    return this.entries.get(key)?.value;
  }

  has(key: string): boolean {
    return this.entries.get(key)?.isWhole ?? false;
  }

  /** How far the work was that has not come to its end. */
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

  /** As far as it is: it is kept for a job alone. */
  keepPart(key: string, value: Value, progress: WorkProgress | null): void {
    if (this.job !== undefined && !this.has(key)) this.entries.set(key, { value, isWhole: false, progress });
  }

  drop(key: string): void {
    const entry = this.entries.get(key);
    this.entries.delete(key);
    if (entry?.isWhole) this.release(entry.value);
  }

  /** Forgets all but one, or all; what a job has computed stays with the page. */
  clear(but?: string): void {
    if (this.job !== undefined) return;
    for (const key of [...this.entries.keys()]) if (key !== but) this.drop(key);
  }
}
