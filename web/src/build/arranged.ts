import { type EmbeddedElement, tagOf } from "../embed/elements";
import type { LessonDefinition, LessonPart } from "../kit";
import type { LessonProblem } from "../kit/contract";
import { decode, type PlainObject } from "../state";
import type { Choices } from "./choices";

/** The properties of a lesson's element that the builder uses. */
interface Lesson extends HTMLElement {
  state: unknown;
  readonly fragment: string;
  readonly parts: readonly LessonPart[];
  readonly problems?: readonly LessonProblem[];
  readonly updateComplete?: Promise<unknown>;
  readonly definition: LessonDefinition<object>;
}

/** Milliseconds after which parts that are rendered late should exist. */
const later = [1000, 3000, 8000];

/** The lesson that is being arranged: its element, its parts and its problems. */
export class ArrangedLesson {
  element: Lesson | null = null;
  /** All parts that the lesson has had so far: a hidden part may no longer be listed by the lesson. */
  parts: readonly LessonPart[] = [];
  /** The settings that the lesson did not understand. On a course's page nothing would report them. */
  problems: readonly LessonProblem[] = [];
  private slug = "";

  /** `changed` is called with the lesson's state whenever the state may have changed or parts were added. */
  constructor(
    private readonly choices: () => Choices,
    private readonly changed: (state: string) => void,
  ) {}

  /**
   * Creates the element of a lesson, unless it is the present one, and sets its state. Resolves when its code has been
   * loaded.
   */
  async open(entry: EmbeddedElement): Promise<void> {
    const { state } = this.choices();
    if (this.element && this.slug === entry.slug) {
      if (this.text !== state) this.element.state = state;
      return;
    }
    const element = document.createElement(tagOf(entry)) as Lesson;
    element.dataset.lesson = "";
    if (state) element.setAttribute("state", state);
    this.element = element;
    this.slug = entry.slug;
    this.parts = this.problems = [];
    // Another lesson may have been chosen before the element of this one was defined.
    const look = () => {
      if (this.element === element) this.look();
    };
    element.addEventListener("gradlab-ready", () => {
      look();
      for (const milliseconds of later) setTimeout(look, milliseconds);
    });
    element.addEventListener("gradlab-state", look);
    element.addEventListener("gradlab-error", () => this.hear());
    await entry.load();
  }

  close(): void {
    this.element = null;
  }

  /** Back to the defaults. */
  reset(): void {
    if (this.element) this.element.state = "";
  }

  /** Sets the attributes beside the state; with `isFree` nothing is hidden or locked, so that everything can be set. */
  arrange(isFree: boolean): void {
    const { element } = this;
    if (!element) return;
    const { hide, lock, theme, seed, paused } = this.choices();
    const set = (name: string, value: string) =>
      value === "" ? element.removeAttribute(name) : element.setAttribute(name, value);
    set("hide", isFree ? "" : hide.join(" "));
    set("lock", isFree ? "" : lock.join(" "));
    set("theme", theme);
    set("seed", seed);
    element.toggleAttribute("paused", paused);
    // No event reports that a problem has been solved, so the problems are read after the update.
    void element.updateComplete?.then(() => this.hear());
  }

  /** Reads the problems of the lesson, and reports a change of them. */
  private hear(): void {
    const { problems = [], isConnected = false } = this.element ?? {};
    if (!isConnected || JSON.stringify(problems) === JSON.stringify(this.problems)) return;
    this.problems = problems;
    this.changed(this.choices().state);
  }

  /** The differences from the defaults, as an object. */
  differences(): PlainObject {
    return decode(this.choices().state, {}, this.element?.definition?.schema);
  }

  /** Reads the parts and the state of the lesson. */
  private look(): void {
    const { element, slug } = this;
    if (!element?.isConnected || slug !== this.choices().slug) return;
    const known = new Map(this.parts.map((part) => [part.name, part]));
    for (const part of element.parts) {
      const before = known.get(part.name);
      // A section may have the same name as a setting: then there is one row, among the settings.
      const isOther = before && before.kind !== part.kind;
      if (isOther) known.delete(part.name);
      if (isOther || part.label !== part.name || !before) known.set(part.name, part);
    }
    this.parts = [...known.values()];
    this.changed(this.text);
  }

  /** The lesson's state as text, without the seed if an attribute gives it. */
  private get text(): string {
    const { element } = this;
    const text = element?.fragment ?? "";
    if (!element || this.choices().seed === "") return text;
    const { seedPath = "seed" } = element.definition;
    const parts = text.split("&").filter((part) => !part.startsWith(`${seedPath}=`));
    return parts.length > 1 ? parts.join("&") : "";
  }
}
