/** A lesson in a SCORM 1.2 package: the single file, which reports every graded answer to the learning platform. */
import type { ResultDetail } from "../kit/contract";
import type { Lesson } from "./follow";
import { findApi, ScormSession } from "./scorm-session";
import { openSingle } from "./single";

export async function openScorm(
  slug: string,
  exercises: readonly string[],
  load: () => Promise<unknown>,
): Promise<void> {
  const api = findApi(window as unknown as Parameters<typeof findApi>[0]);
  let state = "";
  if (api) {
    const session = new ScormSession(api, exercises);
    session.begin();
    state = session.state;
    // Answers are stored by the platform, not by the browser, so that they follow the learner to another machine.
    globalThis.gradlabKeep = session;
    addEventListener("gradlab-state", ({ target }) => {
      session.state = (target as Lesson).fragment;
    });
    addEventListener("gradlab-result", (event) => session.answered((event as CustomEvent<ResultDetail>).detail));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") session.hidden();
    });
    addEventListener("pagehide", () => session.leave());
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) session.begin();
    });
  }
  await openSingle(slug, load, state);
}
