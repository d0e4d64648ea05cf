/** Whether the reader asked the system for less motion. Then nothing moves or plays by itself. */
export function prefersLessMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
