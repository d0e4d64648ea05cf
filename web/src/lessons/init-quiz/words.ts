import { catalog } from "../../messages";

/** What the page says before the questions are loaded; theirs stand beside them. */
export const words = catalog("init-quiz", {
  question: "Which σ keeps the variance at 1?",
  lead: [
    "The lecture's question, and what follows from it: numbers and choices, in mixed order. You",
    "get an answer to every answer, and your own σ is tried on a real layer.",
  ],
  "lead.notation": [
    "N(0, σ) is written both ways: PyTorch's normal_ takes a standard deviation, textbooks write N(μ, σ²). So",
    "you say which one your σ is, and it is judged as that.",
  ],
  "lead.rules": [
    "A number or an expression will do. It counts as right within 0.5 %, by the formula: chance has no part in",
    "it. A hint or another try costs half of a point, and there are three tries. The key is shown when a",
    "question is right, or after the last one.",
  ],
  seed: "seed",
  "seed.help": [
    "The same seed gives the same questions with the same numbers: for one link to all, or one to each. Another",
    "one begins anew.",
  ],
  "seed.draw": "Other numbers",
  waiting: "The questions are on their way.",
});
