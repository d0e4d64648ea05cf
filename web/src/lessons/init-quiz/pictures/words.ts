import { catalog } from "../../../messages";

/** Column names of the pictures' tables, for export. */
export const words = catalog("init-quiz.pictures", {
  curve: "curve",
  density: "density",
  part: "part",
  share: "share",
  layer: "layer",
  factor: "factor",
  from: "from",
  to: "to",
  slope: "derivative",
});
