/**
 * Calls back whenever the pixels of the screen change their size: another zoom, another screen. What is returned ends
 * it.
 */
export function onPixelRatio(changed: () => void): () => void {
  let query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const moved = (): void => {
    query.removeEventListener("change", moved);
    query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", moved);
    changed();
  };
  query.addEventListener("change", moved);
  return () => query.removeEventListener("change", moved);
}
