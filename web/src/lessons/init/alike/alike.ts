import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { define } from "../../../elements";
import { Work } from "../../../kit/work";
import { baseSheet, numberText } from "../../../look";
import { panelSheet } from "../panel-sheet";
import { story } from "../story-words";
import { alikeSteps, alikeUnits } from "./alike-experiment";
import { type Trails, trails } from "./alike-run";

/** Half of what a plane of weights shows, in weights. */
const reach = 4;
const size = 280;
const at = (value: number) => (size / 2) * (1 + value / reach);

/** Two networks side by side, from equal weights and from random ones: where each hidden unit went while it trained. */
export class GlAlike extends LitElement {
  static override properties = { equal: { state: true }, he: { state: true } };
  declare equal: Trails | null;
  declare he: Trails | null;
  private readonly work = new Work(() => this.requestUpdate());

  constructor() {
    super();
    this.equal = null;
    this.he = null;
  }

  private readonly run = (): Promise<boolean> =>
    this.work.run(async (signal) => {
      this.equal = await trails("equal", signal);
      this.he = await trails("he", signal);
    });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.work.stop();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="words"><h2>${story.text("alike.title")}</h2><p>${story.text("alike.text")}</p>
        <gl-button icon="play" ?disabled=${this.work.busy} @click=${this.run}>${story.text(this.work.busy ? "alike.running" : "alike.run")}</gl-button>
        ${this.work.failure ? html`<gl-notice kind="error" text=${story.text("quiet.failed", { reason: this.work.failure })}></gl-notice>` : nothing}
        ${this.equal && this.he ? html`<p>${story.text("alike.because")}</p>` : nothing}</div>
      <div class="planes">${this.plane("alike.equal", this.equal)}${this.plane("alike.he", this.he)}</div>`;
  }

  private plane(title: "alike.equal" | "alike.he", found: Trails | null): TemplateResult {
    return html`<figure><figcaption>${story.text(title)}</figcaption>
      <svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${story.text(title)}. ${found ? told(found) : story.text("alike.empty")}">
        <path class="axis" d="M0 ${at(0)}H${size}M${at(0)} 0V${size}"></path>
        <text x="6" y=${at(0) + 16}>${story.text("alike.axis.x", { reach })}</text>
        <text x=${at(0) + 6} y="14">${story.text("alike.axis.y", { reach })}</text>
        ${found ? found.units.map(trail) : svg`<text x=${size / 2} y=${size * 0.75} text-anchor="middle">${story.text("alike.empty")}</text>`}
      </svg>
      <p role="status">${found ? told(found) : nothing}</p></figure>`;
  }

  static override styles = [
    baseSheet,
    panelSheet,
    css`
      .words { justify-items: start }
      .planes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr)); gap: 24px }
      figure { margin: 0; min-width: 0 }
      figcaption { font: 600 15px/1.4 var(--sans); margin-bottom: 8px }
      figure p { font: 13px/1.45 var(--sans); color: var(--muted); margin-top: 8px; min-height: 4.4em }
      svg { display: block; width: 100%; max-width: 400px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) }
      text { font: 12px var(--sans); fill: var(--muted); stroke: var(--surface); stroke-width: 6px; paint-order: stroke }
      .axis { stroke: var(--line); fill: none }
      polyline { fill: none; stroke: var(--parameter); stroke-opacity: 0.55; stroke-width: 1.5; stroke-linejoin: round }
      .from { fill: var(--surface); stroke: var(--parameter); stroke-width: 1.5 }
      .to { fill: var(--parameter) }
    `,
  ];
}

function trail(points: readonly (readonly [number, number])[]) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return nothing;
  const path = points.map(([x, y]) => `${at(x).toFixed(1)},${at(-y).toFixed(1)}`).join(" ");
  return svg`<polyline points=${path}></polyline><circle class="from" cx=${at(first[0])} cy=${at(-first[1])} r="3"></circle>
    <circle class="to" cx=${at(last[0])} cy=${at(-last[1])} r="5"></circle>`;
}

function told({ difference, alike, loss }: Trails): string {
  const numbers = { units: alikeUnits, difference: numberText(difference), loss: numberText(loss) };
  return alike ? story.text("alike.same", { ...numbers, steps: alikeSteps }) : story.text("alike.differ", numbers);
}

define("gl-init-alike", GlAlike);
declare global {
  interface HTMLElementTagNameMap {
    "gl-init-alike": GlAlike;
  }
}
