import { css, html, nothing, type TemplateResult } from "lit";
import "../../../elements";
import "../predict/order";
import { define, type ValueEvent } from "../../../elements";
import { emitGraded, Job, Panel, Sight, workBar } from "../../../kit";
import { baseStyles, numberText, ruleStyle, type Scheme } from "../../../look";
import { verdicts } from "../../../statistics";
import { Attempts, orderOfAll } from "../predict/judging";
import type { Claim, ClaimFinding } from "./claim";
import { claims } from "./claims";
import { finding } from "./family";
import { guessText, result } from "./result";
import { type Attempt, attemptAll } from "./run";
import { report, standings } from "./standings";
import { type ClaimsState, defaults } from "./state";
import { words } from "./words";

/**
 * The lecture's table as experiments: the learner predicts, runs a claim, and sees where its sentence holds. Several
 * claims can run at once; results are kept.
 *
 * <gradlab-optimizers-claims path="claims" .slice=${state.claims} .scheme=${scheme}></gradlab-optimizers-claims>
 */
export class GradlabOptimizersClaims extends Panel<ClaimsState> {
  static override properties = { ...Panel.properties, scheme: { attribute: false }, shown: { state: true } };
  declare scheme: Scheme;
  /** By claim, the index of the setting whose numbers are shown. */
  declare shown: Readonly<Record<string, number>>;
  private readonly sight = new Sight(this);
  private readonly attempts = new Attempts(() => this.sight.seconds);
  private readonly tasks = new Map(claims.map(({ id }) => [id, new Job<readonly Attempt[]>(this, `claims-${id}`)]));

  constructor() {
    super();
    this.slice = defaults;
    this.scheme = "light";
    this.shown = {};
  }

  private async run(claim: Claim): Promise<void> {
    const { seeds } = this.slice;
    const attempts = await this.taskOf(claim).start(seeds, (turn) => attemptAll(claim, seeds, turn));
    if (!attempts || attempts.length < claim.settings.length) return;
    const result = report(claim, finding(attempts), this.slice, this.attempts.answered(claim.id));
    if (result) emitGraded(this, result);
  }

  private taskOf = ({ id }: Claim) => this.tasks.get(id) as Job<readonly Attempt[]>;

  private findingOf(claim: Claim): ClaimFinding | null {
    const attempts = this.taskOf(claim).valueFor(this.slice.seeds) ?? [];
    return attempts.length > 0 ? finding(attempts) : null;
  }

  protected override render(): TemplateResult {
    return html`<h2>${words.text("title")}</h2>
      <p>${words.text("lead")}</p>
      <div class="seeds">
        <gl-number
          ${this.bind("seeds")}
          label=${words.text("seeds")}
          of=${words.text("title")}
          help=${words.text("seeds.help")}
          min="2"
          max="60"
        ></gl-number>
      </div>
      <ul aria-label=${words.text("list")}>
        ${claims.map((claim) => this.item(claim))}
      </ul>`;
  }

  private item(claim: Claim): TemplateResult {
    const open = this.slice.open === claim.id;
    const result = this.findingOf(claim);
    const task = this.taskOf(claim);
    const whole = result?.tried.length === claim.settings.length;
    const { colour } = ruleStyle(this.scheme, claim.rule);
    const status = task.busy
      ? html`<span class="verdict quiet">${words.text("running", {
          done: result?.tried.length ?? 0,
          of: claim.settings.length,
        })}</span>`
      : result && whole
        ? html`<span class="verdict ${result.verdict}">${words.text(`verdict.${result.verdict}`)}</span>`
        : nothing;
    return html`<li>
      <button
        class="head"
        type="button"
        aria-expanded=${open}
        @click=${() => this.change({ open: open ? "" : claim.id })}
      >
        <svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill=${colour}></circle></svg>
        <span class="claim">${claim.sentence()}</span>
        ${status}
      </button>
      ${open ? this.body(claim, result) : nothing}
    </li>`;
  }

  private body(claim: Claim, finding: ClaimFinding | null): TemplateResult {
    const { id } = claim;
    this.attempts.begin(id);
    const show = (setting: number) => {
      this.shown = { ...this.shown, [id]: setting };
    };
    return html`<div class="body">
      <p>${claim.method()}</p>
      ${this.order(claim, finding)} ${finding ? nothing : this.guess(claim)}
      ${this.job(claim, finding)}
      <div
        class="found"
        role="status"
      >${finding ? result(claim, finding, this.slice, this.shown[id] ?? 0, show) : nothing}</div>
    </div>`;
  }

