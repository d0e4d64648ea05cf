/** Puts a text on the clipboard. False: the browser, its settings or its reader said no, or there is none. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
