/**
 * What a page of somebody else loads, as gradlab.js: it fetches a lesson when an element of its name is on the page,
 * now or later.
 *
 *   <script type="module" src="https://.../gradlab.js"></script>
 *   <gradlab-playground></gradlab-playground>
 *
 * Where there is no page, as in a test or while a site is built, it does nothing.
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

/** What holds the notice that a part of Gradlab could not be loaded. */
let host: HTMLElement | null = null;

/** Under it stands in the tab's storage what readers have set, over a reload for a file that was gone. */
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

/** Gives the lessons back what was kept for this page, once. */
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
 * One notice that a part of Gradlab could not be loaded, with a button that loads the page again. `beside`: a lesson
 * that waits for it.
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
 * Calls `load` for every element with one of these names, in the document and in open shadow roots, there already or to
 * come. When nothing is left to look for, nothing is watched any more.
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
    // Our own elements hold no others of ours.
    if (name.startsWith("gradlab-")) return;
    if (element.shadowRoot) look(element.shadowRoot);
    // A host whose own script is still on its way has its shadow root later.
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
  // Also where a lesson has its own button for it. However many files are missing, it is one listener.
  const save = () => saveStates(tags);
  onGone(() => addEventListener("pagehide", save, { once: true }));
  restoreStates();
  watchFor(tags, (name) => {
    loads
      .get(name)?.()
      .catch((error: unknown) => console.error(`Gradlab could not load <${name}>:`, error));
  });
}
