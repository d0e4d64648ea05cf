import { Timer } from "../elements/timer";

/**
 * Limits how often `work` is called: at most `burst` times in a row, then once every `pause` milliseconds. Returns the
 * function that requests a call. The last request is never lost, only delayed.
 */
export function paced(work: () => void, pause: number, burst: number): () => void {
  let left = burst;
  let before = performance.now();
  const later = new Timer();
  const ask = (): void => {
    if (later.waits) return;
    const now = performance.now();
    left = Math.min(burst, left + (now - before) / pause);
    before = now;
    if (left >= 1) {
      left--;
      work();
      return;
    }
    later.after((1 - left) * pause + 1, ask);
  };
  return ask;
}
