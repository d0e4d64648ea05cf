import * as v from "valibot";

/** Where records are kept: the browser's own storage or, in a package, the learning platform. */
export type Keep = Pick<Storage, "getItem" | "setItem">;

declare global {
  /** What a learning platform keeps between two visits; set by its package before a lesson begins. */
  var gradlabKeep: Keep | undefined;
}

export const keepOfPage = (): Keep => globalThis.gradlabKeep ?? localStorage;

/**
 * What was answered, by exercise. It stands beside the state, so that undo, reset, another address or a reload give
 * nothing back, and is written through at once. Where a page may store nothing (a sandboxed frame), or what it stored
 * was deleted, it lasts as long as the page. What another version wrote and this one cannot read counts as nothing.
 */
export class Store<Value> {
  /** What this page has written or read. */
  private readonly memory = new Map<string, Value>();
  /** What the storage did not take, such as one that is full: what it holds is older. */
  private readonly refused = new Set<string>();
  private readonly listeners = new Set<() => void>();

  /** `prefix`: of the names in the storage, which throws where the browser forbids it. */
  constructor(
    private readonly prefix: string,
    private readonly schema: v.GenericSchema<Value>,
    private readonly nothing: Value,
    private readonly storage: () => Keep = keepOfPage,
  ) {}

  of(key: string): Value {
    const stored = this.refused.has(key) ? null : this.stored(key);
    if (stored) this.memory.set(key, stored.output);
    return this.memory.get(key) ?? this.nothing;
  }

  write(key: string, value: Value): void {
    this.memory.set(key, value);
    try {
      this.storage().setItem(this.prefix + key, JSON.stringify(value));
      this.refused.delete(key);
    } catch {
      this.refused.add(key);
    }
    for (const changed of this.listeners) changed();
  }

  /** What the storage holds and can be read; null for nothing. It may come from another window. */
  private stored(key: string): { output: Value } | null {
    try {
      const read = v.safeParse(this.schema, JSON.parse(this.storage().getItem(this.prefix + key) ?? "null"));
      return read.success ? read : null;
    } catch {
      return null;
    }
  }

  /** Calls `changed` whenever something is written, in this window or another. Gives what ends it. */
  watch(changed: () => void): () => void {
    this.listeners.add(changed);
    window.addEventListener("storage", changed);
    return () => {
      this.listeners.delete(changed);
      window.removeEventListener("storage", changed);
    };
  }
}
