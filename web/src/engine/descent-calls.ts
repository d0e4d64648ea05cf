/** The implementation of the calls of a worker that descends. */
import type { DescentModule, LongCall, Plane, Refused, TrainingModule } from "../../../wasm-bindings/engine";
import { EngineError, isRefused } from "./errors";
import { inSlices } from "./long-call";
import { patienceFor } from "./patience";
import { type DescentCalls, isOnNetwork } from "./protocol";
import type { Implementations, Modules, Sliced } from "./serve";

/**
 * The plane that a request asks for; null for any other surface. It exists until its call has been answered. Throws
 * `misuse` without the part that trains.
 */
export function planeOf(request: unknown, training: Pick<TrainingModule, "plane"> | undefined): Plane | Refused | null {
  if (!isOnNetwork(request)) return null;
  if (training === undefined)
    throw new EngineError("misuse", "The plane through a network needs the part that trains.");
  return training.plane(request.surface);
}

/** `modules`: the other modules of the same worker. */
export function implementDescent(engine: DescentModule, modules: Modules): Implementations<DescentCalls> {
  function* onLandscape<Result>(
    name: "descend" | "surface" | "tune",
    request: unknown,
    ask: (request: unknown, plane: Plane | null) => LongCall<Result> | Refused,
  ): Sliced<Result | Refused> {
    const plane = planeOf(request, modules.training as TrainingModule | undefined);
    if (plane !== null && isRefused(plane)) return plane;
    try {
      return yield* inSlices(ask(request, plane), patienceFor(name, [request]));
    } finally {
      plane?.delete();
    }
  }

  return {
    descend: (request) => onLandscape("descend", request, engine.descend),
    surface: (request) => onLandscape("surface", request, engine.surface),
    tune: (request) => onLandscape("tune", request, engine.tune),
  };
}
