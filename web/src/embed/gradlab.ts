/**
 * The script gradlab.js, which an embedding page loads. It fetches the code of a lesson when the lesson's element is on
 * the page, now or later.
 *
 *   <script type="module" src="https://.../gradlab.js"></script>
 *   <gradlab-playground></gradlab-playground>
 *
 * Without a document, as in a test or while a site is built, it does nothing.
 */
import { messages } from "../messages";
import { onGone, onUnnoticed } from "../site/gone";
import { embeddedElements, tagOf } from "./elements";

const noticeStyles = `
  :host { all: initial; display: block; font: 15px/1.45 system-ui, sans-serif; color: inherit }
  div { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center }
  div { padding: 8px 16px; border: 1px solid; border-radius: 6px }
  p { flex: 1 1 20rem; margin: 0 }
  button { font: inherit; min-height: 36px; padding: 4px 12px; cursor: pointer }
`;

/** The element with the notice that a part of Gradlab could not be loaded. */
let host: HTMLElement | null = null;

/** The key in the tab's storage for the states of all lessons, which outlive a reload after a file was missing. */
const key = "gradlab-states";

interface Saved {
  page: string;
  /** By the element's name, in the order of the page: the state as text. */
  states: Record<string, string[]>;
}

/**
 * Stores the state of every lesson on the page in the tab's storage. A sandboxed frame has no storage; then nothing is
 * stored.
 */
function saveStates(tags: readonly string[]): void {
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

/** Restores the states that were stored for this page, once. */
function restoreStates(): void {
  let saved: Saved | null = null;
  try {
    saved = JSON.parse(sessionStorage.getItem(key) ?? "null") as Saved | null;
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (saved?.page !== location.href || visit?.type !== "reload") return;
  for (const [tag, states] of Object.entries(saved.states))
    for (const [place, element] of document.querySelectorAll(tag).entries())
      if (states[place]) (element as unknown as { state: string }).state = states[place];
}

/**
 * Shows one notice that a part of Gradlab could not be loaded, with a button that reloads the page. `beside`: a lesson
 * that waits for the part.
 */
function showGone(beside: Element | null): void {
  if (host) return;
  host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  // No inline style, which a page's policy may forbid.
  const adopted = new CSSStyleSheet();
  adopted.replaceSync(noticeStyles);
  root.adoptedStyleSheets = [adopted];
  const notice = document.createElement("div");
  notice.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = messages.text("site.gone");
  const button = document.createElement("button");
  button.textContent = messages.text("site.gone.load");
  button.addEventListener("click", () => location.reload());
  notice.append(words, button);
  root.append(notice);
  if (beside) beside.before(host);
  else document.body.prepend(host);
}

function hideGone(): void {
  host?.remove();
  host = null;
}

/**
 * Calls `load` once for each of these names when the first element with this name is in the document or in an open
 * shadow root, now or later. The observers end when all names have been found.
 */
function watchFor(names: Iterable<string>, load: (name: string) => void): void {
  const missing = new Set(names);
  const hosts = new Set<string>();
  const roots = new Set<Node>();

  function look(root: Document | ShadowRoot): void {
    for (const element of root.querySelectorAll("*")) visit(element);
    if (roots.has(root) || missing.size === 0) return;
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true });
  }

  function visit(element: Element): void {
    const name = element.localName;
    if (missing.delete(name)) {
      load(name);
      if (missing.size === 0) observer.disconnect();
    }
    // One of our elements never contains another one.
    if (name.startsWith("gradlab-")) return;
    if (element.shadowRoot) look(element.shadowRoot);
    // A custom element that is not defined yet gets its shadow root later.
    else if (name.includes("-") && !hosts.has(name) && !customElements.get(name)) {
      hosts.add(name);
      void customElements.whenDefined(name).then(() => look(document));
    }
  }

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element) {
          visit(node);
          for (const inner of node.querySelectorAll("*")) visit(inner);
        }
  });
  look(document);
}

if (typeof window === "object" && typeof document === "object") {
  const loads = new Map(embeddedElements.map((element) => [tagOf(element), element.load]));
  const tags = [...loads.keys()];
  const lessons = tags.join(", ");
  onUnnoticed((isUnnoticed) => (isUnnoticed ? showGone(document.querySelector(lessons)) : hideGone()));
  // Also if a lesson shows a button for this. The listener is added only once, for any number of missing files.
  const save = () => saveStates(tags);
  onGone(() => addEventListener("pagehide", save, { once: true }));
  restoreStates();
  watchFor(tags, (name) => {
    loads
      .get(name)?.()
      .catch((error: unknown) => console.error(`Gradlab could not load <${name}>:`, error));
  });
}
