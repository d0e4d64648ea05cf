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

/** Calls `gone` whenever a file is missing. */
export function onGone(gone: () => void): void {
  // There is no window while a site is built.
  for (const name of [scripts, filesGone]) globalThis.addEventListener?.(name, gone);
}

/** How long it may take until a lesson says that a file is gone: a worker may have to come first. Milliseconds. */
const patience = 2000;

/** Calls `unnoticed` once: when a file is missing and no lesson says so in the place where it would have been seen. */
export function onUnnoticed(unnoticed: () => void): void {
  let isShown = false;
  let isDone = false;
  globalThis.addEventListener?.(noticeShown, () => {
    isShown = true;
  });
  onGone(() => {
    isShown = false;
    setTimeout(() => {
      if (isShown || isDone) return;
      isDone = true;
      unnoticed();
    }, patience);
  });
}
