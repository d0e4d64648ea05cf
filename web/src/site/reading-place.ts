import { Timer } from "../elements/timer";

/**
 * The place of a reader: the index of the lesson on the page, the id of the section, and the pixels scrolled past its
 * top.
 */
interface ReadingPoint {
  lesson: number;
  id: string;
  offset: number;
}

/**
 * Milliseconds without scrolling after which the place is saved: Safari allows only 100 changes of the history in 30
 * seconds.
 */
const pause = 400;
/** Milliseconds for which parts of a lesson may still be added and move the sections below them. */
const settling = 3000;

/** Events that show that the reader scrolls. */
const own = ["wheel", "touchstart", "keydown", "pointerdown"] as const;

/**
 * Stores the place of the reader with each entry of the browser's history, and scrolls back to it after a reload, back
 * or forward. The browser cannot do this: when it restores its position, the lesson is not rendered yet and has no
 * height.
 */
export class ReadingPlace {
  private readonly resting = new Timer();
  private restoring = 0;

  /** `lessons`: the elements that have sections, in the order of the page. */
  constructor(private readonly lessons: () => readonly Element[]) {
    addEventListener("scroll", this.moved, { passive: true });
    for (const kind of own) addEventListener(kind, () => (this.restoring = 0), { passive: true });
  }

  private readonly moved = (): void => {
    if (this.restoring > 0) return;
    const { href } = location;
    // A new address has a new entry in the history, which must not get this place.
    this.resting.after(pause, () => {
      if (location.href === href) this.save();
    });
  };

  private save(): void {
    const { place: _, ...state } = (history.state ?? {}) as { place?: ReadingPoint };
    const place = this.now();
    history.replaceState(place ? { ...state, place } : state, "");
  }

  /** The section at the window's upper end; null above the first section. */
  private now(): ReadingPoint | null {
    const places = this.sections().map(({ lesson, element }) => ({
      lesson,
      id: element.id,
      offset: -Math.round(element.getBoundingClientRect().top),
    }));
    return places.findLast(({ offset }) => offset >= -innerHeight / 2) ?? null;
  }

  private sections(): { lesson: number; element: Element }[] {
    return this.lessons().flatMap((one, lesson) =>
      [...(one.shadowRoot?.querySelectorAll(".sections > [id]") ?? [])].map((element) => ({ lesson, element })),
    );
  }

  /** Scrolls to the place stored with this entry of the history, repeatedly while parts above are still being added. */
  restore(): void {
    const { place } = (history.state ?? {}) as { place?: ReadingPoint };
    if (!place) return;
    const turn = performance.now();
    this.restoring = turn;
    const step = () => {
      if (this.restoring !== turn) return;
      if (performance.now() - turn > settling) this.restoring = 0;
      const at = this.sections().find(({ lesson, element }) => lesson === place.lesson && element.id === place.id);
      const away = at ? at.element.getBoundingClientRect().top + place.offset : 0;
      if (Math.abs(away) > 1) scrollBy(0, away);
      requestAnimationFrame(step);
    };
    step();
  }
}
