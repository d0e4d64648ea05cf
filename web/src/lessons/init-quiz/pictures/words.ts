import { catalog } from "../../../messages";

/** What the columns of the little pictures are called when they are taken along. */
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
