import { html, nothing, type TemplateResult } from "lit";
import type { Contribution, Expressed, Matrix64, PassStep } from "../../engine";
import { countText } from "../../look";
import type { TextReading } from "./reading";
import { labelOf, shortText } from "./symbols";
import { words } from "./words";

/** A recursion that takes longer than this has made its point. */
const mostVisits = 20_000;

/**
 * What the naive recursion finds: adjoints by node, and how often it called itself; `unfinished` when it was stopped.
 */
interface Naive {
  derivatives: (Matrix64 | null)[];
  visits: number[];
  calls: number;
  unfinished: boolean;
}

/**
 * The recursion that many write first: give every input its share, then call yourself on each input. A node that is
 * used twice is called twice, and hands on what it had already handed on.
 */
export function naive({ nodes, steps }: Expressed): Naive {
  const byNode = new Map(steps.map((step) => [step.node, step]));
  const derivatives: (Matrix64 | null)[] = nodes.map(() => null);
  const visits = nodes.map(() => 0);
  const result = { derivatives, visits, calls: 0, unfinished: false };
  const first = steps[0];
  if (!first) return result;
  derivatives[first.node] = first.given;
  visit(first);
  return result;

  function visit(step: PassStep): void {
    if (result.calls >= mostVisits) result.unfinished = true;
    if (result.unfinished) return;
    result.calls++;
    visits[step.node] = (visits[step.node] ?? 0) + 1;
    const given = derivatives[step.node] ?? step.given;
    for (const contribution of step.contributions) {
      const { input } = contribution;
      const share = pulled(contribution, given, nodes[input]?.value ?? share0);
      const before = derivatives[input] ?? null;
      derivatives[input] = before ? added(before, share) : share;
    }
    for (const { input } of step.contributions) {
      const next = byNode.get(input);
      if (next) visit(next);
      else visits[input] = (visits[input] ?? 0) + 1;
    }
  }
}

const share0 = { rows: 1, columns: 1 };

/** Whether every node comes after all that use it: only then is its adjoint complete when it is handed on. */
export function isTopological(order: readonly number[], nodes: Expressed["nodes"]): boolean {
  const place = new Map(order.map((node, index) => [node, index]));
  return order.every((node, index) =>
    nodes.every(({ id, inputs }) => !inputs.includes(node) || (place.get(id) ?? -1) < index),
  );
}

// ---- what is handed on ------------------------------------------------------------------------------------------

type Shape = Pick<Matrix64, "rows" | "columns">;

const zeros = ({ rows, columns }: Shape): Matrix64 => ({ rows, columns, values: new Float64Array(rows * columns) });
const at = ({ rows, values }: Matrix64, row: number, column: number): number =>
  values[row + rows * column] ?? Number.NaN;

function made({ rows, columns }: Shape, value: (row: number, column: number) => number): Matrix64 {
  const values = Float64Array.from({ length: rows * columns }, (_, i) => value(i % rows, Math.floor(i / rows)));
  return { rows, columns, values };
}

/** a + b, of one shape. */
const added = (a: Matrix64, b: Matrix64): Matrix64 => ({
  ...a,
  values: a.values.map((value, i) => value + (b.values[i] ?? Number.NaN)),
});

/** An adjoint times a local derivative: as in the engine, 0 times infinity is 0. */
function scaled(adjoint: number, local: number): number {
  const result = adjoint * local;
  return Number.isNaN(result) && !Number.isNaN(adjoint) && !Number.isNaN(local) ? 0 : result;
}

/**
 * What an input of the shape `input` gets of an adjoint `given` through one contribution: the engine's own products
 * come out when it is given the engine's adjoint, and what a wrong order makes of it when it is not.
 */
export function pulled({ kind, local }: Pick<Contribution, "kind" | "local">, given: Matrix64, input: Shape): Matrix64 {
  if (kind === "spread") return made(input, () => scaled(given.values[0] ?? Number.NaN, local.values[0] ?? Number.NaN));
  if (kind === "left") return product(given, transposed(local), input);
  if (kind === "right") return product(transposed(local), given, input);
  const sum = zeros(input);
  for (let column = 0; column < given.columns; column++)
    for (let row = 0; row < given.rows; row++) {
      const target = Math.min(row, input.rows - 1) + input.rows * Math.min(column, input.columns - 1);
      sum.values[target] = (sum.values[target] ?? 0) + scaled(at(given, row, column), at(local, row, column));
    }
  return sum;
}

