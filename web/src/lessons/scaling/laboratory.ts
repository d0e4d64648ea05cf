import { type CallOptions, type EngineLane, engine, type Run } from "../../engine";
import type {
  Curvature,
  Differences,
  DifferencesRequest,
  ExperimentDraft,
  Expressed,
  ExpressionRequest,
  Prepared,
} from "../../engine/types";
import { granted } from "../../lesson-base/failure";

/** What this lesson asks of the engine. Whatever is refused is thrown. */
export interface Laboratory {
  open(document: ExperimentDraft): Promise<Pick<Run, "frame" | "phase" | "progress" | "close">>;
  prepare(document: ExperimentDraft): Promise<Prepared>;
  curvature(document: ExperimentDraft): Promise<Curvature>;
  express(request: ExpressionRequest): Promise<Expressed>;
  differences(request: DifferencesRequest): Promise<Differences>;
}

/** The page's engine; a lane of batches and a signal that stops it belong to work that nobody watches. */
export function laboratory(options: CallOptions & { lane?: EngineLane } = {}): Laboratory {
  return {
    open: async (document) => granted(await engine().open(document, options)),
    prepare: async (document) => granted(await engine().prepare(document)),
    curvature: async (document) => granted(await engine().call("curvature", [document, null], options)),
    express: async (request) => granted(await engine().call("express", [request], options)),
    differences: async (request) => granted(await engine().call("differences", [request], options)),
  };
}
