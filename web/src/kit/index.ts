/**
 * What every lesson is made of: the lesson's element and its panels, requests to the engine, failures, and controls.
 *
 *   class GradlabScaling extends GradlabLesson<State> {
 *     // Follows a slider; a late answer is dropped.
 *     private readonly curves = new Task<Curve[]>(this, { newer: "follow" });
 *     constructor() {
 *       super({ question: () => course.text("scaling.question"), schema, defaults });
 *     }
 *     protected override willUpdate(changed: PropertyValues) {
 *       super.willUpdate(changed);
 *       const { scales, lr } = this.state;
 *       // The same key makes no second request.
 *       if (this.seen) void this.curves.ask({ scales, lr }, ({ signal }) => train(scales, lr, signal));
 *     }
 *     protected override figure() {
 *       // `bind` connects the value and its changes, and handles hiding and locking.
 *       return html`<gl-slider ${this.bind("lr")} label="learning rate" .knob=${lr}></gl-slider>
 *         <gl-line-chart .series=${series(this.curves.value ?? [])}></gl-line-chart>
 *         ${failureNotice(this.curves)}`;
 *     }
 *     protected override sections() {
 *       return html`<gl-leak path="leak" .slice=${this.state.leak}></gl-leak>`;
 *     }
 *   }
 *
 *   // A panel receives a slice of the state and answers with `gl-patch`.
 *   class GlLeak extends Panel<State["leak"]> {
 *     private readonly pairs = new Job<(Pair | null)[]>(this, "scaling-pairs");
 *     private readonly start = () =>
 *       this.pairs.start(this.slice, (turn) => amongWorkers(turn, seeds, (seed, ask) => measure(seed, ask)));
 *     protected override render() {
 *       const share = this.bind("share", { show: String, read: Number });
 *       return html`<gl-segmented ${share} .options=${shares}></gl-segmented>
 *         ${jobBar(this.pairs, this.slice, "Train on 60 splits", this.start)}
 *         ${table(this.pairs.valueFor(this.slice) ?? [])}`;
 *     }
 *   }
 *
 * Layout: `prose`, `asks` (a prediction, before the figure that answers it), `further`, `figure`, `controls`, `below`,
 * `sections` return templates. The state: `this.state`, `change(patch, movement)`, `note(patch)` (no step of undo),
 * `settle()`, `stateChanged(before)`; `seenChanged()` and `mayBegin` tell whether something may run. Keys call
 * `toggle`, `step`, `stepBack`, `epoch`, `restart`, which return `false` when there is nothing to do; `did({undo,
 * redo})` makes undo restore a run that was put aside. `refused(state)` returns the problems of a state from outside
 * that only the engine can find, `usable()` resolves when the lesson can be used. The properties and events for pages
 * are in contract.ts; every control needs its `path`, every section its `id`, and the definition its `seedPath` where
 * an exercise has one.
 */
export { Actions } from "./actions";
export { amongWorkers } from "./among-workers";
export { bound, type Conversion } from "./bind";
export type { LessonPart, LessonProblem, ResultDetail, StateDetail } from "./contract";
export { type Bind, knob, knobPaths, knobSliders, optionsOf } from "./controls";
export type { LessonDefinition } from "./definition";
export {
  coming,
  type Failed,
  failureNotice,
  failureNotices,
  granted,
  RefusedError,
} from "./failure";
export { Gate } from "./gate";
export { emitGraded } from "./grade";
export { Job, jobBar, workBar } from "./job";
export { GradlabLesson } from "./lesson";
export { Memo, MemoFor } from "./memo";
export { prefersLessMotion } from "./motion";
export { arriving, NearController } from "./near";
export { Panel, type PatchDetail } from "./panel";
export { Playback } from "./playback";
export { pythonFloat, pythonLiteral, pythonNumber } from "./python";
export { Random } from "./random";
export { Refusals } from "./refusals";
export { ShownAnswers } from "./shown-answers";
export { Sight } from "./sight";
export { Stepping } from "./stepping";
export { Task, type TaskOptions, type Turn } from "./task";
export { withRun } from "./with-run";
