import type { ReactiveController, ReactiveElement } from "lit";

/** The lesson as its members see it: it hides and locks a member by the path that the member sets or by its part. */
export interface Surroundings {
  isHidden(member: Member): boolean;
  isLocked(member: Member): boolean;
  /** Called when the member has left the lesson. */
  released(member: Member): void;
}

/** An element that its lesson can hide or lock. */
export interface MemberElement extends ReactiveElement {
  /** The path of the lesson's state that it sets, such as `optimizer.lr`; empty when it sets nothing. */
  path: string;
  /** Whether the embedding page has locked it. */
  locked: boolean;
  label?: string;
  /** Paths that it sets besides `path`: the settings of the options that it offers. */
  readonly brings?: readonly string[];
  /** Its value in words. */
  readonly inWords?: string;
}

/** The event by which a member finds its lesson: the lesson that receives it calls `join`. */
export const memberEvent = "gl-member";

/** The events of an element that is operated. */
const operations = ["click", "input", "change", "gl-input", "gl-change", "gl-predict"] as const;

/**
 * Connects a control with the lesson that contains it, through any number of shadow roots. The lesson hides it
 * (attribute `withheld`: neither visible nor focusable) or locks it, as the embedding page requests. Outside a lesson
 * it does nothing.
 */
export class Member implements ReactiveController {
  private lesson: Surroundings | null = null;
  private path = "";

  constructor(
    readonly element: MemberElement,
    /** The name of the part by which pages hide it, such as `predict`; empty for a control with a path. */
    readonly part = "",
    /** Whether the content of its slot stays usable while it is locked, such as the explanation below a question. */
    private readonly isAround = false,
  ) {
    element.addController(this);
    for (const name of operations) element.addEventListener(name, this.bar, true);
  }

  /** Stops the event of an operation while the element is locked, also when a program dispatched the event. */
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

  /** Asks the lesson again whether the element is hidden or locked. */
  apply(): void {
    if (!this.lesson) return;
    this.element.toggleAttribute("withheld", this.lesson.isHidden(this));
    this.element.locked = this.lesson.isLocked(this);
  }

  hostConnected(): void {
    // A `change` event is not composed, so it does not leave the shadow root.
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
