/**
 * On somebody else's page: one notice that a part of Gradlab could not be loaded, with a button that loads the page
 * again.
 */
import { messages } from "../messages";
import { saveStates } from "./saved-states";

const styles = `
  :host { all: initial; display: block; font: 15px/1.45 system-ui, sans-serif; color: inherit }
  div { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center }
  div { padding: 8px 16px; border: 1px solid; border-radius: 6px }
  p { flex: 1 1 20rem; margin: 0 }
  button { font: inherit; min-height: 36px; padding: 4px 12px; cursor: pointer }
`;

let shown = false;

/** `beside`: a lesson that waits for it. */
export function showGone(beside: Element | null, tags: readonly string[]): void {
  if (shown) return;
  shown = true;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  // No inline style, which a page's policy may forbid.
  const adopted = new CSSStyleSheet();
  adopted.replaceSync(styles);
  root.adoptedStyleSheets = [adopted];
  const notice = document.createElement("div");
  notice.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = messages.text("site.gone");
  const button = document.createElement("button");
  button.textContent = messages.text("site.gone.load");
  button.addEventListener("click", () => {
    saveStates(tags);
    location.reload();
  });
  notice.append(words, button);
  root.append(notice);
  if (beside) beside.before(host);
  else document.body.prepend(host);
}
