import { html, nothing, type TemplateResult } from "lit";
import { countText, numberHtml } from "../../../look";
import type { Counts } from "./compare";
import { words } from "./words";

/** What both ways took, side by side; `times` in milliseconds, where both were measured. */
export function counts(
  { vjp, jvp }: { vjp: Counts; jvp: Counts },
  times: { vjp: number; jvp: number } | null = null,
): TemplateResult {
  const line = (name: keyof Counts) =>
    html`<tr class=${name}><th scope="row">${words.text(name)}</th><td>${countText(vjp[name])}</td><td>${countText(jvp[name])}</td></tr>`;
  return html`<table class="counts"><caption class="unseen">${words.text("counts.label")}</caption>
    <thead><tr><td></td><th scope="col" class="vjp">${words.text("counts.vjp")}</th><th scope="col" class="jvp">${words.text("counts.jvp")}</th></tr></thead>
    <tbody>${line("passes")}${line("multiplications")}${line("stored")}
    ${times ? html`<tr class="time"><th scope="row">${words.text("time")}</th><td>${numberHtml(times.vjp)}</td><td>${numberHtml(times.jvp)}</td></tr>` : nothing}</tbody></table>`;
}
