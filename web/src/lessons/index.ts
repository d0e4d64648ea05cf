/** A lesson as the course lists it: enough for the front page and the navigation without loading it. */
export interface LessonEntry {
  slug: string;
  /** The custom element's name. */
  element: string;
  /** Its place in the course. */
  number: number;
  title: string;
  /** The question it answers, for the front page. */
  question: string;
  /** What the lecture shows just before. */
  lecture: string;
  /** Loads and defines the element. */
  load: () => Promise<unknown>;
}

/** The lessons there are, in the order of the lecture. */
export const lessons: readonly LessonEntry[] = [
  {
    slug: "training-loop",
    element: "gradlab-training-loop",
    number: 1,
    title: "Training loop",
    question: "Six lines train a network. Where is the derivative?",
    lecture: "The training loop in full: batches, zeroed gradients, logits, cross-entropy, backward, step.",
    load: () => import("./training-loop"),
  },
  {
    slug: "playground",
    element: "gradlab-playground",
    number: 6,
    title: "Playground",
    question: "Which hyper-parameters matter, and how do they interact?",
    lecture: "The list of hyper-parameters, growing slide by slide: data, layers, initialization, optimizer, batch, steps.",
    load: () => import("./playground"),
  },
];
