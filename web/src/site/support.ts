/** Whether this browser can compute: without WebAssembly only the words are shown. */
export function hasWebAssembly(): boolean {
  return typeof WebAssembly === "object" && typeof WebAssembly.instantiate === "function";
}
