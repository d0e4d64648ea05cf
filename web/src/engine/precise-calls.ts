/** The implementation of the calls of a worker in double precision. */
import type {
  JacobianPart,
  JacobianRequest,
  PreciseModule,
  Refused,
  Signal,
  SignalRequest,
} from "../../../wasm-bindings/engine";
import { isRefused } from "./errors";
import { betweenLooks, inSlices, longestSlice } from "./long-call";
import { patienceForSignal, usualPatience } from "./patience";
import type { PreciseCalls } from "./protocol";
import type { Implementations, Sliced } from "./serve";

export function implementPrecise(engine: PreciseModule): Implementations<PreciseCalls> {
  let isPropagating = false;

  /** One signal at a time, because they share the weights that the module stores. */
  function* signal(request: SignalRequest): Sliced<Signal | Refused> {
    while (isPropagating) yield usualPatience;
    isPropagating = true;
    try {
      return yield* inSlices(engine.signal(request), patienceForSignal(request));
    } finally {
      isPropagating = false;
    }
  }

  return {
    operators: () => engine.operators(),
    express: (request) => engine.express(request),
    differences: (request) => engine.differences(request),
    jacobian: (request, atLeast) => jacobianInSlices(engine, request, atLeast),
    signal,
  };
}

/** All passes, a few per slice. The time to draw W and x, which come first, is not counted. */
function* jacobianInSlices(
  engine: PreciseModule,
  request: JacobianRequest,
  atLeast = 0,
): Sliced<(JacobianPart & { milliseconds: number }) | Refused> {
  const prepared = engine.jacobian({ ...request, count: 0 });
  if (isRefused(prepared)) return prepared;
  const { inputs, outputs, mode, from } = request;
  const [passes, length] = mode === "vjp" ? [outputs, inputs] : [inputs, outputs];
  const count = Math.max(0, Math.min(request.count, passes - from));
  const whole = {
    values: new Float64Array(count * length),
    multiplications: 0,
    stored: prepared.stored,
    milliseconds: 0,
  };
  let chunk = 1;
  let sign = performance.now();
  for (let done = 0; done < count; ) {
    const some = Math.min(chunk, count - done);
    const begun = performance.now();
    const part = engine.jacobian({ ...request, from: from + done, count: some });
    const took = performance.now() - begun;
    if (isRefused(part)) return part;
    whole.values.set(part.values, done * length);
    whole.multiplications += part.multiplications;
    whole.milliseconds += took;
    done += some;
    if (took < betweenLooks) chunk *= 2;
    else if (took > longestSlice / 2) chunk = Math.max(1, chunk >> 1);
    if (begun + took - sign > longestSlice / 2) {
      yield usualPatience;
      sign = performance.now();
    }
  }
  if (whole.milliseconds < atLeast)
    whole.milliseconds = meanTime(() => engine.jacobian({ ...request, count }), atLeast);
  return whole;
}

function meanTime(work: () => unknown, atLeast: number): number {
  const begun = performance.now();
  let [times, took] = [0, 0];
  while (took < atLeast) {
    work();
    times += 1;
    took = performance.now() - begun;
  }
  return took / times;
}
