/**
 * The last study, saved in the browser's IndexedDB: a reload loses only the trials that are running. Nothing is written
 * before the reader begins a study, and looking for a saved study does not create a database.
 */
import type { Row } from "../../../engine/types";
import type { State } from "../state";
import { keyOf, type Which } from "./run";

const name = "gradlab-hparams";

/** A saved study. */
export interface SavedStudy {
  slice: State["study"];
  /** The key of its plan, on which the rows depend. */
  key: string;
  rows: Row[];
  rival: Row[];
}

interface Head {
  id: number;
  slice: State["study"];
  key: string;
}

/**
 * Saves the rows of one study. A failure to write is ignored, and the search continues. Another window may delete the
 * saved study or replace it by its own: then nothing is saved any more.
 */
export class Keeper {
  /** Called when another window has deleted or replaced the study. */
  lost: () => void = () => {};

  private constructor(
    private database: IDBDatabase | null,
    private readonly id: number,
  ) {
    database?.addEventListener("versionchange", () => this.lose());
  }

  /** Saves nothing, for a browser without storage, or a page in a sandboxed frame. */
  static readonly none = new Keeper(null, 0);

  /** Begins a new study, which replaces the saved one. */
  static async begin(slice: State["study"], key: string): Promise<Keeper> {
    const id = Date.now();
    try {
      const database = await opened(true);
      if (!database) return Keeper.none;
      const change = database.transaction(["study", "rows"], "readwrite");
      change.objectStore("study").clear();
      change.objectStore("rows").clear();
      change.objectStore("study").put({ id, slice, key } satisfies Head);
      await over(change);
      return new Keeper(database, id);
    } catch {
      return Keeper.none;
    }
  }

  /** Resumes the saved study, if it has this key; otherwise saves nothing. */
  static async goOn(key: string): Promise<Keeper> {
    try {
      const database = await opened(false);
      const head = database && (await headOf(database));
      if (database && head && head.key === key) return new Keeper(database, head.id);
    } catch {
      // Saves nothing: see below.
    }
    return Keeper.none;
  }

  get works(): boolean {
    return this.database !== null;
  }

  /** Resolves when the row is saved. */
  async keep(which: Which, row: Row): Promise<void> {
    try {
      const change = this.database?.transaction(["study", "rows"], "readwrite");
      if (!change) return;
      if (!(await result(change.objectStore("study").get(this.id)))) return this.lose();
      change.objectStore("rows").add({ id: this.id, which, row });
      await over(change);
    } catch {
      // A full disk must not end the search.
    }
  }

  close(): void {
    this.database?.close();
  }

  private lose(): void {
    this.close();
    this.database = null;
    this.lost();
  }
}

/** The saved study, or null. */
export async function savedStudy(): Promise<SavedStudy | null> {
  try {
    const database = await opened(false);
    if (!database) return null;
    const head = await headOf(database);
    const all = await result(database.transaction("rows").objectStore("rows").getAll());
    database.close();
    if (!head) return null;
    const own = (all as { id: number; which: Which; row: Row }[]).filter(({ id }) => id === head.id);
    // Two windows that resumed the same study have saved the same rows.
    const of = (part: Which) => {
      const rows = own.filter(({ which }) => which === part).map(({ row }) => [keyOf(row), row] as const);
      return [...new Map(rows).values()];
    };
    return { slice: head.slice, key: head.key, rows: of("rows"), rival: of("rival") };
  } catch {
    // A study that cannot be read counts as none.
    return null;
  }
}

/** Deletes the saved study. An error is ignored: a browser without storage has saved nothing. */
export async function forgetStudy(): Promise<void> {
  await result(indexedDB.deleteDatabase(name)).catch(() => {});
}

const headOf = async (database: IDBDatabase): Promise<Head | null> =>
  ((await result(database.transaction("study").objectStore("study").getAll())) as Head[]).at(-1) ?? null;

/** Opens the database; null when there is none and `make` is false. */
function opened(make: boolean): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    let looking = false;
    request.onupgradeneeded = () => {
      looking = !make;
      // An aborted upgrade leaves no database.
      if (looking) return void request.transaction?.abort();
      request.result.createObjectStore("study", { keyPath: "id" });
      request.result.createObjectStore("rows", { autoIncrement: true });
    };
    request.onsuccess = () => {
      // Another tab can delete the database only when this connection is closed.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (looking) resolve(null);
      else reject(request.error);
    };
  });
}

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const over = (change: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    change.oncomplete = () => resolve();
    change.onerror = change.onabort = () => reject(change.error);
  });
