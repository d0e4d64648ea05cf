import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../../elements";
import type { ProgramTree, RuleChoice } from "../../../engine/types";
import { pythonNumber } from "../../../kit/python";
import * as maths from "../../../maths";
import { formula } from "../../../maths/formulas";
import { coreText } from "../../../messages";
import { divergedAt, type Runner } from "../runner";
import type { State } from "../state";
import { words } from "../words";
import { type Account, type AccountEntry, accountOf } from "./account";
import { linesOf, namesIn, operandsOf } from "./lines";
import { assignmentsOf, ownAssignments } from "./rules";

export interface InsideActions {
  choose(rule: string): void;
  write(program: State["program"]): void;
  back(): void;
  forward(): void;
}

/** The section "look inside": the chosen rule at the current step, in letters and with the numbers of this step. */
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

/** The same section for the learner's own rule. */
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

/** A table of one step: the gradient, then a row for each line of the update, with a column for each coordinate. */
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

/** A line with numbers: the formula, and its result below. */
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

/**
 * The rule in PyTorch, from the catalog, with the values of its knobs; each argument has its own line, so that it fits
 * on a phone.
 */
export function torch(rule: Pick<RuleChoice, "torch">, knobs: Knobs): string[] {
  const filled = rule.torch.replaceAll(/\{(\w+)\}/g, (_, name: string) => pythonNumber(knobs[name] ?? 0));
  const opening = filled.indexOf("(");
  // A comma within an argument, as in betas=(0.9, 0.999), is followed by a closing bracket without an opening one
  // before it.
  const passed = filled.slice(opening + 1, -1).split(/, (?![^(]*\))/);
  return [
    `optimizer = ${filled.slice(0, opening)}(`,
    ...passed.map((argument) => `    ${argument},`),
    ")",
    "",
    "for x, y in loader:",
    "    optimizer.zero_grad()",
    "    loss(model(x), y).backward()",
    "    optimizer.step()",
  ];
}

type Knobs = Readonly<Record<string, number>>;

const inPython = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Python's operators: their precedence, and the precedence that their right operand needs. */
const operators: Readonly<Record<string, { sign: string; binds: number; right: number }>> = {
  add: { sign: " + ", binds: 1, right: 1 },
  sub: { sign: " - ", binds: 1, right: 2 },
  mul: { sign: " * ", binds: 2, right: 2 },
  div: { sign: " / ", binds: 2, right: 3 },
  pow: { sign: "**", binds: 4, right: 3 },
};

const functions: Readonly<Record<string, string>> = { max: "np.maximum", min: "np.minimum" };

/** A tree in NumPy; in brackets if it binds less than `least`. */
function written(tree: ProgramTree, knobs: Knobs, least = 0): string {
  if (typeof tree === "number") return pythonNumber(tree);
  if (typeof tree === "string") {
    const value = knobs[tree];
    if (value === undefined) return inPython(tree);
    return value < 0 && least > 0 ? `(${pythonNumber(value)})` : pythonNumber(value);
  }
  const [op] = tree;
  const [a = 0, b = 0] = operandsOf(tree);
  const operator = operators[op];
  if (op === "neg") return least > 3 ? `(-${written(a, knobs, 3)})` : `-${written(a, knobs, 3)}`;
  if (!operator) {
    const operands = operandsOf(tree).map((operand) => written(operand, knobs));
    return `${functions[op] ?? `np.${op}`}(${operands.join(", ")})`;
  }
  const { sign, binds, right } = operator;
  const text = `${written(a, knobs, op === "pow" ? 5 : binds)}${sign}${written(b, knobs, right)}`;
  return binds < least ? `(${text})` : text;
}

/** The rule as a loop in NumPy, from the core's program of it. */
export function numpy(rule: Pick<RuleChoice, "lines" | "buffers" | "buffersStartAt">, knobs: Knobs): string[] {
  const lines = linesOf(rule.lines, knobs);
  const start = knobs[rule.buffersStartAt] ?? 0;
  const first = start === 0 ? "np.zeros_like(theta)" : `np.full_like(theta, ${pythonNumber(start)})`;
  const read = new Set(lines.flatMap(({ source }) => namesIn(source)));
  return [
    "import numpy as np",
    "",
    ...rule.buffers.filter((name) => read.has(name)).map((name) => `${inPython(name)} = ${first}`),
    "for t in range(1, steps + 1):",
    "    g = gradient(theta)",
    ...lines.map(({ to, source }) => `    ${inPython(to)} = ${written(source, knobs)}`),
  ];
}
