/**
 * The engine for lessons. An example:
 *
 *   import { engine, play } from "../engine";
 *   const catalog = await engine().catalog();               // menus, sliders, defaults, help
 *   const run = await engine().open({ data: { source: "moons" } });
 *   if ("problems" in run) return showProblems(run.problems); // each names its field
 *   let have = 0;
 *   const player = play(run, {                              // trains and draws in turn
 *     read: () => ({ losses: { from: have }, weights: {}, surface: grid }),
 *     draw(frame, stepsPerSecond) {
 *       have = frame.read.losses.from + frame.read.losses.loss.length;
 *       drawSurface(frame.read.surface);
 *     },
 *     ended: (why) => showWhy(why, run.progress.diverged),
 *   });
 *   await player.pause();                                   // no request is under way
 *   const line = await run.phase("takeBatch");              // the training loop, a line at a time
 *   const { weights } = await run.read({ weights: {} });    // reads without training
 *   await run.close();                                      // frees memory in the worker
 */
export type { CallOptions } from "./client";
export { asEngineError, EngineError, type EngineErrorKind, isMissingScript, isRaw, isRefused } from "./errors";
export { type Player, type PlayOptions, play } from "./play";
export { type AskOptions, type DescentChoices, type EngineLane, EnginePool, engine, type LayerChoices } from "./pool";
export type { Frame, FrameRequest, PhaseFrame, Reading, Readings } from "./protocol";
export { type OpenOptions, Run } from "./run";
export type * from "./types";
