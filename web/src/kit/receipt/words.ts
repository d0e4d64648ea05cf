import { catalog } from "../../messages";
import type { Discrepancy } from "./receipt";

export const words = catalog("receipt", {
  name: "Your name or id, for the receipt",
  save: "Save the receipt",
  about: [
    "The receipt holds your name, the dates and every answer, and that this is beginning {beginning} of this exercise",
    "in this browser. It is a file that you hand in yourself; nothing is sent. It shows that the answers fit the",
    "exercise, not who gave them.",
  ],
  elsewhere: "Only what was answered here stands in the receipt, not what came with the address: {here} of {all}.",
  "fault.unreadable": "this is no receipt of this lesson",
  "fault.version": "it was made by another version of this lesson, whose exercises were other ones",
  "fault.checksum": "it was edited after it had been made",
  "fault.name": "nobody's name or id stands in it",
  "fault.exercise": "there is no such exercise",
  "fault.question": "answer {entry}: this exercise asks no such question",
  "fault.tries": "answer {entry}: the tries do not follow each other",
  "fault.runs": "answer {entry}: its runs are none of this game",
  "fault.losses": "answer {entry}: the runs do not come to these losses",
  "fault.correct": "answer {entry}: it is marked wrongly",
  "fault.misconception": "answer {entry}: the misconception beside it is not the one that the answer shows",
  "fault.hints": "answer {entry}: there are not that many hints, or some were put back",
  "fault.points": "answer {entry}: it is not worth that",
  "fault.dates": "its dates cannot be: begun, answered in order, made, and not in the future",
  "fault.seconds": "answer {entry}: it cannot have taken that time",
  "fault.score": "the score is not what the answers give",
});

/** What is wrong with a receipt, in words. */
export const faultText = ({ what, entry }: Discrepancy): string =>
  words.text(`fault.${what}`, { entry: (entry ?? 0) + 1 });
