import { embeddedElements, tagOf } from "../../../web/src/embed/elements";
import type { GradlabLesson } from "../../../web/src/kit";

export type Lesson = GradlabLesson<object>;

/** A lesson alone on the page, after it is ready. */
export async function placed(
  slug: string,
  { hide = [], lock = [] }: { hide?: readonly string[]; lock?: readonly string[] },
  state: object | null,
): Promise<Lesson> {
  await embeddedElements.find((element) => element.slug === slug)?.load();
  const lesson = document.createElement(tagOf({ slug })) as Lesson;
  lesson.setAttribute("hide", hide.join(" "));
  lesson.setAttribute("lock", lock.join(" "));
  if (state) lesson.state = state;
  document.body.replaceChildren(lesson);
  await lesson.ready;
  await lesson.updateComplete;
  return lesson;
}

/** The names that can be hidden and locked, after no more are added: some controls need the engine's catalog. */
export async function controlsOf(lesson: Lesson): Promise<string[]> {
  for (let before = -1; before !== lesson.parts.length; ) {
    before = lesson.parts.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return lesson.parts.flatMap(({ name, kind }) => (kind === "control" ? [name] : []));
}

export const shadow = (lesson: Lesson): ShadowRoot => lesson.shadowRoot as ShadowRoot;
