/**
 * Whether a key means itself: without Ctrl, Alt or the command key, and not meant for an input method that composes a
 * word (229 is what Safari says of the Enter that ends one).
 */
export function isBare(event: KeyboardEvent): boolean {
  return !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229);
}
