import type { ReactiveController, ReactiveControllerHost } from "lit";
import { emit } from "./emit";

/** A notice that may have to be told of several places: see `once`. */
interface Teller extends ReactiveControllerHost, HTMLElement {
  once: string;
  text: string;
}

interface Telling {
  readonly members: Set<SharedNotice>;
  /** What its members showed last. */
  shown: string;
}

/** By what has happened. */
const tellings = new Map<string, Telling>();

/**
 * Notices of the same event (`once`) anywhere on the page: one tells of it, the first that came and can be seen, and
 * names the places of the others; these only point to it.
 */
export class SharedNotice implements ReactiveController {
  #event = "";

  constructor(readonly host: Teller) {
    host.addController(this);
  }

  get #members(): SharedNotice[] {
    return [...(tellings.get(this.#event)?.members ?? [this])];
  }

  /** That which tells; this one where nothing else does. */
  get teller(): SharedNotice {
    const members = this.#members;
    return members.find(({ host }) => host.checkVisibility()) ?? members[0] ?? this;
  }

  /** The heading under which it stands, through shadow roots. */
  get place(): string {
    for (let at: Node | null = this.host; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
      const heading = at instanceof Element || at instanceof ShadowRoot ? at.querySelector("h1, h2, h3") : null;
      if (heading?.textContent) return heading.textContent.trim();
    }
    return "";
  }

  /** The places of all others but its own. */
  get others(): string[] {
    const places = new Set(this.#members.map(({ place }) => place));
    places.delete(this.place);
    return [...places].filter((place) => place !== "");
  }

  /** What all of them say: each line once, the first of this one first. */
  get lines(): string[] {
    const [first = "", ...raw] = this.host.text.split("\n");
    const others = this.#members.flatMap(({ host }) => host.text.split("\n").slice(1));
    return [first, ...new Set([...raw, ...others])];
  }

  /** Goes the way back of all of them. */
  back(): void {
    for (const { host } of this.#members) emit(host, "gl-action");
  }

  hostUpdated(): void {
    if (this.#event !== this.host.once) {
      this.#leave();
      this.#join();
    }
    this.#follow();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** An element that is only moved renders nothing anew. */
  hostConnected(): void {
    this.host.requestUpdate();
  }

  #join(): void {
    this.#event = this.host.once;
    if (!this.#event) return;
    const telling = tellings.get(this.#event) ?? { members: new Set(), shown: "" };
    telling.members.add(this);
    tellings.set(this.#event, telling);
  }

  #leave(): void {
    tellings.get(this.#event)?.members.delete(this);
    this.#follow();
    this.#event = "";
  }

  /** All are drawn anew when something that one of them shows is another. */
  #follow(): void {
    const telling = tellings.get(this.#event);
    if (!telling) return;
    const members = [...telling.members];
    const shown = JSON.stringify([
      members.indexOf(this.teller),
      ...members.map(({ host, place }) => [host.text, place]),
    ]);
    if (shown === telling.shown) return;
    telling.shown = shown;
    for (const { host } of members) host.requestUpdate();
  }
}
