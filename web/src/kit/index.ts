/**
 * What every lesson extends.
 *
 *   const schema = v.strictObject({ guess: v.string(), lr: v.pipe(v.number(), v.minValue(0)) });
 *   type State = v.InferOutput<typeof schema>;
 *
 *   class GradlabScaling extends GradlabLesson<State> {
 *     static override properties = { ...GradlabLesson.properties, loss: { state: true } };
 *     static override styles = [...GradlabLesson.styles, css`...`];
 *     constructor() {
 *       super({ slug: "scaling", number: 3, question: () => words.text("question"), schema, defaults: { guess: "", lr: 0.1 } });
 *     }
 *     protected override prose() { return html`<p>...</p><gl-predict ...></gl-predict>`; }
 *     protected override figure() { return html`<gl-surface ...></gl-surface><gl-transport @gl-play=${this.toggle} ...></gl-transport>`; }
 *     protected override controls() { return html`<gl-slider .value=${this.state.lr} @gl-input=${this.lr} @gl-change=${this.settle}></gl-slider>`; }
 *     protected override below() { return html`<gl-line-chart ...></gl-line-chart>`; }        // plots under the figure
 *     protected override sections() { return html`...`; }                                    // more, across the page
 *     private lr(event: ValueEvent<number>) { this.change({ lr: event.detail.value }, "lr"); }  // "lr": one movement, one undo
 *     protected override stateChanged(before: State) { ... }   // by a person, undo, address, or `element.state = ...`
 *     protected override seenChanged() { ... this.seen ... }   // pause what nobody sees
 *     override toggle() {} step() {} epoch() {} restart() {}   // space, right arrow, E, R
 *   }
 *   define("gradlab-scaling", GradlabScaling);
 *
 * From outside: `element.state` (read and set, checked field by field), `element.fragment`, attribute `mode="page"` or
 * `"embedded"`, attribute `theme`, event `gradlab-state` {state}, methods undo, redo, reset.
 * `this.note(patch)` changes state without a step of undo; `this.scheme` is "light" or "dark".
 */
export type { LessonDefinition, StateEvent } from "./definition";
export { GradlabLesson } from "./lesson";
