import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { define } from "../../../elements";
import { engine } from "../../../engine";
import type { Catalog } from "../../../engine/types";
import { arriving, coming, failureNotice, GradlabLesson, Task } from "../../../kit";
import type { StateProblem } from "../../../state";
import { chipStyles } from "../chips";
import { unknown } from "../refused";
import { raceStyles } from "../styles";
import type { NetworksBody } from "./body";
import { defaults, type NetworksState, schema } from "./state";
import { words } from "./title";

const networksStyles = css`
  .lesson { border-top: 1px solid var(--line) }
  .curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); gap: 16px 24px }
  .job { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; min-height: 44px }
  .leaders { font: 600 15px/1.45 var(--sans); max-width: none }
  .quiet { font: 13px/1.45 var(--sans); color: var(--muted); max-width: none }
  .standings :is(th, td) { padding-left: 8px }
  .standings td small { display: inline; white-space: nowrap }
  .standings td small.open { display: block }
  .tools span { visibility: hidden }
  .waiting { min-height: 40rem }
  .works { list-style: none; margin: 8px 0 0; padding: 0; font: 13px/1.7 var(--sans); color: var(--muted) }
  .found { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px }
  @container lesson (width < 860px) {
    .stage { position: static }
    /* On a projector only the losses and the control of their rate are shown. */
    :host([data-asked]) .stage {
      grid-template-columns: auto minmax(0, 1fr);
      column-gap: 24px;
      --chart-height: calc(0.44 * var(--screen-height));
      --label: auto;
    }
    :host([data-asked]) .stage > * { grid-column: 1 / -1 }
    :host([data-asked]) .stage > gl-segmented { grid-column: 1 }
    :host([data-asked]) .stage > gl-slider { grid-column: 2 }
  }
`;

/**
 * The lesson that compares rules on networks, each at its own best rate and over several seeds, after the learner has
 * ordered them. Its contents (`NetworksBody`) are loaded when it comes into view.
 */
export class GradlabOptimizersNetworks extends GradlabLesson<NetworksState> {
  private readonly loading = new Task<NetworksBody>(this);
  private isDrawn = (): void => {};
  private readonly whenDrawn = new Promise<void>((resolve) => {
    this.isDrawn = resolve;
  });

  constructor() {
    super({
      question: () => words.text("question"),
      schema,
      defaults,
      seedPath: "data.seed",
      labels: { scan: () => words.text("scan"), schedules: () => words.text("schedules") },
      late: ["predict", "controls"],
    });
  }

  /**
   * Below the race of `optimizers` this lesson loads nothing before it is seen: neither the catalog nor the module that
   * trains.
   */
  protected override usable(): Promise<void> {
    return this.whenDrawn;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.body?.hasCatalog) this.isDrawn();
  }

  protected override async refused(state: NetworksState): Promise<readonly StateProblem[]> {
    return refusedOf(await engine().catalog(), state);
  }

  protected override seenChanged(): void {
    if (this.body) this.body.seen(this.seen);
    else if (this.seen) this.load();
  }

  private get body(): NetworksBody | null {
    return this.loading.value;
  }

  private load(): void {
    void this.loading.ask("body", async () => {
      const { NetworksBody } = await arriving(import("./body"));
      const body = new NetworksBody(
        this,
        (patch, movement) => this.change(patch, movement ?? null),
        () => this.settle(),
        () => this.secondsSeen,
      );
      body.seen(this.seen);
      return body;
    });
  }

  protected override stateChanged(before: NetworksState): void {
    this.body?.stateChanged(before);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.body?.leave();
  }

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>`;
  }

  protected override asks(): TemplateResult {
    return html`${this.body?.asks()}`;
  }

  protected override figure(): TemplateResult {
    if (this.body) return this.body.figure();
    return html`${failureNotice(this.loading)}${coming(this.loading, words.text("waiting"))}`;
  }

  protected override below(): TemplateResult | typeof nothing {
    return this.body?.below() ?? nothing;
  }

  protected override controls(): TemplateResult | typeof nothing {
    return this.body?.controls() ?? nothing;
  }

  protected override sections(): TemplateResult | typeof nothing {
    return this.body?.sections() ?? nothing;
  }

  static override styles = [...GradlabLesson.styles, chipStyles, raceStyles, networksStyles];
}

/** The problems of a state that only the core's catalog can find. */
function refusedOf({ sources, activations, optimizers }: Catalog, state: NetworksState): StateProblem[] {
  const names = (list: ReadonlyArray<{ name: string }>) => list.map(({ name }) => name);
  const choice = (path: string, value: string, list: ReadonlyArray<{ name: string }>) =>
    names(list).includes(value) ? [] : [unknown(path, value, names(list))];
  return [
    ...choice(
      "data.source",
      state.data.source,
      sources.filter(({ kind }) => kind !== "own"),
    ),
    ...choice("model.activation", state.model.activation, activations),
    ...state.rules.flatMap((rule) => choice("rules", rule, optimizers)),
    ...choice("schedules.rule", state.schedules.rule, optimizers),
  ];
}

define("gradlab-optimizers-networks", GradlabOptimizersNetworks);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-optimizers-networks": GradlabOptimizersNetworks;
  }
}
