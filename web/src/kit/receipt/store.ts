import * as v from "valibot";

/** Where records are stored: the browser's storage or, in a package, the learning platform. */
export type Keep = Pick<Storage, "getItem" | "setItem">;

declare global {
  /** The storage of a learning platform, which lasts between two visits. The package sets it before a lesson starts. */
  var gradlabKeep: Keep | undefined;
}

export const keepOfPage = (): Keep => globalThis.gradlabKeep ?? localStorage;

/**
 * Records such as answers, by exercise. They are not part of the state, so undo, reset, another address or a reload do
 * not remove them. Each write goes to the storage at once. Where a page may store nothing (a sandboxed frame), or where
 * the stored records were deleted, they last as long as the page. Records that this version cannot read count as
 * absent.
 */
export class Store<Value> {
  /** What this page has written or read. */
  private readonly memory = new Map<string, Value>();
  /** Keys that the storage refused, for instance because it was full: its value is older than the one in memory. */
  private readonly refused = new Set<string>();
  private readonly listeners = new Set<() => void>();

  /** `prefix`: of the keys in the storage; `storage` throws where the browser forbids storage. */
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

  /** The stored value if it can be read, otherwise null. Another window may have written it. */
  private stored(key: string): { output: Value } | null {
    try {
      const read = v.safeParse(this.schema, JSON.parse(this.storage().getItem(this.prefix + key) ?? "null"));
      return read.success ? read : null;
    } catch {
      return null;
    }
  }

  /** Calls `changed` after every write, in this window or another. Returns a function that ends this. */
  watch(changed: () => void): () => void {
    this.listeners.add(changed);
    window.addEventListener("storage", changed);
    return () => {
      this.listeners.delete(changed);
      window.removeEventListener("storage", changed);
    };
  }
}
