import { catalog } from "../../messages";

/** The words of the export menu. */
export const words = catalog("take", {
  title: "Take this chart along",
  "copy.png": "Copy as a picture",
  "save.png": "Save as PNG",
  "save.svg": "Save as SVG",
  "save.csv": "Save the data (CSV)",
  "csv.figure": "figure: {title}",
  close: "Close",
  copied: "Copied.",
  refused: "The browser did not let it be copied; it can be saved.",
  nothing: "There is nothing in it yet.",
  file: "gradlab-chart",
  series: "series",
  low: "low",
  high: "high",
});
