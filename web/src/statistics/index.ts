/** The one place where numbers of several seeds are judged. */

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
