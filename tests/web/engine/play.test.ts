import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EnginePool, type PlayOptions, play, type Reading, Run } from "../../../web/src/engine";
import { FakeEngine } from "./fake-engine";
import { startLocally } from "./local-worker";

async function openRun(document: object, makeEngine = () => new FakeEngine()): Promise<Run> {
  const run = await new EnginePool(startLocally(makeEngine), async () => "", 2).open(document);
  if (!(run instanceof Run)) throw new Error("refused");
  return run;
}

/** Plays to the end. */
function playOut<R extends Reading>(run: Run, options: Partial<PlayOptions<R>>) {
  const steps: number[] = [];
  return new Promise<{ reason: unknown; steps: number[] }>((resolve) => {
    play(run, {
      read: () => ({}) as R,
      draw: ({ step }) => void steps.push(step),
      ended: (reason) => resolve({ reason, steps }),
      ...options,
    });
  });
}

describe("playing", () => {
  beforeEach(() => void vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 16)));
  afterEach(() => void vi.unstubAllGlobals());

  it("draws until the last step, and ends as finished", async () => {
    const { reason, steps } = await playOut(await openRun({ steps: 500 }), {});
    expect(reason).toBe("finished");
    expect(steps.at(-1)).toBe(500);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it("ends at a divergence", async () => {
    const run = await openRun({}, () => new FakeEngine({ divergesAt: 30 }));
    expect(await playOut(run, {})).toMatchObject({ reason: "diverged" });
    expect(run.progress.diverged?.step).toBe(30);
  });

  it("keeps the requested speed", async () => {
    const run = await openRun({ steps: 1e9 });
    const player = play(run, { read: () => ({}), draw: () => {}, speed: () => 100 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await player.pause();
    expect(run.progress.step).toBeGreaterThan(25);
    expect(run.progress.step).toBeLessThan(60);
  });

  it("draws the frame under way at a pause, and requests no further one", async () => {
    const run = await openRun({ steps: 1e9 });
    let drawn = -1;
    const player = play(run, {
      read: () => ({}),
      draw: ({ step }) => {
        drawn = step;
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await player.pause();
    expect(player.playing).toBe(false);
    expect((await run.frame({})).step).toBe(drawn);
  });

  it("continues after an interruption, and reports it", async () => {
    let trapped = false;
    const onStep = (step: number) => {
      if (step !== 100 || trapped) return;
      trapped = true;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    const run = await openRun({ steps: 400 }, () => new FakeEngine({ onStep }));
    const interruptions: string[] = [];
    const played = playOut(run, { interrupted: ({ kind }) => void interruptions.push(kind) });
    expect(await played).toMatchObject({ reason: "finished" });
    expect(interruptions).toEqual(["crashed"]);
  });

  it("measures steps per second", async () => {
    const speeds: number[] = [];
    await playOut(await openRun({ steps: 200 }), { speed: () => 200, draw: (_, speed) => void speeds.push(speed) });
    expect(speeds.at(-1)).toBeGreaterThan(140);
    expect(speeds.at(-1)).toBeLessThan(260);
  });
});
