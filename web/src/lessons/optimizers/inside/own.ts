import { html, type TemplateResult } from "lit";
import { numberHtml, numberText } from "../../../look";
import { filledIn, linesOf } from "../own/text";
import type { Runner } from "../runner";
import { words } from "../words";

/** What a rule's names stand for before the update from point t, in one coordinate; those it assigns, as they were left. */
function before({ path, knobs }: Runner, axis: "x" | "y", t: number): Map<string, number> {
  const held = (path.inside?.buffers ?? []).map((buffer): [string, number] => [
    buffer.name,
    t > 0 ? (buffer[axis][t - 1] as number) : 0,
  ]);
  const given: Array<[string, number]> = [
    ["theta", path[axis][t] as number],
    ["g", path.inside?.gradient[axis][t] ?? Number.NaN],
    ["t", t + 1],
  ];
  return new Map([...Object.entries(knobs), ...held, ...given]);
}

/** What a line left behind; known where no later line of the update assigns the same name. */
function after({ path }: Runner, axis: "x" | "y", t: number, to: string): number | undefined {
  return to === "theta" ? path[axis][t + 1] : path.inside?.buffers.find(({ name }) => name === to)?.[axis][t];
}

/** Update t + 1 of the learner's own rule: each line as it was written, with the numbers put in, and what it gave. */
export function ownLines(runner: Runner, text: string, t: number): TemplateResult {
  const lines = linesOf(text);
  const values = { x: before(runner, "x", t), y: before(runner, "y", t) };
  const cell = (axis: "x" | "y", to: string, source: string, last: boolean) => {
    const filled = filledIn(source, values[axis], (value) => numberText(value, { digits: 4 }));
    const result = last ? after(runner, axis, t, to) : undefined;
    if (result === undefined) values[axis].delete(to);
    else values[axis].set(to, result);
    return html`<td data-axis=${axis}><code>${filled}</code>${result === undefined ? "" : html`<br>= ${numberHtml(result, { digits: 6 })}`}</td>`;
  };
  const g = (axis: "x" | "y") =>
    html`<td data-axis=${axis}>${numberHtml(values[axis].get("g") ?? Number.NaN, { digits: 5 })}</td>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("inside.step", { step: t + 1 })}><table class="account">
    <thead><tr><th scope="col">${words.text("inside.line")}</th><th scope="col">x</th><th scope="col">y</th></tr></thead>
    <tbody><tr><th scope="row"><span>${words.text("inside.gradient")}</span><code>g</code></th>${g("x")}${g("y")}</tr>
    ${lines.map(({ to, source }, at) => {
      const last = !lines.slice(at + 1).some((later) => later.to === to) && to !== "g" && to !== "t";
      return html`<tr><th scope="row"><span>${words.text("inside.own")}</span><code>${to} = ${source}</code></th>${cell("x", to, source, last)}${cell("y", to, source, last)}</tr>`;
    })}</tbody></table></div>`;
}
