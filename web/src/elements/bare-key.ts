/**
 * Whether a key is pressed without Ctrl, Alt or the command key, and not during the composition of an input method
 * (Safari gives the Enter that ends a composition the key code 229).
 */
export function isBare(event: KeyboardEvent): boolean {
  return !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229);
}
