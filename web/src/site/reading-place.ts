import { Timer } from "../elements/timer";

/** Where somebody reads: a section, by its lesson among those of the page and its id, and how far down in it. */
interface ReadingPoint {
  lesson: number;
  id: string;
  offset: number;
}

/** Scrolling has ended when nothing has moved for so long: Safari refuses more than 100 writings in 30 seconds. */
const pause = 400;
/** So long parts of a lesson may still come and move what stands below them. */
const settling = 3000;

/** With one of these a reader scrolls by hand. */
const own = ["wheel", "touchstart", "keydown", "pointerdown"] as const;

/**
 * Keeps with each entry of the browser's history where the reader was, and brings them back there after a reload, back
 * or forward. The browser alone cannot: when it restores its place the lesson has not come, and so has no height.
 */
export class ReadingPlace {
  private readonly resting = new Timer();
  private restoring = 0;

  /** `lessons`: what has sections, in the order of the page. */
  constructor(private readonly lessons: () => readonly Element[]) {
    addEventListener("scroll", this.moved, { passive: true });
    for (const kind of own) addEventListener(kind, () => (this.restoring = 0), { passive: true });
  }

  private readonly moved = (): void => {
    if (this.restoring > 0) return;
    const { href } = location;
    // Another address by then has an entry of its own.
    this.resting.after(pause, () => {
      if (location.href === href) this.save();
    });
  };

  private save(): void {
    const { place: _, ...state } = (history.state ?? {}) as { place?: ReadingPoint };
    const place = this.now();
    history.replaceState(place ? { ...state, place } : state, "");
  }

  /** The section that the window's upper end lies in; above the first there is none to return to. */
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

  /** Back to where the reader was at this entry of the history, and again while parts above are still coming. */
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
