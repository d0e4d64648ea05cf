/**
 * The controls of all lessons; importing this file defines their elements. They do not depend on the engine.
 * A value is a property; a change is an event that bubbles and is composed: `gl-input` {value} while moving,
 * `gl-change` {value} when settled. The comment of each class describes its properties.
 *
 *   <gl-slider .knob=${knob} .value=${lr} label="learning rate" .mark=${{ value: 0.08, label: "2 / λ" }}
 *     @gl-input=${this.lr} @gl-change=${this.lr}></gl-slider>
 *   <gl-segmented label="axis" .options=${options} .value=${"log"} @gl-change=${...}></gl-segmented>
 *     (few choices; `compact`: without a visible label)
 *   <gl-menu label="data" .options=${optionsOrGroups} .value=${"spiral"}></gl-menu>
 *     (many choices; also `compact`)
 *   <gl-switch label="forget zero_grad" .value=${false} help="..."></gl-switch>
 *   <gl-number label="width" .value=${16} min="1" max="64"></gl-number>
 *     (also `compact`, `fraction`, `step`)
 *   <gl-button kind="primary|usual|plain" icon="play" @click=${...}>Play</gl-button>
 *   <gl-transport .playing .step .steps .rate .done .busy .progress with-epoch
 *     @gl-play @gl-pause @gl-step @gl-epoch @gl-reset @gl-stop></gl-transport>
 *   <gl-predict question="..." .options=${options} answer="b" .value=${guess}
 *     @gl-predict=${...}>explanation</gl-predict>
 *   <gl-drawer label="All controls" summary="..." ?open=${open} @gl-toggle=${...}>...</gl-drawer>
 *   <gl-code .lines=${[{text, id, note}]} running="id" .lit=${ids} runnable copyable .tones=${{grad: "backward"}}
 *     @gl-line=${({detail}) => detail.id}></gl-code>
 *   <gl-tabs label="plots" .tabs=${options} .value=${"loss"}><div slot="loss">...</div></gl-tabs>
 *   <gl-notice kind="info|error|correct" text="..." action="Back to step 11" closable @gl-action @gl-close></gl-notice>
 *   <gl-toast></gl-toast>   .show("Link copied")
 *   <gl-job label="Train" ?busy=${task.busy} .done .all @gl-start @gl-stop></gl-job>
 *     (long work)
 *   <gl-problems .problems=${refused.problems} .text=${text}></gl-problems>
 *     (with a caret under a wrong column)
 *   <gl-field path="text"><textarea></textarea></gl-field>
 *     (lets a page hide and lock any other form control)
 *
 * Every control takes `path="optimizer.lr"`, the path of the lesson's state that it sets. The lesson hides and locks
 * controls by path.
 * The labels of rows are `--label` wide (default 7.5rem). A control with the attribute `explained` always shows its
 * help.
 */
import "./button";
import "./code";
import "./drawer";
import "./field";
import "./job";
import "./menu";
import "./notice";
import "./number";
import "./predict";
import "./problems";
import "./segmented";
import "./slider";
import "./switch";
import "./tabs";
import "./toast";
import "./transport";

export type { CodeLine } from "./code";
export { define, emit, emitValue, type ValueEvent } from "./emit";
export { type IconName, icon } from "./icons";
export type { Knob } from "./knob";
export { Member, type MemberElement, memberEvent, type Surroundings } from "./member";
export type { OptionGroup } from "./menu";
export type { Option } from "./segmented";
export type { GlToast } from "./toast";
