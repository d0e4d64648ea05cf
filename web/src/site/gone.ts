/**
 * Sent to the window when a file of ours that the page loads later is not there: by Vite for scripts, by the engine for
 * its files.
 */
import { filesGone, lossTold } from "../engine/fetch-file";

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

/** So long whoever waits for a file may take to say that it is gone, as where a worker comes first. Milliseconds. */
const patience = 2000;

/** Calls `untold` once: when a file is missing and no lesson says so in the place where it would have been seen. */
export function onUntold(untold: () => void): void {
  let isTold = false;
  let isDone = false;
  globalThis.addEventListener?.(lossTold, () => {
    isTold = true;
  });
  onGone(() => {
    isTold = false;
    setTimeout(() => {
      if (isTold || isDone) return;
      isDone = true;
      untold();
    }, patience);
  });
}
