import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define, emitValue, icon } from "../../../elements";
import { Member, type MemberElement } from "../../../elements/member";
import { baseStyles, SchemeController } from "../../../look";
import { sample } from "../chips";
import { words } from "../words";

/** The result of an item, shown beside its name after the race. */
export interface Ranked {
  name: string;
  /** The measurement as a text: "69 steps". */
  note: string;
  /** The range of places, from 0, that are right; by default only its own place. */
  places?: readonly [first: number, last: number];
}

/**
 * A list that the reader puts into order, with buttons or by dragging. Sends `gl-change` with the names. With `truth`
 * it is fixed: it shows the right order, and says of each item whether it was placed right.
 */
export class GlOrder extends LitElement implements MemberElement {
  static override properties = {
    value: { attribute: false },
    labels: { attribute: false },
    truth: { attribute: false },
    label: {},
    unanswered: { type: Boolean },
    path: {},
    locked: { type: Boolean, reflect: true },
  };
  declare value: readonly string[];
  declare labels: Readonly<Record<string, string>>;
  declare truth: readonly Ranked[] | null;
  /** The question, for screen readers. */
  declare label: string;
  /** Whether the reader has not ordered the items yet: then their places are not judged. */
  declare unanswered: boolean;
  /** The path of the order in the lesson's state. */
  declare path: string;
  declare locked: boolean;
  private readonly look = new SchemeController(this);
  private dragged = "";

  constructor() {
    super();
    this.value = [];
    this.labels = {};
    this.truth = null;
    this.label = "";
    this.unanswered = false;
    this.path = "";
    this.locked = false;
    new Member(this, "predict");
  }

  protected override render(): TemplateResult {
    const { truth } = this;
    const names = truth ? truth.map(({ name }) => name) : this.value;
    const note = this.unanswered && !truth ? html`<p>${words.text("order.unanswered")}</p>` : nothing;
    return html`${note}<ol aria-label=${truth ? this.label : nothing}>${names.map((name, place) =>
      truth ? this.settled(truth[place] as Ranked, place) : this.movable(name, place),
    )}</ol>`;
  }

  private movable(name: string, place: number): TemplateResult {
    const label = this.labels[name] ?? name;
    const button = (direction: -1 | 1) => html`<button
      type="button"
      data-move="${name} ${direction}"
      aria-label="${words.text(direction < 0 ? "order.up" : "order.down", { rule: label })}, ${this.label}"
      ?disabled=${this.locked || place + direction < 0 || place + direction >= this.value.length}
      class=${direction < 0 ? "up" : "down"}
      @click=${() => this.move(name, place + direction, direction)}
    >${icon("down")}</button>`;
    return html`<li
      draggable=${!this.locked}
      @dragstart=${() => this.grab(name)}
      @dragover=${(event: DragEvent) => event.preventDefault()}
      @drop=${(event: DragEvent) => this.drop(event, place)}
    >
      <span class="place">${place + 1}</span>${sample(
        name,
        this.look.scheme,
      )}<b>${label}</b>${button(-1)}${button(1)}</li>`;
  }

  private settled({ name, note, places }: Ranked, place: number): TemplateResult {
    const [first, last] = places ?? [place, place];
    const guessed = this.value.indexOf(name);
    const open = first === 0 && last === this.value.length - 1;
    const right = !open && guessed >= first && guessed <= last;
    if (this.unanswered)
      return html`<li><span class="place">${place + 1}</span>${sample(
        name,
        this.look.scheme,
      )}<b>${this.labels[name] ?? name}</b><span class="note">${note}</span></li>`;
    const key = open ? "order.open" : guessed === place ? "order.right" : right ? "order.close" : "order.wrong";
    return html`<li class=${right ? "right" : ""}><span class="place">${place + 1}</span>${sample(
      name,
      this.look.scheme,
    )}<b>${this.labels[name] ?? name}</b>
      <span class="note">${note}</span><span class="said">${
        right ? icon("check") : nothing
      }${words.text(key, { place: guessed + 1 })}</span></li>`;
  }

  private grab(name: string): void {
    this.dragged = name;
  }

  private drop(event: DragEvent, place: number): void {
    event.preventDefault();
    if (this.value.includes(this.dragged)) this.move(this.dragged, place);
  }

  /**
   * Moves an item. The focus stays on the pressed button, which moves with its item; at the end of the list it goes to
   * the item's other button.
   */
  private move(name: string, place: number, direction?: -1 | 1): void {
    const rest = this.value.filter((other) => other !== name);
    this.value = [...rest.slice(0, place), name, ...rest.slice(place)];
    emitValue(this, "gl-change", this.value);
    if (direction === undefined) return;
    void this.updateComplete.then(() => {
      const buttons = [direction, -direction].map((way) =>
        this.renderRoot.querySelector<HTMLButtonElement>(`[data-move="${name} ${way}"]`),
      );
      buttons.find((button) => button && !button.disabled)?.focus();
    });
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums }
      p { margin: 0 0 4px; color: var(--muted); font-size: 13px }
      ol { list-style: none; margin: 0; padding: 0 }
      li { display: flex; align-items: center; gap: 10px; min-height: 44px; border-bottom: 1px dotted var(--line) }
      li[draggable] { cursor: grab }
      b { font-weight: 600; flex: 1 }
      .place { color: var(--muted); width: 1.2em; text-align: right }
      .sample { width: 26px; height: 8px; flex: none }
      .note { color: var(--muted); font-size: 13px }
      .said {
        color: var(--muted); font-size: 13px; min-width: 6.5em; text-align: right; display: inline-flex;
        justify-content: flex-end; align-items: center; gap: 4px;
      }
      .right .said { color: var(--correct); font-weight: 600 }
      button {
        all: unset; width: 40px; height: 40px; display: grid; place-items: center; cursor: pointer;
        border-radius: var(--radius); color: var(--ink);
      }
      button:hover:enabled { background: color-mix(in srgb, var(--ink) 7%, transparent) }
      button:disabled { color: var(--line); cursor: default }
      button:focus-visible { outline: 2px solid var(--forward); outline-offset: -2px }
      svg { width: 16px; height: 16px }
      .up svg { transform: rotate(180deg) }
    `,
  ];
}

define("gl-order", GlOrder);
declare global {
  interface HTMLElementTagNameMap {
    "gl-order": GlOrder;
  }
}
