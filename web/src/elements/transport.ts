import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { baseStyles, countText, numberText } from "../look";
import { messages } from "../messages";
import "./button";
import { define, emit } from "./emit";
import { Member, type MemberElement } from "./member";
import { Timer } from "./timer";

/** Milliseconds until an announcement is removed: long enough for a screen reader to have begun to read it. */
const announcedFor = 3000;

/**
 * The buttons that control a run (play, one step, one epoch, reset) and the number of its step. Sends `gl-play`,
 * `gl-pause`, `gl-step`, `gl-epoch`, `gl-reset`. The keys (space, right arrow, E, R) are handled by GradlabLesson.
 * `busy` is the name of long work; its `progress` (0 to 1) and a stop button (`gl-stop`) replace the play button.
 *
 *   <gl-transport .playing=${true} .step=${1240} .steps=${2000} .rate=${18300} with-epoch></gl-transport>
 */
export class GlTransport extends LitElement implements MemberElement {
  static override properties = {
    playing: { type: Boolean },
    step: { type: Number },
    steps: { type: Number },
    rate: { type: Number },
    withEpoch: { type: Boolean, attribute: "with-epoch" },
    done: { type: Boolean },
    busy: {},
    progress: { type: Number },
    disabled: { type: Boolean, reflect: true },
    path: {},
    locked: { type: Boolean, reflect: true },
    announcement: {},
    announced: { state: true },
  };
  declare playing: boolean;
  declare step: number;
  /** The last step, or 0 when there is no end. */
  declare steps: number;
  /** Steps a second, shown while it plays. */
  declare rate: number;
  declare withEpoch: boolean;
  /** Whether the run has ended: only reset is possible. */
  declare done: boolean;
  /** The name of long work that is running, or empty. */
  declare busy: string;
  declare progress: number;
  declare disabled: boolean;
  /** The path of the step in the lesson's state, or empty. Controls in the slot have their own paths. */
  declare path: string;
  declare locked: boolean;
  /** A description of the current step for screen readers; when empty, they read the number of the step. */
  declare announcement: string;
  /** The text that screen readers read: at most one a second, removed after a moment, empty while the run plays. */
  declare announced: string;
  private readonly saying = new Timer();
  private announcedAt = Number.NEGATIVE_INFINITY;

  constructor() {
    super();
    this.playing = false;
    this.step = 0;
    this.steps = 0;
    this.rate = 0;
    this.withEpoch = false;
    this.done = false;
    this.busy = "";
    this.progress = 0;
    this.disabled = false;
    this.path = "";
    this.locked = false;
    this.announcement = "";
    this.announced = "";
    new Member(this, "", true);
  }

  override render() {
    const isBarred = this.disabled || this.locked;
    const off = isBarred || this.done;
    return html`
      <div class="bar" role="group" aria-label=${messages.text("transport.label")}>
        ${this.busy ? this.working() : this.main(off)}
        <gl-button
          icon="step"
          title=${messages.text("transport.step.help")}
          ?disabled=${off || this.busy !== ""}
          @click=${() => emit(this, "gl-step")}
        ><span class="word">${messages.text("transport.step")}</span></gl-button>
        ${
          this.withEpoch
            ? html`<gl-button
          icon="epoch"
          title=${messages.text("transport.epoch.help")}
          ?disabled=${off || this.busy !== ""}
          @click=${() => emit(this, "gl-epoch")}
        ><span class="word">${messages.text("transport.epoch")}</span></gl-button>`
            : nothing
        }
        <gl-button
          icon="reset"
          title=${messages.text("transport.reset.help")}
          ?disabled=${isBarred}
          @click=${() => emit(this, "gl-reset")}
        ><span class="word">${messages.text("transport.reset")}</span></gl-button>
        <slot></slot>
        <p class="unseen" role="status" translate="no">${this.announced}</p>
        <p class="where" translate="no">
          <b>${messages.text("transport.at", { step: countText(this.step) })}</b>
          ${
            this.steps ? html`<span>${messages.text("transport.of", { steps: countText(this.steps) })}</span>` : nothing
          }
          ${
            this.rate > 0 && this.playing
              ? html`<span class="rate">${messages.text("transport.rate", { rate: numberText(this.rate) })}</span>`
              : nothing
          }
        </p>
      </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const begun = this.hasUpdated && changed.get("step") !== undefined;
    const hasPaused = changed.has("playing") && changed.get("playing") === true && !this.playing;
    if (hasPaused || (begun && changed.has("step") && !this.playing)) this.say();
    if (this.playing) this.hush();
  }

  private say(): void {
    const wait = Math.max(0, this.announcedAt + 1000 - performance.now());
    this.saying.after(wait, () => {
      this.announcedAt = performance.now();
      this.announced = this.announcement || messages.text("transport.at", { step: countText(this.step) });
      this.saying.after(announcedFor, () => this.hush());
    });
  }

  /** Removes the announcement, so that a screen reader that reads line by line does not find an old step. */
  private hush(): void {
    this.saying.stop();
    this.announced = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hush();
  }

  private main(off: boolean) {
    const name = this.playing ? "pause" : "play";
    return html`<gl-button
      class="main"
      kind="primary"
      icon=${name}
      title=${messages.text("transport.play.help")}
      ?disabled=${off}
      @click=${() => emit(this, `gl-${name}`)}
    >${messages.text(`transport.${name}`)}</gl-button>`;
  }

  private working() {
    return html`<gl-button
      class="main"
      kind="primary"
      icon="stop"
      @click=${() => emit(this, "gl-stop")}
    >${messages.text("transport.stop")}</gl-button>
      <label class="busy"><span>${this.busy}</span><progress max="1" .value=${this.progress}></progress></label>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        container: transport / inline-size;
        font: 15px/1.3 var(--sans);
        font-variant-numeric: tabular-nums;
      }
      :host([withheld]) { display: block !important }
      :host([withheld]) .bar > :not(slot) { display: none }
      @media print { .bar gl-button, .busy { display: none } }
      .bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
      .main { min-width: 116px }
      .where {
        margin-inline-start: auto;
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        justify-content: flex-end;
        text-align: end;
      }
      .where b { font-weight: 600 }
      .where span { color: var(--muted); font-size: 13px; line-height: 20px }
      .busy { display: grid; gap: 4px; font-size: 13px; min-width: 120px }
      progress { width: 100% }
      @container transport (width < 280px) { .bar { gap: 4px } .main { min-width: 0 } }
      @container transport (width < 520px) {
        .main { flex: 1 }
        .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
        .where { flex: 1 0 100%; justify-content: flex-start }
      }
    `,
  ];
}

define("gl-transport", GlTransport);
declare global {
  interface HTMLElementTagNameMap {
    "gl-transport": GlTransport;
  }
}
