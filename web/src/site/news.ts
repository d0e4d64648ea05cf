/** News about the site's files: a newer version is available, or a file is missing. One notice at a time. */
import { css, html, LitElement, nothing } from "lit";
import "../elements/notice";
import { define } from "../elements/emit";
import { baseStyles } from "../look";
import { messages } from "../messages";
import { onUnnoticed } from "./gone";

let registration: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** Registers the service worker after the page has loaded, so that it delays nothing. */
function register(): Promise<ServiceWorkerRegistration | undefined> {
  registration ??= new Promise((resolve) => {
    const begin = () =>
      // Where there can be no service worker (an address without encryption, a private window) the site needs a
      // network.
      navigator.serviceWorker?.register(new URL("sw.js", document.baseURI)).then(resolve, () => resolve(undefined));
    const later = () => setTimeout(begin, 1500);
    if (document.readyState === "complete") later();
    else addEventListener("load", later, { once: true });
  });
  return registration;
}

/**
 * Calls `newer` when a newer version has been fetched and waits; the argument of `newer` loads it. Nothing is loaded
 * without the reader's consent.
 */
async function onNewer(newer: (load: () => void) => void): Promise<void> {
  if (import.meta.env.DEV) return;
  const worker = await register();
  if (worker === undefined) return;
  const offer = (waiting: ServiceWorker | null) => {
    // The first version of all replaces none.
    if (waiting === null || navigator.serviceWorker.controller === null) return;
    newer(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("activate");
    });
  };
  offer(worker.waiting);
  worker.addEventListener("updatefound", () => {
    const { installing } = worker;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") offer(installing);
    });
  });
}

export class GradlabNews extends LitElement {
  static override properties = { news: { state: true } };
  declare news: "" | "newer" | "gone";
  /** Activates the newer version. */
  #load: () => void = () => location.reload();

  constructor() {
    super();
    this.news = "";
    onUnnoticed((isUnnoticed) => {
      this.#load = () => location.reload();
      this.news = isUnnoticed ? "gone" : "";
    });
    onNewer((load) => {
      if (this.news === "gone") return;
      this.#load = load;
      this.news = "newer";
    });
  }

  protected override render() {
    if (this.news === "") return nothing;
    return html`<gl-notice
      kind=${this.news === "gone" ? "error" : "info"}
      closable
      text=${messages.text(`site.${this.news}`)}
      action=${messages.text(`site.${this.news}.load`)}
      @gl-action=${() => this.#load()}
      @gl-close=${() => {
        this.news = "";
      }}
    ></gl-notice>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { position: fixed; z-index: 20; inset: auto 16px 16px; max-width: 44rem; margin: 0 auto }
      gl-notice {
        display: block;
        background: var(--paper);
        border-radius: var(--radius);
        box-shadow: 0 4px 16px rgb(0 0 0 / 0.14);
      }
      
      @media print { :host { display: none } }
    `,
  ];
}

define("gradlab-news", GradlabNews);
