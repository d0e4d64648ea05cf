import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { Work } from "../../../kit/work";
import "../../../elements";
import "../foretell/order";
import { define, emit, type ValueEvent } from "../../../elements";
import { emitResult } from "../../../kit/result";
import { baseSheet, numberText, ruleStyle, type Scheme } from "../../../look";
import { type Claim, type Finding, type Verdict, verdicts } from "./claim";
import { claims } from "./claims";
import { laboratoryInWorker } from "./in-worker";
import { report } from "./report";
import { result } from "./result";
import { standings } from "./standings";
import { type ClaimsState, defaults, orderOf } from "./state";
import { words } from "./words";

/**
 * The lecture's table as experiments: expect, run, compare.
 *
 *   <gradlab-optimizers-claims .state=${state.claims} .scheme=${scheme} @panel-change=${...}></gradlab-optimizers-claims>
 */
export class GradlabOptimizersClaims extends LitElement {
  static override properties = {
    state: { attribute: false },
    scheme: { attribute: false },
    findings: { state: true },
    running: { state: true },
    share: { state: true },
  };
  declare state: ClaimsState;
  declare scheme: Scheme;
  declare findings: ReadonlyMap<string, Finding>;
  /** The id of the claim that is being run, or was last. */
  declare running: string;
  declare share: number;
  private readonly work = new Work(() => this.requestUpdate());

  constructor() {
    super();
    this.state = defaults;
    this.scheme = "light";
    this.findings = new Map();
    this.running = "";
    this.share = 0;
  }

