import { html, nothing, type TemplateResult } from "lit";
import type { LessonPart } from "../kit";
import { words } from "./words";

/** What of a lesson is hidden and locked: a row for each name that it knows. */
export interface Restricted {
  hide: string[];
  lock: string[];
}

const toggled = (list: readonly string[], name: string, on: boolean): string[] => [
  ...list.filter((one) => one !== name),
  ...(on ? [name] : []),
];

/** With a row for each name that is hidden or locked, so that it can be taken back even before the lesson lists it. */
export function withArranged(parts: readonly LessonPart[], { hide, lock }: Restricted): LessonPart[] {
  const known = new Set(parts.map(({ name }) => name));
  const row = (name: string): LessonPart => ({
    name,
    kind: lock.includes(name) || name.includes(".") ? "control" : "part",
    label: name,
  });
  return [...parts, ...[...new Set([...hide, ...lock])].filter((name) => !known.has(name)).map(row)];
}

/** A table of check boxes. Settings, which can be locked too, stand first: else no box to lock would be in view. */
export function partsTable(
  parts: readonly LessonPart[],
  { hide, lock }: Restricted,
  change: (restricted: Restricted) => void,
): TemplateResult {
  const listed = withArranged(parts, { hide, lock });
  if (parts.length === 0) return html`<p class="quiet">${words.text("parts.waiting")}</p>`;
  const box = (list: "hide" | "lock", name: string, label: string) => html`<td><label class="box"><input
    type="checkbox"
    aria-label=${words.text(`parts.${list}.one`, { name: label })}
    .checked=${(list === "hide" ? hide : lock).includes(name)}
    @change=${(event: Event) => {
      const on = (event.target as HTMLInputElement).checked;
      change({ hide, lock, [list]: toggled(list === "hide" ? hide : lock, name, on) });
    }}
  ></label></td>`;
  const rows = (kind: LessonPart["kind"]) => {
    const own = listed.filter((part) => part.kind === kind);
    if (own.length === 0) return nothing;
    return html`<tbody>
      <tr><th scope="rowgroup" colspan="3" class="kind">${words.text(`parts.${kind}`)}</th></tr>
      ${own.map(
        ({ name, label }) => html`<tr>
          <th scope="row">${label}${label === name ? nothing : html`<code>${name}</code>`}</th>
          ${box("hide", name, label)}${kind === "control" ? box("lock", name, label) : html`<td></td>`}
        </tr>`,
      )}
    </tbody>`;
  };
  return html`<p class="quiet">${words.text("parts.help")}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.text("parts")}>
      <table aria-label=${words.text("parts")}>
        <thead><tr>
          <th scope="col">${words.text("parts.name")}</th>
          <th scope="col">${words.text("parts.hide")}</th>
          <th scope="col">${words.text("parts.lock")}</th>
        </tr></thead>
        ${rows("control")}${rows("part")}
      </table>
    </div>`;
}
