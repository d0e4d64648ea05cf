/**
 * What a page of somebody else loads, as gradlab.js: it fetches a lesson when an element of its name is on the page, now or later.
 *
 *   <script type="module" src="https://.../gradlab.js"></script>
 *   <gradlab-playground></gradlab-playground>
 */
import { lessons } from "../lessons";

const waiting = new Map<string, () => Promise<unknown>>(
  lessons.flatMap((entry) => [entry, ...(entry.companions ?? [])].map(({ element, load }) => [element, load])),
);

function look(): void {
  for (const [element, load] of waiting) {
    if (!document.querySelector(element)) continue;
    waiting.delete(element);
    load().catch((error) => console.error(`Gradlab could not load <${element}>:`, error));
  }
}

new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
look();
