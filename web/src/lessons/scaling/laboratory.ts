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

/** What this lesson asks of the engine; tests answer without a worker in between. Whatever is refused is thrown. */
export interface Laboratory {
  /** Does a piece of work with a run of its own, which is closed however that ends. */
  withRun<T>(
    document: ExperimentDraft,
    work: (run: Pick<Run, "frame" | "phase" | "progress" | "summary">) => Promise<T>,
  ): Promise<T>;
  prepare(document: ExperimentDraft): Promise<Prepared>;
  curvature(document: ExperimentDraft): Promise<Curvature>;
  express(request: ExpressionRequest): Promise<Expressed>;
  differences(request: DifferencesRequest): Promise<Differences>;
}

/** The page's engine; the options say in which worker, and until when. */
export function laboratory(options: AskOptions): Laboratory {
  return {
    withRun: (document, work) => withRun(document, options, work),
    prepare: async (document) => granted(await engine().prepare(document, options)),
    curvature: async (document) => granted(await engine().curvature(document, options)),
    express: async (request) => granted(await engine().call("express", [request], options)),
    differences: async (request) => granted(await engine().call("differences", [request], options)),
  };
}
