/**
 * Events of the window about one of our files that is loaded later and is missing: Vite sends one for scripts, the
 * engine another for its files.
 */
import { filesGone, noticeShown } from "../engine/fetch-file";

const scripts = "vite:preloadError";

let missing = false;
onGone(() => {
  missing = true;
});

/** Whether any file has been missing. */
export const isGone = (): boolean => missing;

/**
 * Calls `gone` for every missing file, with its address. For a script, with the browser's message, which contains the
 * address or, in Safari, does not.
 */
export function onGone(gone: (file: string) => void): void {
  // There is no window while a site is built.
  globalThis.addEventListener?.(scripts, ({ payload }: Event & { payload?: Error }) => gone(payload?.message ?? ""));
  globalThis.addEventListener?.(filesGone, ({ detail }: CustomEventInit<string>) => gone(detail ?? ""));
}

/** Milliseconds after which a lesson should have reported a missing file; a worker may have to start first. */
export const patience = 2000;

/**
 * Calls `notify` with true when a file is missing and no lesson shows a notice about it, and with false when lessons
 * have shown a notice about each missing file after all.
 */
export function onUnnoticed(notify: (isUnnoticed: boolean) => void): void {
  const unnoticed = new Set<string>();
  /** The texts of the lessons' notices, until another page is opened. */
  let words = "";
  let isNotified = false;
  const follow = (isUnnoticed: boolean): void => {
    if (isUnnoticed === isNotified) return;
    isNotified = isUnnoticed;
    notify(isNotified);
  };
  globalThis.addEventListener?.(noticeShown, ({ detail = "" }: CustomEventInit<string>) => {
    words += detail;
    for (const file of unnoticed) if (detail.includes(file)) unnoticed.delete(file);
    if (unnoticed.size === 0) follow(false);
  });
  globalThis.addEventListener?.("hashchange", () => {
    words = "";
  });
  onGone((file) => {
    // The file was requested again from another place; the notice about it may not be repeated.
    if (words.includes(file)) return;
    unnoticed.add(file);
    setTimeout(() => {
      if (unnoticed.has(file)) follow(true);
    }, patience);
  });
}
