import type { ReactiveController, ReactiveElement } from "lit";

/** What a lesson says about a part of it, by the path of the state that the part sets and by the kind of part it is. */
export interface Surroundings {
  isHidden(member: Member): boolean;
  isLocked(member: Member): boolean;
  /** The part has left the lesson. */
  released(member: Member): void;
}

/** An element whose lesson may hide it or lock it. */
export interface MemberElement extends ReactiveElement {
  /** Where in the lesson's state stands what it sets, such as `optimizer.lr`; empty when it sets nothing. */
  path: string;
  /** Whether the page around forbids to operate it. */
  locked: boolean;
  label?: string;
  /** Paths that it can bring besides: the settings of the choices that it offers. */
  readonly brings?: readonly string[];
  /** What it is set to, in words. */
  readonly inWords?: string;
}

/** The event by which an element finds its lesson: the lesson that hears it calls `join`. */
export const memberEvent = "gl-member";

/** What is sent where an element is operated. */
const operations = ["click", "input", "change", "gl-input", "gl-change", "gl-predict"] as const;

/**
 * Ties a control to the lesson it stands in, through any number of shadow roots: hidden (attribute `withheld`: neither
 * visible nor focusable) or locked as the page around asked for. Outside a lesson it does nothing.
 */
export class Member implements ReactiveController {
  private lesson: Surroundings | null = null;
  private path = "";

  constructor(
    readonly element: MemberElement,
    /** A part of lessons that can be hidden by this name, such as `predict`. */
    readonly part = "",
    /** Whether what stands in its slot is operated by itself, as the explanation below a question is. */
    private readonly isAround = false,
  ) {
    element.addController(this);
    for (const name of operations) element.addEventListener(name, this.bar, true);
  }

  /** Stops an operation of what is locked, also where a program sends the event and no reader can. */
  private readonly bar = (event: Event): void => {
    const { element } = this;
    const isInside = (target: EventTarget): boolean =>
      target instanceof Node && target !== element && element.contains(target);
    if (element.locked && !(this.isAround && event.composedPath().some(isInside))) event.stopImmediatePropagation();
  };

  join(lesson: Surroundings): void {
    this.lesson = lesson;
    this.apply();
  }

  /** Looks again at what the lesson says. */
  apply(): void {
    if (!this.lesson) return;
    this.element.toggleAttribute("withheld", this.lesson.isHidden(this));
    this.element.locked = this.lesson.isLocked(this);
  }

  hostConnected(): void {
    // Some events, such as `change`, end at the shadow root.
    this.element.shadowRoot?.addEventListener("change", this.bar, true);
    this.element.dispatchEvent(new CustomEvent(memberEvent, { bubbles: true, composed: true, detail: this }));
  }

  hostDisconnected(): void {
    this.lesson?.released(this);
    this.lesson = null;
  }

  hostUpdate(): void {
    if (this.path === this.element.path) return;
    this.path = this.element.path;
    this.apply();
  }
}
