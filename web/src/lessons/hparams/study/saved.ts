/**
 * The study that was begun last, in the browser's IndexedDB: a reload loses the trials that are running and no other.
 * Nothing is written before the reader begins a study, and looking for one makes no database.
 */
import type { Row } from "../../../engine/types";
import type { State } from "../state";
import type { Which } from "./run";

const name = "gradlab-hparams";

/** A study as it was left. */
export interface SavedStudy {
  slice: State["study"];
  /** What its rows depend on. */
  key: string;
  rows: Row[];
  rival: Row[];
}

interface Head {
  id: number;
  slice: State["study"];
  key: string;
}

/** Writes one study; what cannot be written is given up in silence: the search goes on without. */
export class Keeper {
  private constructor(
    private readonly database: IDBDatabase | null,
    private readonly id: number,
  ) {}

  /** For rows that nobody keeps: a browser that refuses, or a page in a box. */
  static readonly none = new Keeper(null, 0);

  /** A new study takes the place of the one before. */
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

  /** The one that was left, to be written on. */
  static async goOn(key: string): Promise<Keeper> {
    try {
      const database = await opened(false);
      const head = database && (await headOf(database));
      if (database && head && head.key === key) return new Keeper(database, head.id);
    } catch {
      // Begun anew below.
    }
    return Keeper.none;
  }

  get works(): boolean {
    return this.database !== null;
  }

  /** Resolves when the row would survive a reload. */
  async keep(which: Which, row: Row): Promise<void> {
    try {
      const change = this.database?.transaction("rows", "readwrite");
      if (!change) return;
      change.objectStore("rows").add({ id: this.id, which, row });
      await over(change);
    } catch {
      // A full disk ends no search.
    }
  }

  close(): void {
    this.database?.close();
  }
}

/** The study that was left, if there is one. */
export async function savedStudy(): Promise<SavedStudy | null> {
  try {
    const database = await opened(false);
    if (!database) return null;
    const head = await headOf(database);
    const all = await result(database.transaction("rows").objectStore("rows").getAll());
    database.close();
    if (!head) return null;
    const own = (all as { id: number; which: Which; row: Row }[]).filter(({ id }) => id === head.id);
    const of = (part: Which) => own.filter(({ which }) => which === part).map(({ row }) => row);
    return { slice: head.slice, key: head.key, rows: of("rows"), rival: of("rival") };
  } catch {
    // What cannot be read counts as nothing.
    return null;
  }
}

/** Where the browser refuses there is nothing to forget. */
export async function forgetStudy(): Promise<void> {
  await result(indexedDB.deleteDatabase(name)).catch(() => {});
}

const headOf = async (database: IDBDatabase): Promise<Head | null> =>
  ((await result(database.transaction("study").objectStore("study").getAll())) as Head[]).at(-1) ?? null;

/** Null where there is none and none is to be made. */
function opened(make: boolean): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    let looking = false;
    request.onupgradeneeded = () => {
      looking = !make;
      // An upgrade that is given up leaves no database behind.
      if (looking) return void request.transaction?.abort();
      request.result.createObjectStore("study", { keyPath: "id" });
      request.result.createObjectStore("rows", { autoIncrement: true });
    };
    request.onsuccess = () => {
      // Another tab may be about to forget the study.
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