function transposed(matrix: Matrix64): Matrix64 {
  return made({ rows: matrix.columns, columns: matrix.rows }, (row, column) => at(matrix, column, row));
}

function product(a: Matrix64, b: Matrix64, shape: Shape): Matrix64 {
  return made(shape, (row, column) => {
    let sum = 0;
    for (let inner = 0; inner < a.columns; inner++) sum += scaled(at(a, row, inner), at(b, inner, column));
    return sum;
  });
}

/**
 * Why the tape is read from its end: the order of the steps, and what the naive recursion makes of the same expression.
 */
export function orderSection(
  { reverse, outputName, missing }: TextReading,
  isReused: boolean,
  isOpen: boolean,
  tryReused: () => void,
): TemplateResult | typeof nothing {
  const { nodes, steps, derivatives } = reverse;
  if (missing || steps.length === 0) return nothing;
  const recursion = naive(reverse);
  const inputs = nodes.filter(({ op, reached }) => op === "input" && reached);
  const shown = (id: number, from: typeof derivatives): string => (from[id] ? shortText(from[id]) : "0");
  const isWrong = (id: number): boolean => !close(derivatives[id] ?? null, recursion.derivatives[id] ?? null);
  const wrong = inputs.find(({ id }) => isWrong(id));
  const again = nodes.filter(({ id, op }) => op !== "input" && (recursion.visits[id] ?? 0) > 1).at(-1);
  const order = steps.map(({ node }) => (nodes[node] ? labelOf(nodes[node]) : "")).join(", ");
  return html`<section id="order" class="part order">
    <div class="words"><h2>${words.text("order.title")}</h2><p>${words.text("order.text")}</p>
      <p class="quiet">${words.text("order.sequence", { order })} ${words.text("order.valid")}</p>
      ${
        isReused
          ? nothing
          : html`<div><gl-button
        path="text"
        @click=${tryReused}
      >${words.text("order.try")}</gl-button></div>`
      }</div>
    ${isOpen ? comparison() : html`<p class="quiet">${words.text("order.closed")}</p>`}
  </section>`;

  function verdict(): string {
    if (recursion.unfinished) return "";
    if (!again) return words.text("order.right");
    const called = { name: labelOf(again), visits: recursion.visits[again.id] ?? 0 };
    if (!wrong) return words.text("order.harmless", called);
    const numbers = { wrong: shown(wrong.id, recursion.derivatives), right: shown(wrong.id, derivatives) };
    return words.text("order.wrong", { ...called, ...numbers });
  }

  function comparison(): TemplateResult {
    return html`<div
      class="scroll"
      tabindex="0"
      role="group"
      aria-label=${words.text("order.title")}
    ><table class="tape" translate="no">
      <caption class="unseen">${words.text("order.table")}</caption>
      <thead><tr><th
        scope="col"
        class="record"
      >${words.text("order.scalar", { name: outputName })}</th>
        <th scope="col">${words.text("order.tape")}</th>
        <th scope="col">${words.text("order.naive")}</th></tr></thead>
      <tbody>${inputs.map(({ id, name }) => {
        const [right, result] = [shown(id, derivatives), recursion.unfinished ? "…" : shown(id, recursion.derivatives)];
        return html`<tr><td class="record"><code>${name}</code></td><td class="backward">${right}</td><td class=${
          isWrong(id) ? "error" : "backward"
        }>${isWrong(id) ? "✗ " : nothing}${result}</td></tr>`;
      })}
      <tr><td class="record quiet"></td><td class="quiet">${words.text("order.steps", { count: steps.length })}</td>
        <td class="quiet">${words.text(recursion.unfinished ? "order.calls.many" : "order.calls", {
          count: countText(recursion.calls),
        })}</td></tr></tbody></table>
      <p class="verdict" role="status">${verdict()}</p></div>`;
  }
}

/** The same but for rounding, which differs with the order of adding. */
function close(one: Matrix64 | null, other: Matrix64 | null): boolean {
  if (!one || !other) return one === other;
  return one.values.every(
    (value, i) => Math.abs(value - (other.values[i] ?? Number.NaN)) <= 1e-12 * Math.max(1, Math.abs(value)),
  );
}
