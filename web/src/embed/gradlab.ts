/**
 * What a page of somebody else loads, as gradlab.js: it fetches a lesson when an element of its name is on the page,
 * now or later.
 *
 *   <script type="module" src="https://.../gradlab.js"></script>
 *   <gradlab-playground></gradlab-playground>
 *
 * Where there is no page, as in a test or while a site is built, it does nothing.
 */
import { onGone } from "../site/gone";
import { embeddedElements, tagOf } from "./elements";
import { showGone } from "./gone-notice";
import { restoreStates } from "./saved-states";
import { watchFor } from "./watch";

if (typeof window === "object" && typeof document === "object") {
  const loads = new Map(embeddedElements.map((element) => [tagOf(element), element.load]));
  const tags = [...loads.keys()];
  const lessons = tags.join(", ");
  onGone(() => showGone(document.querySelector(lessons), tags));
  restoreStates();
  watchFor(tags, (name) => {
    loads
      .get(name)?.()
      .catch((error: unknown) => console.error(`Gradlab could not load <${name}>:`, error));
  });
}
