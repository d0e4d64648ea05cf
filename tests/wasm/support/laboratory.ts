import type { Engine, ViewName } from "../../../wasm-bindings/engine";
import type { Laboratory } from "../../../web/src/lessons/scaling/laboratory";
import { granted } from "./engine";

/**
 * The lesson's calls, answered by the engine without a worker. `texts` are those of files in data/.
 */
export function laboratoryOf(engine: Engine, texts: Readonly<Record<string, string>> = {}): Laboratory {
  const text = (document: { data?: { source?: string } }) => texts[document.data?.source ?? ""] ?? null;
  return {
    async withRun(document, work) {
      const run = granted(engine.open(document, text(document)));
      const frame = async (request: { steps?: number; read: Record<string, never> }) => {
        const { diverged } = run.advance(request.steps ?? 0);
        const read = Object.entries(request.read).map(([name, options]) => [name, run.read(name as ViewName, options)]);
        return { diverged, read: Object.fromEntries(read) };
      };
      const asked = {
        frame,
        phase: async (name: Parameters<typeof run.phase>[0]) => run.phase(name),
        get progress() {
          return run.read("progress", {});
        },
        summary: run.read("summary", {}),
      };
      try {
        return await work(asked as unknown as Parameters<typeof work>[0]);
      } finally {
        run.delete();
      }
    },
    prepare: async (document) => granted(engine.prepare(document, text(document))),
    curvature: async (document) => granted(engine.curvature(document, text(document))),
    express: async (request) => granted(engine.express(request)),
    differences: async (request) => granted(engine.differences(request)),
  };
}
