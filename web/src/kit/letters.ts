const key = "gradlab-letters";

/**
 * Whether single letters are keys on our own site (WCAG 2.1.4: they can be switched off). Never on a page of somebody
 * else.
 */
export function lettersAreKeys(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true; // a sandboxed frame has no storage
  }
}

export function chooseLetters(on: boolean): void {
  try {
    if (on) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {
    // not remembered
  }
}
