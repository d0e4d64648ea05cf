/** The statistics of results over several seeds: all comparisons on the page use these functions. */

export {
  beside,
  type Estimate,
  estimate,
  interval,
  mean,
  median,
  paired,
  pValue,
  variance,
  visible,
  welch,
} from "./difference";
export { expectedLargestShare, expectedMaximum, someMissed } from "./expected";
export { logGamma, studentQuantile, studentTail } from "./student";
export { type Decision, holm, type Judged, judge, overall, type Verdict, verdicts } from "./verdict";