  /** The contest: before the run the learner orders it; after its first setting it shows the measured order. */
  private order(claim: Claim, finding: ClaimFinding | null): TemplateResult {
    const { id, contest } = claim;
    const labels = Object.fromEntries(contest.rules.map((rule) => [rule, words.text(`rule.${rule}` as "rule.sgd")]));
    const first = finding?.tried[0];
    const truth =
      first &&
      standings(claim, first.trial).order.map(({ rule, score, places }) => ({
        name: rule,
        note: Number.isFinite(score) ? claim.score(numberText(score)) : words.text("never"),
        places,
      }));
    const order = this.slice.orders[id];
    return html`<p class="question">${claim.order()}</p>
      <gl-order
        path="${this.path}.orders.${id}"
        label=${words.text("order")}
        .labels=${labels}
        .value=${orderOfAll(order ?? [], contest.rules)}
        ?unanswered=${order === undefined}
        .truth=${truth ?? null}
        @gl-change=${(event: ValueEvent<string[]>) => this.change({ orders: { [id]: event.detail.value } })}
      ></gl-order>`;
  }

  private guess({ id }: Claim): TemplateResult {
    const options = verdicts.map((value) => ({ value, label: guessText(value) }));
    return html`<gl-segmented
      ${this.bind(`guesses.${id}`, { show: (value) => value ?? "" })}
      label=${words.text("guess")}
      .options=${options}
    ></gl-segmented>`;
  }

  private job(claim: Claim, finding: ClaimFinding | null): TemplateResult | typeof nothing {
    const task = this.taskOf(claim);
    const done = finding?.tried.length ?? 0;
    if (!task.busy && done === claim.settings.length) return nothing;
    const { busy, failure, cause } = task;
    return workBar(
      { label: words.text("run"), kind: "primary", busy, failure, cause, done, all: claim.settings.length },
      () => void this.run(claim),
      () => task.stop(),
    );
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid; grid-column: 1 / -1; grid-template-columns: minmax(0, 1fr); gap: 16px;
        font: 17px/1.58 var(--serif); color: var(--ink);
      }
      .seeds { max-width: 18rem }
      gl-segmented { --label: auto }
      ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line) }
      p { max-width: 68ch }
      li { border-bottom: 1px solid var(--line) }
      .head {
        display: flex; gap: 12px; align-items: baseline; width: 100%; min-height: 48px; padding: 10px 0; border: 0;
        background: none; color: inherit; font: 17px/1.4 var(--serif); text-align: left; cursor: pointer;
      }
      .head:hover .claim { text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px }
      .head svg { width: 12px; height: 12px; flex: none }
      .claim { flex: 1 }
      .verdict { font: 600 13px/1.3 var(--sans); white-space: nowrap }
      .verdict.quiet { font-weight: 400 }
      .holds { color: var(--correct) }
      .fails { color: var(--error) }
      .depends, .undecided { color: var(--muted) }
      .body {
        display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 0 0 24px 24px; max-width: 820px;
      }
      .found { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px }
      .question, .compared { font: 600 15px/1.4 var(--sans) }
      gl-order { max-width: 34rem }
      table { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums }
      thead th { font-weight: 600; font-size: 13px; color: var(--muted); vertical-align: bottom; max-width: 12rem }
      th, td { padding: 6px 0 6px 24px; text-align: right; border-bottom: 1px dotted var(--line); vertical-align: top }
      td { white-space: nowrap }
      tbody th { text-align: left; padding-left: 0; font-weight: 400 }
      caption { text-align: left; font-weight: 600; font-size: 13px; padding: 4px 0 }
      small { font-size: 13px; color: var(--muted) }
      .settings th:first-child { text-align: left; padding-left: 0 }
      .settings th:not(:first-child), .settings td { text-align: left }
      .settings .differences { white-space: normal; min-width: 15rem }
      .setting { all: unset; cursor: pointer; color: var(--forward); min-height: 24px }
      .setting:hover { text-decoration: underline }
      .setting:focus-visible { outline: 2px solid var(--forward); outline-offset: 2px }
      .chosen .setting { color: var(--ink); font-weight: 600 }
      .decision { font-weight: 600 }
      .interval { white-space: nowrap }
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
