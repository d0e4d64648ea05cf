/** The implementation of the calls of a worker that trains. It owns the runs. */
import type { Progress, Refused, Run, TrainingModule, ViewName, WidthPart } from "../../../wasm-bindings/engine";
import type { Fold } from "../../../wasm-bindings/search";
import { EngineError, isRefused } from "./errors";
import { betweenLooks, inSlices, longestSlice } from "./long-call";
import { patienceFor, patienceForWork, usualPatience } from "./patience";
import type { BeginRequest, Begun, Calls, EndFrame, Frame, FrameRequest, Opened, Reading, RunNumber } from "./protocol";
import type { Implementations, Sliced } from "./serve";

interface Owned {
  run: Run;
  work: number;
  /** Updates in one call of `advance`: adapted so that it takes about `betweenLooks` milliseconds. */
  chunk: number;
  /** Milliseconds, over all slices so far, during which other calls could use the worker. */
  away: number;
}

export function implementCalls(engine: TrainingModule): Implementations<Calls> {
  const runs = new Map<RunNumber, Owned>();
  let lastNumber = 0;

  function owned(number: RunNumber): Owned {
    const run = runs.get(number);
    if (run === undefined) throw new EngineError("misuse", `There is no run ${number}.`);
    return run;
  }

  /** Parses the document's own table in slices. The module stores it for the next call. */
  function* readTable(document: unknown): Sliced<void> {
    const { data } = (document ?? {}) as { data?: { csv?: unknown } | null };
    if (typeof data?.csv !== "string") return;
    const reading = engine.readOwnTable(document);
    if (reading !== null) yield* inSlices(reading, patienceFor("check", [document]));
  }

  /** Opens a run under a new number, at its snapshot if there is one. */
  function own(
    document: unknown,
    text: string | null,
    snapshot: Uint8Array | null,
    fold: Fold | null,
    parts: readonly WidthPart[] | null,
  ): { number: RunNumber; run: Run } | Refused {
    const run =
      fold !== null
        ? engine.openFold(document, text, fold)
        : parts !== null
          ? engine.openParts(document, text, parts)
          : engine.open(document, text);
    if (isRefused(run)) return run;
    const refused = snapshot === null ? undefined : run.restore(snapshot);
    if (refused !== undefined && isRefused(refused)) {
      run.delete();
      return refused;
    }
    runs.set(++lastNumber, { run, work: run.work(), chunk: 1, away: 0 });
    return { number: lastNumber, run };
  }

  function* open(
    document: unknown,
    text: string | null,
    snapshot: Uint8Array | null,
    fold: Fold | null = null,
    parts: readonly WidthPart[] | null = null,
  ): Sliced<Opened | Refused> {
    yield* readTable(document);
    const opened = own(document, text, snapshot, fold, parts);
    if (isRefused(opened)) return opened;
    const { number, run } = opened;
    return { run: number, summary: run.read("summary", {}), progress: run.read("progress", {}) };
  }

  function* begin(
    document: unknown,
    text: string | null,
    snapshot: Uint8Array | null,
    fold: Fold | null,
    request: BeginRequest,
  ): Sliced<Begun | Refused> {
    const begun = performance.now();
    yield* readTable(document);
    const opened = own(document, text, snapshot, fold, null);
    if (isRefused(opened)) return opened;
    const { number, run } = opened;
    const slices = owned(number);
    run.extend(request.steps);
    const end = (yield* frame(number, { ...request, read: { evaluation: {} } })) as EndFrame;
    const { step, steps, epoch, lr, diverged } = end;
    const goesOn = step < steps && diverged === null;
    const summary = goesOn ? run.read("summary", {}) : null;
    if (!goesOn) close(number);
    const milliseconds = performance.now() - begun - slices.away;
    if (summary === null) return { milliseconds, end };
    const progress = { step, steps, epoch, lr, diverged };
    return { milliseconds, end: null, opened: { run: number, summary, progress } };
  }

  function close(number: RunNumber): void {
    owned(number).run.delete();
    runs.delete(number);
  }

  function* frame(number: RunNumber, request: FrameRequest): Sliced<Frame> {
    const { steps = 0, milliseconds = Number.POSITIVE_INFINITY, snapshot = false } = request;
    const slices = owned(number);
    const { run, work } = slices;
    if (Number.isNaN(steps) || Number.isNaN(milliseconds)) throw new EngineError("misuse", "A frame needs numbers.");
    const patience = patienceForWork(work);
    if (steps > 0 && patience > usualPatience) yield* pause(slices, patience);
    const before = slices.away;
    const begun = performance.now();
    const first = run.read("progress", {});
    let progress: Progress = first;
    let sign = begun;
    let now = begun;
    while (
      progress.step - first.step < steps &&
      progress.step < progress.steps &&
      !progress.diverged &&
      now - begun < milliseconds
    ) {
      if (now - sign > longestSlice) {
        yield* pause(slices, patience);
        sign = performance.now();
      }
      // Looked up again each time: the run may have been closed between two slices.
      progress = advanceOnce(owned(number), Math.min(steps - (progress.step - first.step), Number.MAX_SAFE_INTEGER));
      now = performance.now();
    }
    const read: Record<string, unknown> = {};
    for (const [what, options] of Object.entries(request.read ?? {}))
      read[what] = run.read(what as ViewName, options as never);
    return {
      ...progress,
      trained: progress.step - first.step,
      milliseconds: now - begun - (slices.away - before),
      snapshot: snapshot ? run.snapshot() : null,
      read: read as Frame<Reading>["read"],
    };
  }

  return {
    version: () => engine.version(),
    *check(document) {
      yield* readTable(document);
      return engine.check(document);
    },
    decode: (bytes) => engine.decode(bytes),
    *prepare(document, text) {
      yield* readTable(document);
      return yield* inSlices(engine.prepare(document, text), patienceFor("prepare", [document, text]));
    },
    *curvature(document, text) {
      yield* readTable(document);
      return yield* inSlices(engine.curvature(document, text), patienceFor("curvature", [document, text]));
    },
    open,
    begin,
    frame,
    phase(number, name, snapshot) {
      const { run } = owned(number);
      const result = run.phase(name);
      return { ...result, snapshot: snapshot ? run.snapshot() : null };
    },
    evaluateTest: (number) => owned(number).run.evaluateTest(),
    extend: (number, steps) => owned(number).run.extend(steps),
    close,
  };
}

/** Lets other calls use the worker. */
function* pause(owned: Owned, patience: number): Sliced<void> {
  const left = performance.now();
  yield patience;
  owned.away += performance.now() - left;
}

/** Runs one chunk of at most `most` updates, and adapts the size of the next chunk to the time it took. */
function advanceOnce(owned: Owned, most: number): Progress {
  const begun = performance.now();
  const progress = owned.run.advance(Math.min(owned.chunk, most));
  const took = performance.now() - begun;
  if (took < betweenLooks / 2 && owned.chunk < most) owned.chunk *= 2;
  else if (took > betweenLooks) owned.chunk = Math.max(1, owned.chunk >> 1);
  return progress;
}
