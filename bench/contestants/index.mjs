/// The contestants, in the order of the table. Each file of this folder exports `begin(problem, host)`, which returns a
/// session: `train(steps)` does that many training steps and returns the mini-batch loss of the last one, `end()` frees
/// memory. `native`: a separate program, with the same result in every table. `sameSteps`: its losses must agree with
/// those of the reference.
export const contestants = [
  { name: "gradlab-wasm", sameSteps: true },
  { name: "gradlab-native", native: true, sameSteps: true },
  { name: "hand-fused-wasm", sameSteps: true },
  { name: "tfjs-wasm", sameSteps: true },
  { name: "jax-js", sameSteps: true },
  { name: "convnetjs", sameSteps: false },
  { name: "pytorch", native: true, sameSteps: true },
];

/// A contestant's session whose `train` also measures the time: it resolves with `{loss, seconds}`.
export async function beginTimed(name, problem, host) {
  const { begin } = await import(`./${name}.mjs`);
  const session = await begin(problem, host);
  return {
    async train(steps) {
      const start = performance.now();
      const loss = await session.train(steps);
      return { loss, seconds: (performance.now() - start) / 1000 };
    },
    end: () => session.end(),
  };
}
