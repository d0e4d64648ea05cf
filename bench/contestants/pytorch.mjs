import { beginProcess } from "../lib/process.mjs";

/// Native PyTorch on one thread, from Debian's python3-torch: contestants/pytorch.py.
export function begin(problem, host) {
  return beginProcess("/usr/bin/python3", [host.path("bench/contestants/pytorch.py")], problem);
}
