import { embeddedElements, tagOf } from "./elements";
import type { Lesson } from "./follow";

/** The model that a notebook's front end passes to a widget: the fields that it shares with Python. */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/** Shows the lesson of a model in `el` and keeps the two equal. Returns a function that removes the lesson. */
export async function renderLesson({ model, el }: { model: Model; el: HTMLElement }): Promise<() => void> {
  const element = embeddedElements.find(({ slug }) => slug === model.get("lesson"));
  if (!element) throw new Error(`Gradlab has no lesson ${String(model.get("lesson"))}.`);
  await element.load();
  const lesson = document.createElement(tagOf(element)) as Lesson;
  const text = (value: unknown) => JSON.stringify(value);
  /** The state that Python and the lesson both have, as text. */
  let shared = text(model.get("state"));

  const follow: Record<string, () => void> = {
    state: () => {
      const state = model.get("state");
      if (text(state) === shared) return;
      shared = text(state);
      lesson.state = state;
    },
    hide: () => lesson.setAttribute("hide", (model.get("hide") as string[]).join(" ")),
    lock: () => lesson.setAttribute("lock", (model.get("lock") as string[]).join(" ")),
    theme: () => attribute(lesson, "theme", model.get("theme")),
    seed: () => attribute(lesson, "seed", model.get("seed")),
    paused: () => attribute(lesson, "paused", model.get("paused") ? "" : null),
  };
  lesson.state = model.get("state");
  for (const name of ["hide", "lock", "theme", "seed", "paused"]) follow[name]?.();
  for (const [name, listener] of Object.entries(follow)) model.on(`change:${name}`, listener);

  const send = ({ detail }: CustomEventInit<{ state: unknown }>): void => {
    if (text(detail?.state) === shared) return;
    shared = text(detail?.state);
    model.set("state", detail?.state);
    model.save_changes();
  };
  lesson.addEventListener("gradlab-ready", send);
  lesson.addEventListener("gradlab-state", send);
  lesson.addEventListener("gradlab-result", ({ detail }: CustomEventInit) => {
    model.set("results", [...(model.get("results") as unknown[]), detail]);
    model.save_changes();
  });
  // Suppresses the notebook's own keys (run a cell, delete it) while the reader types or moves a slider in the lesson.
  el.dataset.lmSuppressShortcuts = "true";
  el.append(lesson);
  return () => {
    for (const [name, listener] of Object.entries(follow)) model.off(`change:${name}`, listener);
    lesson.remove();
  };
}

function attribute(element: Element, name: string, value: unknown): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}
