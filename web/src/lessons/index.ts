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
  companions?: readonly Companion[];
}

/** The lessons there are, in the order of the lecture. */
export const lessons: readonly LessonEntry[] = [
  {
    slug: "training-loop",
    element: "gradlab-training-loop",
    number: 1,
    title: () => course.text("training-loop.title"),
    question: () => course.text("training-loop.question"),
    lecture: () => course.text("training-loop.lecture"),
    load: () => import("./training-loop"),
  },
  {
    slug: "backprop",
    element: "gradlab-backprop",
    number: 2,
    title: () => course.text("backprop.title"),
    question: () => course.text("backprop.question"),
    lecture: () => course.text("backprop.lecture"),
    load: () => import("./backprop"),
  },
  {
    slug: "scaling",
    element: "gradlab-scaling",
    number: 3,
    title: () => course.text("scaling.title"),
    question: () => course.text("scaling.question"),
    lecture: () => course.text("scaling.lecture"),
    load: () => import("./scaling"),
  },
  {
    slug: "init",
    element: "gradlab-init",
    number: 4,
    title: () => course.text("init.title"),
    question: () => course.text("init.question"),
    lecture: () => course.text("init.lecture"),
    load: () => import("./init"),
    companions: [{ element: "gradlab-init-quiz", key: "quiz", load: () => import("./init-quiz") }],
  },
  {
    slug: "optimizers",
    element: "gradlab-optimizers",
    number: 5,
    title: () => course.text("optimizers.title"),
    question: () => course.text("optimizers.question"),
    lecture: () => course.text("optimizers.lecture"),
    load: () => import("./optimizers"),
    companions: [
      { element: "gradlab-optimizers-networks", key: "networks", load: () => import("./optimizers/networks") },
    ],
  },
  {
    slug: "playground",
    element: "gradlab-playground",
    number: 6,
    title: () => course.text("playground.title"),
    question: () => course.text("playground.question"),
    lecture: () => course.text("playground.lecture"),
    load: () => import("./playground"),
  },
  {
    slug: "hparams",
    element: "gradlab-hparams",
    number: 7,
    title: () => course.text("hparams.title"),
    question: () => course.text("hparams.question"),
    lecture: () => course.text("hparams.lecture"),
    load: () => import("./hparams"),
  },
];
