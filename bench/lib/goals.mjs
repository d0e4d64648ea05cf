/// The goals of the project: gradlab-wasm is at least this many times as fast as the other contestant, in the same run.
export const goals = [
  { workload: "A", against: "hand-fused-wasm", times: 1.5 },
  { workload: "B", against: "hand-fused-wasm", times: 1.2 },
  { workload: "C", against: "hand-fused-wasm", times: 1.5 },
  { workload: "A", against: "tfjs-wasm", times: 40 },
  { workload: "A", against: "pytorch", times: 10 },
  { workload: "B", against: "tfjs-wasm", times: 300 },
  { workload: "B", against: "pytorch", times: 100 },
  { workload: "C", against: "jax-js", times: 2.5 },
  { workload: "C", against: "pytorch", times: 1 },
];
