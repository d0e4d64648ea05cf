import { catalog } from "../../messages";

/** The words around the steps of a sequence. */
export const words = catalog("sequence", {
  empty: "This sequence has no step yet.",
  label: "Steps",
  step: "Step {at}",
  of: "step {at} of {all}",
  back: "Back",
  next: "Next",
  projector: "Projector",
  "projector.help": "Large type, one figure; Page Down and Page Up turn the steps",
  worksheet: "Worksheet",
  slides: "One at a time",
  answer: "Your answer",
  save: "Save my answers",
  "save.help": "As a text file. What is written here is kept nowhere else.",
  file: "answers.txt",
  unknown: "There is no lesson called {slug}.",
  failed: "This lesson could not be loaded: {reason}",
  problems: "Part of the sequence could not be used: {paths}.",
  "file.none": "There is no sequence at {file}: {reason}",
  "file.other": "it is no file of a sequence",
});
