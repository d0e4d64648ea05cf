import { type AskOptions, engine, type Run } from "../../engine";
import type {
  Curvature,
  Differences,
  DifferencesRequest,
  ExperimentDraft,
  Expressed,
  ExpressionRequest,
  Prepared,
} from "../../engine/types";
import { granted } from "../../kit/failure";
import { withRun } from "../../kit/with-run";

/** The calls of this lesson to the engine; tests implement them without a worker. A refused request is thrown. */
export interface Laboratory {
  /** Opens a run, does the work with it, and closes it when the work ends or fails. */
  withRun<T>(
    document: ExperimentDraft,
    work: (run: Pick<Run, "frame" | "phase" | "progress" | "summary">) => Promise<T>,
  ): Promise<T>;
  prepare(document: ExperimentDraft): Promise<Prepared>;
  curvature(document: ExperimentDraft): Promise<Curvature>;
  express(request: ExpressionRequest): Promise<Expressed>;
  differences(request: DifferencesRequest): Promise<Differences>;
}

/** The engine of the page; the options choose the worker and can abort the calls. */
export function laboratory(options: AskOptions): Laboratory {
  return {
    withRun: (document, work) => withRun(document, options, work),
    prepare: async (document) => granted(await engine().prepare(document, options)),
    curvature: async (document) => granted(await engine().curvature(document, options)),
    express: async (request) => granted(await engine().call("express", [request], options)),
    differences: async (request) => granted(await engine().call("differences", [request], options)),
  };
}
