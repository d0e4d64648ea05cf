/**
 * Calls `work` at once; asked for more often than every `pause` milliseconds, once more after each pause, so that the last asking
 * is never lost. What is returned asks.
 */
export function paced(work: () => void, pause: number): () => void {
  let timer: ReturnType<typeof setTimeout> | 0 = 0;
  let again = false;
  const ask = (): void => {
    again = timer !== 0;
    if (again) return;
    work();
    timer = setTimeout(() => {
      timer = 0;
      if (again) ask();
    }, pause);
  };
  return ask;
}
