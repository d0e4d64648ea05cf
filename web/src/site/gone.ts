/**
 * Sent to the window when a file of ours that the page loads later is not there: by Vite for scripts, by the engine for
 * its files.
 */
import { filesGone } from "../engine/fetch-file";

const scripts = "vite:preloadError";

let missing = false;
onGone(() => {
  missing = true;
});

/** Whether one was. */
export const isGone = (): boolean => missing;

/** Calls `gone` when the first file is missing, and not again. */
export function onGone(gone: () => void): void {
  const once = () => {
    for (const name of [scripts, filesGone]) removeEventListener(name, once);
    gone();
  };
  // There is no window while a site is built.
  for (const name of [scripts, filesGone]) globalThis.addEventListener?.(name, once);
}
