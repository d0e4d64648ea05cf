import { html, type TemplateResult } from "lit";
import type { Tensor } from "../../engine/types";
import type { Scheme } from "../../look";
import type { Passes } from "./passes";
import { table } from "./table";
import "./tensor-view";
import { words } from "./words";

/** What the last line read and what it wrote; a parameter that moved also says from where. */
export function tensors(passes: Passes | null, scheme: Scheme): TemplateResult {
  const last = passes?.last;
  const before = new Map(last?.phase === "update" ? last.read.map((tensor) => [tensor.name, tensor]) : []);
  return html`<div class="tensors">
    <section><h2>${words.text("panel.read")}</h2>${list(last?.read ?? [], new Map(), scheme, false)}</section>
    <section><h2>${words.text("panel.written")}</h2>${list(last?.written ?? [], before, scheme, true)}</section>
  </div>`;
}

function list(
  all: readonly Tensor[],
  before: ReadonlyMap<string, Tensor>,
  scheme: Scheme,
  fresh: boolean,
): TemplateResult {
  if (all.length === 0) return html`<p class="quiet">${words.text("panel.nothing")}</p>`;
  return html`<div class="list">${all.map((tensor) => {
    const old = before.get(tensor.name);
    return html`<gl-tensor .table=${table(tensor)} .old=${old ? table(old) : null} .scheme=${scheme} ?fresh=${fresh}></gl-tensor>`;
  })}</div>`;
}