  private async run(claim: Claim): Promise<void> {
    const { seeds } = this.state;
    this.running = claim.id;
    this.share = 0;
    await this.work.run(async (signal) => {
      const found = await claim.run(laboratoryInWorker(signal), seeds, (share) => {
        if (!signal.aborted) this.share = share;
      });
      if (signal.aborted) return;
      this.findings = new Map(this.findings).set(claim.id, found);
      emitResult(this, report(claim, found, this.state));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.work.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("state") as ClaimsState | undefined;
    // Other seeds are another measurement.
    if (!before || before.seeds === this.state.seeds) return;
    this.work.stop();
    this.findings = new Map();
  }

  private change(patch: Partial<ClaimsState>): void {
    emit(this, "panel-change", { patch, movement: null });
  }

  protected override render(): TemplateResult {
    return html`<h2>${words.text("title")}</h2>
      <p>${words.text("lead")}</p>
      <div class="seeds"><gl-number label=${words.text("seeds")} help=${words.text("seeds.help")} .value=${this.state.seeds} min="2" max="20"
        @gl-change=${(event: ValueEvent<number>) => this.change({ seeds: event.detail.value })}></gl-number></div>
      <ul aria-label=${words.text("list")}>${claims.map((claim) => this.item(claim))}</ul>`;
  }

  private item(claim: Claim): TemplateResult {
    const open = this.state.open === claim.id;
    const verdict = this.findings.get(claim.id)?.verdict;
    const { colour } = ruleStyle(this.scheme, claim.rule);
    return html`<li>
      <button type="button" aria-expanded=${open} @click=${() => this.change({ open: open ? "" : claim.id })}>
        <svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill=${colour}></circle></svg>
        <span class="claim">${claim.claim()}</span>
        ${verdict ? html`<span class="verdict ${verdict}">${words.text(`verdict.${verdict}`)}</span>` : nothing}
      </button>
      ${open ? this.body(claim) : nothing}
    </li>`;
  }

  private body(claim: Claim): TemplateResult {
    const found = this.findings.get(claim.id);
    return html`<div class="body">
      <p>${claim.method()}</p>
      ${this.order(claim, found)}
      ${found ? nothing : this.guess(claim)}
      <div class="go">${this.button(claim, found)}</div>
      ${this.work.failure ? html`<gl-notice kind="error" text=${words.text("failed", { reason: this.work.failure })}></gl-notice>` : nothing}
      <div role="status">${found ? result(claim, found, this.state, this.scheme) : nothing}</div>
    </div>`;
  }

  /** The contest: ordered by the learner before the run, as measured after it. */
  private order(claim: Claim, found: Finding | undefined): TemplateResult {
    const { id, contest } = claim;
    const labels = Object.fromEntries(contest.rules.map((rule) => [rule, words.text(`rule.${rule}` as "rule.sgd")]));
    const truth =
      found &&
      standings(claim, found).map(({ rule, score, places }) => ({
        name: rule,
        note: Number.isFinite(score) ? contest.score(numberText(score)) : words.text("never"),
        places,
      }));
    return html`<p class="question">${contest.question()}</p>
      <gl-order label=${words.text("order")} .labels=${labels} .value=${orderOf(this.state, claim)} .truth=${truth ?? null}
        @gl-change=${(event: ValueEvent<string[]>) => this.change({ orders: { ...this.state.orders, [id]: event.detail.value } })}></gl-order>`;
  }

  private guess({ id }: Claim): TemplateResult {
    const options = verdicts.map((value) => ({ value, label: words.text(`verdict.${value}`) }));
    return html`<gl-segmented label=${words.text("guess")} .options=${options} .value=${this.state.guesses[id] ?? ""}
      @gl-change=${(event: ValueEvent<Verdict>) => this.change({ guesses: { ...this.state.guesses, [id]: event.detail.value } })}></gl-segmented>`;
  }

  private button(claim: Claim, found: Finding | undefined): TemplateResult {
    if (this.work.busy && this.running === claim.id)
      return html`<gl-button @click=${() => this.work.stop()}>${words.text("stop")}</gl-button>
        <progress max="1" .value=${this.share} aria-label=${words.text("running", { share: Math.round(100 * this.share) })}></progress>
        <span class="quiet">${words.text("running", { share: Math.round(100 * this.share) })}</span>`;
    return html`<gl-button kind=${found ? "plain" : "primary"} icon=${found ? "reset" : "play"} @click=${() => void this.run(claim)}>${words.text(found ? "again" : "run")}</gl-button>`;
  }

  static override styles = [
    baseSheet,
    css`
      :host { display: grid; grid-column: 1 / -1; grid-template-columns: minmax(0, 1fr); gap: 16px; font: 17px/1.58 var(--serif); color: var(--ink) }
      .seeds { max-width: 18rem }
      ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line) }
      p { max-width: 68ch }
      li { border-bottom: 1px solid var(--line) }
      button { display: flex; gap: 12px; align-items: baseline; width: 100%; min-height: 48px; padding: 10px 0; border: 0; background: none; color: inherit; font: 17px/1.4 var(--serif); text-align: left; cursor: pointer }
      button:hover .claim { text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px }
      button svg { width: 12px; height: 12px; flex: none }
      .claim { flex: 1 }
      .verdict { font: 600 13px/1.3 var(--sans); white-space: nowrap }
      .verdict.holds { color: var(--correct) }
      .verdict.fails { color: var(--error) }
      .verdict.depends { color: var(--muted) }
      .body { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 0 0 24px 24px; max-width: 820px }
      .go { display: flex; gap: 12px; align-items: center; flex-wrap: wrap; font: 13px/1.3 var(--sans); min-height: 44px }
      [role="status"] { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px }
      .question, .compared { font: 600 15px/1.4 var(--sans) }
      gl-order { max-width: 34rem }
      table { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums }
      thead th { font-weight: 600; font-size: 13px; color: var(--muted); vertical-align: bottom; max-width: 12rem }
      th, td { padding: 6px 0 6px 24px; text-align: right; border-bottom: 1px dotted var(--line) }
      td { white-space: nowrap }
      tbody th { text-align: left; padding-left: 0; font-weight: 400; white-space: nowrap }
      @media (width < 560px) { table { font-size: 13px } th, td { padding-left: 12px } .body { padding-left: 0 } }
      td .spread { color: var(--muted); font-size: 13px }
    `,
  ];
}

define("gradlab-optimizers-claims", GradlabOptimizersClaims);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-optimizers-claims": GradlabOptimizersClaims;
  }
}
