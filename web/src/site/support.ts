/** Whether this browser can compute anything here: without WebAssembly the words remain. */
export function hasWebAssembly(): boolean {
  return typeof WebAssembly === "object" && typeof WebAssembly.instantiate === "function";
}
