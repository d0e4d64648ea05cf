import type { ReactiveController, ReactiveControllerHost } from "lit";
import { emit } from "./emit";

/** A notice that may be shown for several places: see `once` of GlNotice. */
interface Teller extends ReactiveControllerHost, HTMLElement {
  once: string;
  text: string;
}

interface Telling {
  readonly members: Set<SharedNotice>;
  /** The texts and places of its members when they were last rendered, as JSON. */
  shown: string;
}

/** The notices on the page by the name of their event (`once`). */
const tellings = new Map<string, Telling>();

/**
 * A notice and all notices with the same event (`once`) on the page. The first visible one shows the message and names
 * the places of the others; the others only refer to it.
 */
export class SharedNotice implements ReactiveController {
  #event = "";

  constructor(readonly host: Teller) {
    host.addController(this);
  }

  get #members(): SharedNotice[] {
    return [...(tellings.get(this.#event)?.members ?? [this])];
  }

  /** The notice that shows the message; this one when none is visible. */
  get teller(): SharedNotice {
    const members = this.#members;
    return members.find(({ host }) => host.checkVisibility()) ?? members[0] ?? this;
  }

  /** The heading of the section that contains the notice, across shadow roots; empty when there is none. */
  get place(): string {
    for (let at: Node | null = this.host; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
      const heading = at instanceof Element || at instanceof ShadowRoot ? at.querySelector("h1, h2, h3") : null;
      if (heading?.textContent) return heading.textContent.trim();
    }
    return "";
  }

  /** The places of the other notices, without the place of this one. */
  get others(): string[] {
    const places = new Set(this.#members.map(({ place }) => place));
    places.delete(this.place);
    return [...places].filter((place) => place !== "");
  }

  /** The first line of this notice, then all further lines of all notices, each once. */
  get lines(): string[] {
    const [first = "", ...raw] = this.host.text.split("\n");
    const others = this.#members.flatMap(({ host }) => host.text.split("\n").slice(1));
    return [first, ...new Set([...raw, ...others])];
  }

  /** Sends `gl-action` from all notices of the event. */
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

  /** An element that is moved to another place does not render by itself. */
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

  /** Renders all notices of the event again when the text or place of one of them has changed. */
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
