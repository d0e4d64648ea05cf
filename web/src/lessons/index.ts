import { course } from "../messages";

/** A further element that stands under a lesson on its page; its state is in the same address, under `key`. */
export interface Companion {
  element: `gradlab-${string}`;
  key: string;
  load: () => Promise<unknown>;
}

/** A lesson as the course lists it: enough for the front page and the navigation without loading it. */
export interface LessonEntry {
  slug: string;
  /** The custom element's name. */
  element: `gradlab-${string}`;
  /** Its place in the course. */
  number: number;
  title: () => string;
  /** The question it answers. */
  question: () => string;
  /** What the lecture shows just before. */
  lecture: () => string;
  /** Loads and defines the element. */
  load: () => Promise<unknown>;
  companions: readonly Companion[];
}

/** A line a lesson, in the order of the lecture; what it is called and asks stands in messages/course.ts. */
const listed = [
  { slug: "training-loop", load: () => import("./training-loop") },
  { slug: "backprop", load: () => import("./backprop") },
  { slug: "scaling", load: () => import("./scaling") },
  { slug: "init", load: () => import("./init") },
  { slug: "optimizers", load: () => import("./optimizers") },
  { slug: "playground", load: () => import("./playground") },
  { slug: "hparams", load: () => import("./hparams") },
] as const;

/** By the lesson under which they stand. */
const companions: Readonly<Record<string, readonly Companion[]>> = {
  init: [{ element: "gradlab-init-quiz", key: "quiz", load: () => import("./init-quiz") }],
  optimizers: [
    { element: "gradlab-optimizers-networks", key: "networks", load: () => import("./optimizers/networks") },
  ],
};

/** The lessons there are, in the order of the lecture. */
export const lessons: readonly LessonEntry[] = listed.map(({ slug, load }, index) => ({
  slug,
  element: `gradlab-${slug}`,
  number: index + 1,
  title: () => course.text(`${slug}.title`),
  question: () => course.text(`${slug}.question`),
  lecture: () => course.text(`${slug}.lecture`),
  load,
  companions: companions[slug] ?? [],
}));
