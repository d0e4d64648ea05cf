import { paced } from "../kit/paced";
import { placeOf } from "../site/address";

/** The properties of a lesson that pages with one lesson use. */
export interface Lesson extends HTMLElement {
  state: unknown;
  readonly fragment: string;
}

/** Attributes of the element that the query of an address may set. */
const attributes = ["hide", "lock", "theme", "seed", "lang", "paused"];

export function takeAttributes(lesson: Lesson, query: URLSearchParams): void {
  for (const [name, value] of query) if (attributes.includes(name)) lesson.setAttribute(name, value);
}

/** Safari allows only 100 changes of the history in 30 seconds. */
const writing = { pause: 400, burst: 20 };

/**
 * Keeps the page's address and the lesson's state equal, in both directions. `wrote` is called after each change of the
 * address.
 */
export function followInAddress(lesson: Lesson, address: () => string, wrote: () => void = () => {}): void {
  let written = location.hash;
  const write = paced(
    () => {
      written = address();
      wrote();
      history.replaceState(history.state, "", written);
    },
    writing.pause,
    writing.burst,
  );
  lesson.addEventListener("gradlab-state", write);
  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    // An address of another lesson reloads the page.
    if (placeOf(location.hash).slug !== placeOf(written).slug) location.reload();
    else lesson.state = placeOf(location.hash).fragment;
  });
}
