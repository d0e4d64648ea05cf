import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../../../elements/icons";
import { numberText } from "../../../look/numbers";
import { bar, equation, factor, frac, inline, type Maths, mn, mo, parens, row, sup, toned } from "../../../maths";
import { slopeSymbols } from "../notation";
import { at, isConstant, slopesOf } from "../slope";
import { nameSymbol } from "../symbols";
import { explanationOf, judge, type Kind, type TurnVerdict } from "./grade";
import type { Blank, Operand, TurnStep } from "./steps";
import { rules, words } from "./words";

/** What the learner has put into a blank: 0, 1 for the hint or 2 for the worked step was seen. */
export interface Filled {
  text: string;
  help: 0 | 1 | 2;
}

export interface BlankActions {
  answer(text: string): void;
  help(much: 1 | 2): void;
  pressed(event: KeyboardEvent): void;
}

/**
 * A blank of a step: what is asked for, the field, what the engine says to the answer, and the help that was asked for.
 */
export function blankView(
  step: TurnStep,
  blank: Blank,
  index: number,
  { text, help }: Filled,
  act: BlankActions,
): TemplateResult {
  const verdict = judge(blank, text);
  const right = verdict.is === "right";
  const wrong = verdict.is === "wrong" || verdict.is === "unreadable";
  const name = spoken(blank);
  return html`<div class="blank">
    <span class="asked" aria-hidden="true">${inline(asked(blank), mo("="))}</span>
    <input
      class="field"
      type="text"
      inputmode="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      maxlength="24"
      data-blank=${index}
      aria-label=${name}
      aria-invalid=${wrong ? "true" : "false"}
      aria-describedby="about-${index}"
      .value=${live(text)}
      ?readonly=${right}
      @change=${(event: Event) => act.answer((event.target as HTMLInputElement).value)}
      @keydown=${act.pressed}
    >
    <span class="verdict ${right ? "correct" : wrong ? "error" : ""}">${
      right
        ? html`${icon("check")} ${words.text("right")}`
        : wrong
          ? html`${icon("close")} ${words.text("wrong")}`
          : nothing
    }</span>
    ${
      right
        ? exact(blank, text)
        : html`<span class="helps">
      ${
        help < 1
          ? html`<button
        class="link"
        type="button"
        @click=${() => act.help(1)}
        aria-label="${words.text("hint")}: ${name}"
      >${words.text("hint")}</button>`
          : nothing
      }
      ${
        help === 1
          ? html`<button
        class="link"
        type="button"
        @click=${() => act.help(2)}
        aria-label="${words.text("worked")}: ${name}"
      >${words.text("worked")}</button>`
          : nothing
      }</span>`
    }
    <div class="feedback" id="about-${index}" role="status">
      ${wrong ? feedback(blank, verdict).map((line) => html`<p>${line}</p>`) : nothing}
      ${help >= 1 && !right ? html`<p class="hint">${hint(step, blank)}</p>` : nothing}
      ${help >= 2 ? equation(worked(step, blank), name) : nothing}
    </div>
  </div>`;
}

function spoken({ kind, of, by, slot }: Blank): string {
  if (kind === "adjoint") return words.text("blank.adjoint", { of });
  return slot === null ? words.text("blank.local", { of, by }) : words.text("blank.local.slot", { of, by, slot });
}

/** The engine's own number, where the learner wrote a rounded one. */
function exact(blank: Blank, text: string) {
  const number = numberText(blank.right, { digits: 4 });
  return number === text.replace("-", "−")
    ? nothing
    : html`<span class="exact quiet">${words.text("answer.is", { value: number })}</span>`;
}

// ---- what is said to an answer --------------------------------------------------------------------------------------

/** What to say to an answer that is not right. */
export function feedback(blank: Blank, verdict: TurnVerdict): string[] {
  if (verdict.is === "unreadable") return [words.text("unreadable")];
  if (verdict.is !== "wrong") return [];
  if (verdict.kinds.length === 0) return [words.text("unknown")];
  const values = verdict.kinds.map((kind) => about(kind, blank));
  return values.length > 1 ? [words.text("several"), ...values] : values;
}

function about(kind: Kind, blank: Blank): string {
  if (kind === "paths") return words.text("kind.paths", { name: blank.of, count: blank.paths.length });
  return explanationOf(kind, blank.kind);
}

/** The rule that a blank is found by. */
export function hint(step: TurnStep, blank: Blank): string {
  if (blank.kind === "local") return rules.has(step.op) ? rules.text(step.op) : words.text("rule.other");
  const [first] = blank.paths;
  if (blank.paths.length === 1 && first) return words.text("rule.chain", { through: first.through });
  return words.text("rule.paths", { count: blank.paths.length });
}

// ---- in symbols ---------------------------------------------------------------------------------------------------

/** A name as mathematics sets it, or a number. */
export function symbol(name: string): Maths {
  return Number.isFinite(Number(name)) ? mn(Number(name)) : nameSymbol(name);
}

/** The adjoint of a node: its name under a bar. */
export const adjoint = (name: string): Maths => toned("backward", nameSymbol(name, bar));

/** A local derivative; of an input that is used twice, by which slot. */
function partial(of: string, by: string, slot: number | null): Maths {
  const below = slot === null ? symbol(by) : sup(symbol(by), parens(mn(slot)));
  return frac(row(mo("∂"), symbol(of)), row(mo("∂"), below));
}

/** What a blank asks for, as the left side of an equation. */
export function asked(blank: Blank): Maths {
  if (blank.kind === "adjoint") return adjoint(blank.of);
  return partial(blank.of, blank.by, blank.slot);
}

/** The whole step, with symbols and then with numbers. */
export function worked(step: TurnStep, blank: Blank): Maths[] {
  const end = [mo("="), toned(blank.kind === "adjoint" ? "backward" : "correct", mn(blank.right))];
  const way = blank.kind === "adjoint" ? paths(blank) : local(step, blank);
  return [asked(blank), ...way.flatMap((part) => [mo("="), part]), ...end];
}

function paths({ of, paths }: Blank): Maths[] {
  const added = (terms: Maths[]) => row(...terms.flatMap((term, index) => (index === 0 ? [term] : [mo("+"), term])));
  return [
    added(paths.map(({ through, slot }) => row(adjoint(through), mo("·"), partial(through, of, slot)))),
    added(paths.map(({ upstream, local }) => row(toned("backward", factor(upstream)), mo("·"), factor(local)))),
  ];
}

/** The slope in letters and with the numbers of the exercise; nothing where it is the same number anywhere. */
function local({ row, name, inputs, value }: TurnStep, { place }: Blank): Maths[] {
  const [first, second] = inputs as readonly [Operand, Operand | undefined];
  const known: Record<string, number> = second?.constant ? { b: second.value } : {};
  const slope = row && at(slopesOf(row)[place] ?? 0, known);
  if (slope === undefined || isConstant(slope)) return [];
  const blue = (number: number) => toned("forward", factor(number));
  const letters = { a: symbol(first.name), b: symbol(second?.name ?? ""), y: symbol(name) };
  if (typeof slope === "string") return [slopeSymbols(slope, letters)];
  const numbers = { a: blue(first.value), b: blue(second?.value ?? Number.NaN), y: blue(value) };
  return [slopeSymbols(slope, letters), slopeSymbols(slope, numbers)];
}
