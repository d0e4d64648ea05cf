import { html, nothing, type TemplateResult } from "lit";
import type { Matrix64 } from "../../engine";
import { countText } from "../../look";
import type { Reading } from "./reading";
import { naive } from "./recursion";
import { labelOf, shortText } from "./symbols";
import { words } from "./words";

/**
 * Why the tape is read from its end: the order of the steps, and what the naive recursion makes of the same expression.
 */
export function orderSection(
  { reverse, outputName, missing }: Reading,
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
        const [right, found] = [shown(id, derivatives), recursion.unfinished ? "…" : shown(id, recursion.derivatives)];
        return html`<tr><td class="record"><code>${name}</code></td><td class="backward">${right}</td><td class=${
          isWrong(id) ? "error" : "backward"
        }>${isWrong(id) ? "✗ " : nothing}${found}</td></tr>`;
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
