import { css, html, nothing, type TemplateResult } from "lit";
import "../../elements/button";
import { saveFile } from "../../elements/save";
import { plainName } from "./receipt";
import { words } from "./words";

interface Form {
  name: string;
  beginning: number;
  /** How many of all answers were given in this browser; absent if all were. */
  here?: { here: number; all: number } | undefined;
  rename(name: string): void;
  /** Returns the name of the file and the receipt. */
  receipt(): { file: string; receipt: unknown };
}

/** The form in which the reader enters a name and saves a receipt. */
export function receiptForm({ name, beginning, here, rename, receipt }: Form): TemplateResult {
  const written = (event: Event) => rename((event.target as HTMLInputElement).value);
  const save = () => {
    const made = receipt();
    saveFile(made.file, "application/json", `${JSON.stringify(made.receipt, null, 2)}\n`);
  };
  return html`<div class="receipt">
    <label>
      <span>${words.text("name")}</span>
      <input class="field" type="text" maxlength="100" autocomplete="name" .value=${name}
        @change=${written} @input=${written} />
    </label>
    <gl-button ?disabled=${plainName(name) === ""} @click=${save}>${words.text("save")}</gl-button>
    ${here && here.here < here.all ? html`<p>${words.text("elsewhere", here)}</p>` : nothing}
    <p class="quiet">${words.text("about", { beginning })}</p>
  </div>`;
}

export const receiptStyles = css`
  .receipt { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; font: 15px/1.4 var(--sans) }
  .receipt label { display: grid; gap: 4px; flex: 1 1 14rem; max-width: 24rem; font-weight: 600 }
  .receipt p { flex: 1 0 100%; margin: 0; font-size: 13px }
`;
