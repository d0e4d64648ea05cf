/** Copies a text to the clipboard. Returns false when there is no clipboard or access to it is denied. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
