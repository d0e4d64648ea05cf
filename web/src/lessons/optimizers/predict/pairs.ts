import { catalog } from "../../../messages";
import type { Judged } from "./judging";

const words = catalog("optimizers-pairs", {
  all: "{right} of {of} pairs in the right order.",
  ties: "{right} of {of} pairs in the right order; {ties} more cannot be told apart and do not count.",
  none: "No two of them can be told apart: no order was right, and none wrong.",
});

/** How an expected order did, as a sentence. */
export function pairsText({ right, of, ties }: Judged): string {
  if (of === 0) return words.text("none");
  return ties === 0 ? words.text("all", { right, of }) : words.text("ties", { right, of, ties });
}
