import { catalog } from "../../../messages";

/** The words shown before the comparison is loaded. */
export const words = catalog("optimizers-networks-title", {
  question: "Which rule trains a network best?",
  lead: [
    "At one learning rate for all, one rule often seems to win by far. But is that the rule, or the rate? Let each",
    "rule look for its own, then compare again: every line is the mean of several networks, and its band shows how",
    "far they lie apart.",
  ],
  scan: "How the rates were found",
  schedules: "Should the rate change on the way?",
  waiting: "The comparison comes when it is needed.",
});
