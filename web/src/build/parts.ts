import { html, nothing, type TemplateResult } from "lit";
import type { LessonPart } from "../kit";
import { isBelow } from "../state";
import { words } from "./words";

/** The names that are hidden and locked. A table has one row for each name that the lesson knows. */
export interface Restricted {
  hide: string[];
  lock: string[];
}

/** Adds or removes a name. The name of a group replaces all names below it. */
export const toggled = (list: readonly string[], name: string, on: boolean): string[] => [
  ...list.filter((one) => one !== name && !(on && isBelow(one, name))),
  ...(on ? [name] : []),
];

/** The group in the list that contains this name; undefined if none does. */
const groupOf = (list: readonly string[], name: string): string | undefined =>
  list.find((one) => one !== name && isBelow(name, one));

/**
 * Adds a row for each hidden or locked name that the lesson does not list (yet), so that it can be shown or unlocked
 * again. The row of a group comes before the rows of its members.
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

/**
 * A table of check boxes. Settings come first, because only they can be locked: the first boxes for locking are in
 * view.
 */
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
