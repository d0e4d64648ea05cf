import { html, nothing, type TemplateResult } from "lit";
import type { LessonPart } from "../kit";
import { isBelow } from "../state";
import { words } from "./words";

/** What of a lesson is hidden and locked: a row for each name that it knows. */
export interface Restricted {
  hide: string[];
  lock: string[];
}

/** A whole group stands for all that is below it. */
export const toggled = (list: readonly string[], name: string, on: boolean): string[] => [
  ...list.filter((one) => one !== name && !(on && isBelow(one, name))),
  ...(on ? [name] : []),
];

/** The group in the list that has this name in it; undefined where none has. */
const groupOf = (list: readonly string[], name: string): string | undefined =>
  list.find((one) => one !== name && isBelow(name, one));

/**
 * With a row for each name that is hidden or locked, so that it can be taken back even before the lesson lists it; that
 * of a whole group stands before what is in it.
 */
export function withArranged(parts: readonly LessonPart[], { hide, lock }: Restricted): LessonPart[] {
  const known = new Set(parts.map(({ name }) => name));
  const rows = [...parts];
  for (const name of new Set([...hide, ...lock])) {
    if (known.has(name)) continue;
    const first = rows.findIndex((part) => part.kind === "control" && isBelow(part.name, name));
    const isControl = first >= 0 || lock.includes(name) || name.includes(".");
    const label = first >= 0 ? words.text("parts.whole", { name }) : name;
    rows.splice(first >= 0 ? first : rows.length, 0, { name, kind: isControl ? "control" : "part", label });
  }
  return rows;
}

/** A table of check boxes. Settings, which can be locked too, stand first: else no box to lock would be in view. */
export function partsTable(
  parts: readonly LessonPart[],
  { hide, lock }: Restricted,
  change: (restricted: Restricted) => void,
): TemplateResult {
  const listed = withArranged(parts, { hide, lock });
  if (parts.length === 0) return html`<p class="quiet">${words.text("parts.waiting")}</p>`;
  const box = (list: "hide" | "lock", name: string, label: string) => {
    const names = list === "hide" ? hide : lock;
    const group = groupOf(names, name);
    return html`<td><label
      class="box"
      title=${group === undefined ? nothing : words.text("parts.group", { name: group })}
    ><input
      type="checkbox"
      aria-label=${words.text(`parts.${list}.one`, { name: label })}
      .checked=${group !== undefined || names.includes(name)}
      ?disabled=${group !== undefined}
      @change=${(event: Event) => {
        const on = (event.target as HTMLInputElement).checked;
        change({ hide, lock, [list]: toggled(names, name, on) });
      }}
    ></label></td>`;
  };
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
