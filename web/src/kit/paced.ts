import { Timer } from "../elements/timer";

/**
 * Calls `work` at once, at most `burst` times in a row and then once every `pause` milliseconds; the last asking is
 * never lost, only late. What is returned asks.
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
