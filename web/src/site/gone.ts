/**
 * Sent to the window when a file of ours that the page loads later is not there: by Vite for scripts, by the engine for
 * its files.
 */
import { filesGone, noticeShown } from "../engine/fetch-file";

const scripts = "vite:preloadError";

let missing = false;
onGone(() => {
  missing = true;
});

/** Whether one was. */
export const isGone = (): boolean => missing;

/**
 * Calls `gone` whenever a file is missing, with its address; of a script, with what the browser says of it, which names
 * the address or, in Safari, nothing.
 */
export function onGone(gone: (file: string) => void): void {
  // There is no window while a site is built.
  globalThis.addEventListener?.(scripts, ({ payload }: Event & { payload?: Error }) => gone(payload?.message ?? ""));
  globalThis.addEventListener?.(filesGone, ({ detail }: CustomEventInit<string>) => gone(detail ?? ""));
}

/** How long it may take until a lesson says that a file is gone: a worker may have to come first. Milliseconds. */
export const patience = 2000;

/**
 * Calls `notify` with true when a file is missing and no lesson says so in the place where it would have been seen, and
 * with false when lessons have said it of all such files after all.
 */
export function onUnnoticed(notify: (isUnnoticed: boolean) => void): void {
  const unnoticed = new Set<string>();
  /** What lessons have said, until another page is opened. */
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
    // Asked for again from another place, which may not tell of it.
    if (words.includes(file)) return;
    unnoticed.add(file);
    setTimeout(() => {
      if (unnoticed.has(file)) follow(true);
    }, patience);
  });
}
