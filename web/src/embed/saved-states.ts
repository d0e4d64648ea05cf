/** What readers have set in the lessons of somebody else's page, kept over a reload that they asked for. */

const key = "gradlab-states";

interface Saved {
  page: string;
  /** By the element's name, in the order of the page: the state as text. */
  states: Record<string, string[]>;
}

/**
 * Keeps the state of every lesson on the page, in the tab's own storage. A sandboxed frame has none, and then nothing
 * is kept.
 */
export function saveStates(tags: readonly string[]): void {
  const states = Object.fromEntries(
    tags.map((tag) => [tag, [...document.querySelectorAll(tag)].map((element) => textOf(element))]),
  );
  try {
    sessionStorage.setItem(key, JSON.stringify({ page: location.href, states } satisfies Saved));
  } catch {
    // Not kept.
  }
}

const textOf = (element: Element): string =>
  (element as Partial<{ fragment: string }>).fragment ?? element.getAttribute("state") ?? "";

/** Gives the lessons back what was kept for this page, once. */
export function restoreStates(): void {
  let saved: Saved | null = null;
  try {
    saved = JSON.parse(sessionStorage.getItem(key) ?? "null") as Saved | null;
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  if (saved?.page !== location.href) return;
  for (const [tag, states] of Object.entries(saved.states))
    for (const [place, element] of document.querySelectorAll(tag).entries())
      if (states[place]) (element as unknown as { state: string }).state = states[place];
}
