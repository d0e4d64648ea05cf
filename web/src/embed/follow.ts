import { paced } from "../kit/paced";
import { placeOf } from "../site/address";

/** What a page that holds one lesson uses of it. */
export interface Lesson extends HTMLElement {
  state: unknown;
  readonly fragment: string;
}

/** Attributes that the query of an address may carry, as the element takes them. */
const attributes = ["hide", "lock", "theme", "seed", "lang", "paused"];

export function takeAttributes(lesson: Lesson, query: URLSearchParams): void {
  for (const [name, value] of query) if (attributes.includes(name)) lesson.setAttribute(name, value);
}

/** Safari refuses more than a hundred writings of an address in thirty seconds. */
const writing = { pause: 400, burst: 20 };

/**
 * The page's address follows the lesson's state, and the state an address that somebody writes. `wrote` is called after
 * each.
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
    // Another lesson begins anew.
    if (placeOf(location.hash).slug !== placeOf(written).slug) location.reload();
    else lesson.state = placeOf(location.hash).fragment;
  });
}
