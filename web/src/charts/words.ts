import { catalog } from "../messages";

/** What charts say that only some lessons load. */
export const words = catalog("charts", {
  "surface.empty": "The decision surface appears with the first step.",
  "surface.about": "Decision surface over {x} and {y}: {classes}, {points} points shown.",
  "surface.values": "Predicted value over {x} and {y}, from {min} to {max}, {points} points shown.",
  "network.about": "Network with layers of {layers} units. Widest weight {largest}.",
  "network.empty": "The network appears as soon as it is built.",
  "network.more": "and {count} more",
  "network.unit": "unit {unit} of layer {layer}",
  "network.weights": "weights {values}",
  "network.positive": "above zero",
  "network.negative": "below zero",
  "histogram.empty": "Counts appear with the first step.",
  "histogram.about": "{label}: {count} values from {min} to {max}, most near {mode}.",
  "confusion.empty": "The table fills with the first evaluation.",
  "confusion.actual": "actual",
  "confusion.predicted": "predicted",
  "confusion.cell": "{count} of {actual} predicted as {predicted}",
  "digits.empty": "Nothing misclassified.",
  "digits.caption": "{actual} read as {predicted}",
  "scatter.empty": "Points appear with the first evaluation.",
  "scatter.about": "{count} points, predicted against true. The line is where both agree.",
  "scatter.true": "true",
  "scatter.predicted": "predicted",
});
