import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import type { RuleChoice } from "../../../engine/types";
import * as maths from "../../../maths";
import { formula } from "../../../maths/formulas";
import { coreText } from "../../../messages";
import { divergedAt, type Runner } from "../runner";
import type { State } from "../state";
import { words } from "../words";
import { type Account, type AccountEntry, accountOf } from "./account";
import { numpy, torch } from "./code";
import { assignmentsOf, ownAssignments } from "./rules";

export interface InsideActions {
  choose(rule: string): void;
  write(program: State["program"]): void;
  back(): void;
  forward(): void;
}

/** The chosen rule at the step where the race stands: what it does in letters, and with the numbers of this step. */
export function inside(
  runners: readonly Runner[],
  rules: readonly RuleChoice[],
  chosen: string,
  program: State["program"],
  cursor: number,
  act: InsideActions,
): TemplateResult {
  const runner = runners.find(({ rule }) => rule === chosen) ?? runners[0];
  const rule = rules.find(({ name }) => name === runner?.rule);
  if (runner?.rule === "own") return ownInside(runners, runner, cursor, act);
  if (!runner || !rule)
    return html`<h2>${words.text("inside.title")}</h2><p class="quiet">${words.text("inside.none")}</p>`;
  const t = Math.max(0, Math.min(Math.floor(cursor), runner.path.x.length - 2));
  const account = accountOf(runner.path, t, runner.knobs, assignmentsOf(rule, runner.knobs), rule);
  return html`
    <div class="words">
      <h2>${words.text("inside.title")}</h2>
      <p>${words.text("inside.text")}</p>
      ${chooser(runners, rule.name, act)}
      ${formula("optimizers", rule.name)}
      <p class="about"><b>${words.text("inside.strength")}</b> ${coreText(
        `optimizers.${rule.name}.strength`,
        rule.strength,
      )}</p>
      <p class="about"><b>${words.text("inside.weakness")}</b> ${coreText(
        `optimizers.${rule.name}.weakness`,
        rule.weakness,
      )}</p>
    </div>
    <div class="numbers">
      ${walk(runner, t, act)}
      ${
        account
          ? table(runner, account, t)
          : html`<p class="quiet">${words.text(divergedAt(runner) === null ? "inside.waiting" : "inside.diverged")}</p>`
      }
      ${code(rule, runner, program, act)}
    </div>`;
}

const chooser = (runners: readonly Runner[], chosen: string, act: InsideActions) =>
  html`<gl-segmented
    compact
    label=${words.text("inside.rule")}
    .options=${runners.map(({ rule: value, label }) => ({ value, label }))}
    .value=${chosen}
    @gl-change=${(event: ValueEvent<string>) => act.choose(event.detail.value)}
  ></gl-segmented>`;

const walk = (runner: Runner, t: number, act: InsideActions) =>
  html`<div class="steps"><gl-button
    class="back"
    path="step"
    icon="step"
    label=${words.text("inside.back")}
    ?disabled=${t === 0}
    @click=${act.back}
  ></gl-button>
    <h3 translate="no">${words.text("inside.step", { step: t + 1 })}</h3>
    <gl-button
      path="step"
      icon="step"
      label=${words.text("inside.forward")}
      ?disabled=${t + 2 >= runner.path.x.length}
      @click=${act.forward}
    ></gl-button></div>`;

/** The learner's own rule: as it was written, and with the numbers of this step. */
function ownInside(runners: readonly Runner[], runner: Runner, cursor: number, act: InsideActions): TemplateResult {
  const t = Math.max(0, Math.min(Math.floor(cursor), runner.path.x.length - 2));
  const { inside, lines } = runner.path;
  const rule = { buffers: inside?.buffers.map(({ name }) => name) ?? [], buffersStartAt: "" };
  const account = lines && accountOf(runner.path, t, runner.knobs, ownAssignments(lines, rule.buffers), rule);
  const waiting = words.text(runner.path.x.length < 2 ? "inside.diverged" : "inside.waiting");
  return html`
    <div class="words">
      <h2>${words.text("inside.title")}</h2>
      <p>${words.text("inside.text")}</p>${chooser(runners, "own", act)}</div>
    <div class="numbers">${walk(runner, t, act)}
      ${account ? table(runner, account, t) : html`<p class="quiet">${waiting}</p>`}</div>`;
}

/** The gradient, then a row for each line of the update, each coordinate in a column of its own. */
function table(runner: Runner, account: Account, t: number): TemplateResult {
  const { gradient } = runner.path.inside ?? { gradient: null };
  const g = [gradient?.x[t] ?? Number.NaN, gradient?.y[t] ?? Number.NaN] as const;
  const row = (name: string, letters: TemplateResult, x: TemplateResult, y: TemplateResult) =>
    html`<tr>
      <th scope="row"><span>${name}</span>${letters}</th>
      <td data-axis="x">${x}</td>
      <td data-axis="y">${y}</td></tr>`;
  const numbers = (value: number) => maths.inline(maths.toned("backward", maths.mn(value, { digits: 5 })));
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label=${words.text("inside.step", { step: t + 1 })}
  ><table aria-label=${words.text("inside.step", { step: t + 1 })} class="account" translate="no">
    <thead>
      <tr>
      <th scope="col">${words.text("inside.line")}</th>
      <th scope="col">x</th>
      <th scope="col">y</th></tr></thead>
    <tbody>
      ${row(
        words.text("inside.gradient"),
        maths.inline(maths.toned("backward", maths.mi("g"))),
        numbers(g[0]),
        numbers(g[1]),
      )}
      ${account.entries.map((entry) => row(entry.name, symbols(entry), figures(entry, "x"), figures(entry, "y")))}
    </tbody></table></div>`;
}

const symbols = ({ target, source }: AccountEntry): TemplateResult =>
  maths.inline(target.letters, maths.mo("←"), source.letters);

/** With numbers: what it is made of, and below, what it gives. */
function figures({ source, target, ...both }: AccountEntry, axis: "x" | "y"): TemplateResult {
  const { at, result } = both[axis];
  return html`${maths.inline(source.numbers(at))}<br>${maths.inline(
    maths.mo("="),
    maths.mn(result, { digits: 6 }),
  )}${nothing}`;
}

function code(rule: RuleChoice, { knobs }: Runner, program: State["program"], act: InsideActions): TemplateResult {
  const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));
  return html`<gl-field part-name="code"><gl-tabs
    path="program"
    label=${words.text("code.label")}
    .tabs=${[{ value: "torch", label: "PyTorch" }, { value: "numpy", label: "NumPy" }]}
    .value=${program}
    @gl-change=${(event: ValueEvent<State["program"]>) => act.write(event.detail.value)}
  >
    <gl-code slot="torch" copyable label="PyTorch" .lines=${lines(torch(rule, knobs))}></gl-code>
    <gl-code slot="numpy" copyable label="NumPy" .lines=${lines(numpy(rule, knobs))}></gl-code></gl-tabs></gl-field>`;
}
