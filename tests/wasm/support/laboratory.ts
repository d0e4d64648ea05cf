import type { Engine, Refused, ViewName } from "../../../wasm-bindings/engine";
import type { Laboratory } from "../../../web/src/lessons/scaling/laboratory";
import { opened } from "./engine";

/** The lesson's questions put to the engine itself, without a worker in between. `texts` are those of files in data/. */
export function laboratoryOf(engine: Engine, texts: Readonly<Record<string, string>> = {}): Laboratory {
  const text = (document: { data?: { source?: string } }) => texts[document.data?.source ?? ""] ?? null;
  return {
    async open(document) {
      const run = opened(engine.open(document, text(document)));
      const frame = async (request: { steps?: number; read: Record<string, never> }) => {
        const { diverged } = run.advance(request.steps ?? 0);
        const names = Object.keys(request.read) as ViewName[];
        return { diverged, read: Object.fromEntries(names.map((name) => [name, run.read(name, {} as never)])) };
      };
      const phase = async (name: Parameters<typeof run.phase>[0]) => run.phase(name);
      return { frame, phase, progress: { diverged: null }, close: async () => run.delete() } as unknown as Awaited<
        ReturnType<Laboratory["open"]>
      >;
    },
    prepare: async (document) => granted(engine.prepare(document, text(document))),
    curvature: async (document) => granted(engine.curvature(document, text(document))),
    express: async (request) => granted(engine.express(request)),
    differences: async (request) => granted(engine.differences(request)),
  };
}

function granted<Answer extends object>(answer: Answer | Refused): Answer {
  if ("problems" in answer) throw new Error(answer.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return answer as Answer;
}
