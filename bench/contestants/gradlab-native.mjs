import { beginProcess } from "../lib/process.mjs";

/// Gradlab's trainer as a native program: native/gradlab.cpp with native/process.cpp.
export function begin(problem, host) {
  return beginProcess(host.path("build/bench/native/gradlab-bench"), [], problem);
}
