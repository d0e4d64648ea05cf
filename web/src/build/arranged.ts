import { type EmbeddedElement, tagOf } from "../embed/elements";
import type { LessonDefinition, LessonPart } from "../kit";
import type { LessonProblem } from "../kit/contract";
import { decode, type PlainObject } from "../state";
import type { Choices } from "./choices";

/** What the builder uses of a lesson's element. */
interface Lesson extends HTMLElement {
  state: unknown;
  readonly fragment: string;
  readonly parts: readonly LessonPart[];
  readonly problems?: readonly LessonProblem[];
  readonly updateComplete?: Promise<unknown>;
  readonly definition: LessonDefinition<object>;
}

/** Milliseconds after which parts of a lesson that come late are there. */
const later = [1000, 3000, 8000];

/** The lesson that is arranged: its element, which is set as it is chosen, and what it says of itself. */
export class ArrangedLesson {
  element: Lesson | null = null;
  /** All that the lesson has had so far: what is hidden may not call itself any more. */
  parts: readonly LessonPart[] = [];
  /** What of all this the lesson did not understand: on a page of a course nothing would say so. */
  problems: readonly LessonProblem[] = [];
  private slug = "";

  /** `changed`: with the lesson's state, whenever it may be another or parts have come. */
  constructor(
    private readonly choices: () => Choices,
    private readonly changed: (state: string) => void,
  ) {}

  /** Brings the element of a lesson; resolves when its code has been loaded. */
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
    // Another lesson may have been chosen since, whose element is not defined yet.
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

  /** As it is before anything is set. */
  reset(): void {
    if (this.element) this.element.state = "";
  }

  /** Gives the element what is chosen beside its state; `isFree`: nothing is hidden or locked, to be set. */
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
    // That something is understood now is no event.
    void element.updateComplete?.then(() => this.hear());
  }

  /** What the lesson did not understand, where that is something else than before. */
  private hear(): void {
    const { problems = [], isConnected = false } = this.element ?? {};
    if (!isConnected || JSON.stringify(problems) === JSON.stringify(this.problems)) return;
    this.problems = problems;
    this.changed(this.choices().state);
  }

  /** What differs from the usual, as an object. */
  differences(): PlainObject {
    return decode(this.choices().state, {}, this.element?.definition?.schema);
  }

  /** What the lesson says of itself now. */
  private look(): void {
    const { element, slug } = this;
    if (!element?.isConnected || slug !== this.choices().slug) return;
    const known = new Map(this.parts.map((part) => [part.name, part]));
    for (const part of element.parts) {
      const before = known.get(part.name);
      // A section may be called as its setting is: one row, among the settings.
      const isOther = before && before.kind !== part.kind;
      if (isOther) known.delete(part.name);
      if (isOther || part.label !== part.name || !before) known.set(part.name, part);
    }
    this.parts = [...known.values()];
    this.changed(this.text);
  }

  /** The lesson's state as text; a seed that is given beside it does not stand in it a second time. */
  private get text(): string {
    const { element } = this;
    const text = element?.fragment ?? "";
    if (!element || this.choices().seed === "") return text;
    const { seedPath = "seed" } = element.definition;
    const parts = text.split("&").filter((part) => !part.startsWith(`${seedPath}=`));
    return parts.length > 1 ? parts.join("&") : "";
  }
}
