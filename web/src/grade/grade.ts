import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import "../elements";
import { define } from "../elements";
import { saveFile } from "../elements/save";
import { failureNotice, Task } from "../kit";
import type { Graded } from "../kit/graded";
import { mostBytes } from "../kit/receipt/receipt";
import { baseStyles, controlStyles, numberText, tokenStyles } from "../look";
import { graders } from "./graders";
import { csv, type GradeRow, misconceptions, withoutDoubles } from "./table";
import { words } from "./words";

/** A file that was dropped or chosen: its path in the folder, and its text. */
interface Dropped {
  path: string;
  text: string;
}

/** Sorts paths with numbers by value: 2 before 10. */
const inOrder = new Intl.Collator("en", { numeric: true });

/** The page that grades a folder of receipts again, and shows the table and the misconceptions of the class. */
export class GradlabGrade extends LitElement {
  static override properties = { over: { state: true } };
  /** Whether something is dragged over the page. */
  declare over: boolean;
  private readonly grading = new Task<GradeRow[]>(this);

  constructor() {
    super();
    this.over = false;
  }

  private grade(dropped: readonly Dropped[]): void {
    const files = [...dropped].sort((one, other) => inOrder.compare(one.path, other.path));
    void this.grading.start(
      files.map(({ path }) => path),
      async ({ progress, show, signal }) => {
        const rows: GradeRow[] = [];
        const all = () =>
          withoutDoubles(rows, {
            doubled: (file) => words.text("says.doubled", { file }),
            copied: (file) => words.text("says.copied", { file }),
          });
        for (const file of files) {
          if (signal.aborted) break;
          rows.push(await rowOf(file));
          progress(rows.length, files.length);
          show(all());
        }
        return all();
      },
    );
  }

  private readonly chosen = async (event: Event): Promise<void> => {
    const { files } = event.target as HTMLInputElement;
    this.grade(await Promise.all([...(files ?? [])].map((file) => read(file, file.webkitRelativePath || file.name))));
  };

  private readonly dropped = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    this.over = false;
    const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
    this.grade((await Promise.all(entries.map(filesIn))).flat());
  };

  private hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over = over;
  }

  protected override render(): TemplateResult {
    const rows = this.grading.value ?? [];
    const { progress } = this.grading;
    return html`<main
      class=${this.over ? "over" : ""}
      @dragover=${(event: DragEvent) => this.hover(event, true)}
      @dragleave=${(event: DragEvent) => this.hover(event, false)}
      @drop=${this.dropped}
    >
      <h1>${words.text("title")}</h1>
      <p>${words.text("lead")}</p>
      <p class="formative">${words.text("formative")}</p>
      <div class="choose">
        <label>${words.text("folder")} <input
          id="folder"
          type="file"
          webkitdirectory
          multiple
          @change=${this.chosen}
        /></label>
        <label>
          ${words.text("files")}
          <input id="files" type="file" accept="application/json,.json" multiple @change=${this.chosen} />
        </label>
        <span class="quiet">${words.text("drop")}</span>
      </div>
      <p role="status">${progress ? words.text("busy", progress) : nothing}</p>
      ${failureNotice(this.grading)}
      ${rows.length > 0 ? html`${table(rows)}${common(rows)}` : html`<p class="quiet">${words.text("empty")}</p>`}
    </main>`;
  }

  static override styles = [
    tokenStyles,
    baseStyles,
    controlStyles,
    css`
      :host { display: block; color: var(--ink); background: var(--paper); font: 17px/1.58 var(--serif) }
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
        max-width: 1100px;
        margin: 0 auto;
        padding: 40px 16px 64px;
        min-height: 80svh;
        align-content: start;
      }
      main.over { background: color-mix(in srgb, var(--forward) 6%, transparent) }
      h1 { font-size: 28px; line-height: 1.2; margin: 0 }
      h2 { font-size: 21px; margin: 24px 0 0 }
      .formative { border-left: 3px solid var(--edge); padding-left: 16px; color: var(--muted) }
      .choose {
        display: flex;
        flex-wrap: wrap;
        gap: 12px 24px;
        align-items: center;
        border: 1px dashed var(--edge);
        border-radius: var(--radius);
        padding: 16px;
        font: 15px/1.4 var(--sans);
      }
      .choose label { display: grid; gap: 4px; font-weight: 600 }
      .scroll { overflow-x: auto }
      table { border-collapse: collapse; width: 100%; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums }
      th, td { text-align: start; padding: 6px 16px 6px 0; border-bottom: 1px dotted var(--line); vertical-align: top }
      th { font-weight: 400 }
      thead th { font-size: 13px; color: var(--muted) }
      td.number { text-align: end; white-space: nowrap }
      .when { white-space: nowrap }
      .misconceptions { max-width: 52rem }
      .misconceptions th { font-weight: 600; padding-top: 20px }
      .misconceptions td.number { width: 1%; text-align: start; color: var(--muted) }
      td small { display: block; font-size: 13px; color: var(--muted); overflow-wrap: anywhere }
      .bar { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; font: 15px/1.4 var(--sans) }
      code { font: 13px/1.5 var(--mono) }
    `,
  ];
}

/** The row of a file: reads and grades it. */
async function rowOf({ path, text }: Dropped): Promise<GradeRow> {
  const foreign = (message: string): GradeRow => ({ file: path, is: "foreign", graded: null, message });
  let candidate: unknown;
  try {
    candidate = JSON.parse(text);
  } catch {
    return foreign(words.text("says.json"));
  }
  const { lesson, format } = (typeof candidate === "object" && candidate !== null ? candidate : {}) as Record<
    string,
    unknown
  >;
  const grader = typeof lesson === "string" && Object.hasOwn(graders, lesson) ? graders[lesson] : undefined;
  if (format !== "gradlab-receipt" || !grader) return foreign(words.text("says.lesson"));
  let graded: Graded;
  try {
    graded = await (await grader())(candidate);
  } catch (caught) {
    const reason = caught instanceof Error ? caught.message : String(caught);
    return { file: path, is: "wrong", graded: null, message: words.text("says.failed", { reason }) };
  }
  const { problems, beginning, remark = "" } = graded;
  const again = beginning > 1 ? words.text("says.beginning", { count: beginning }) : "";
  const remarks = [again, remark].filter((one) => one !== "");
  const message = (problems.length > 0 ? inShort(problems) : remarks).join("; ");
  // A receipt that could not be read has no numbers.
  const isRead = graded.made !== "";
  return { file: path, is: problems.length > 0 ? "wrong" : "holds", graded: isRead ? graded : null, message };
}

/** The most problems that are listed for a receipt: one forged answer often causes many. */
const mostProblems = 3;
const inShort = (problems: readonly string[]): string[] =>
  problems.length <= mostProblems
    ? [...problems]
    : [...problems.slice(0, mostProblems), words.text("says.more", { count: problems.length - mostProblems })];

/** Reads a file. A file that is too large or cannot be read counts as empty, so that the others are graded. */
async function read(file: File, path: string): Promise<Dropped> {
  return { path, text: file.size > mostBytes ? "" : await file.text().catch(() => "") };
}

/** The file of an entry, or all files of a folder, at any depth. */
async function filesIn(entry: FileSystemEntry): Promise<Dropped[]> {
  if (entry.isFile) {
    const path = entry.fullPath.replace(/^\//, "");
    const opened = new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [await opened.then((file) => read(file, path)).catch(() => ({ path, text: "" }))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const dropped: Dropped[] = [];
  // A browser returns at most 100 entries at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return dropped;
    dropped.push(...(await Promise.all(some.map(filesIn))).flat());
  }
}

function table(rows: readonly GradeRow[]): TemplateResult {
  const counted = rows.filter(({ is }) => is === "holds").length;
  const heads = ["file", "name", "exercise", "seed", "points", "right", "hints", "minutes", "begun", "status"] as const;
  return html`<div class="bar">
      <span>${words.text("counted", { count: counted, all: rows.length })}</span>
      <gl-button kind="primary" @click=${() =>
        saveFile("gradlab-receipts.csv", "text/csv", `\ufeff${csv(rows)}`)}>${words.text("download")}</gl-button>
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.text("title")}>
      <table aria-label=${words.text("title")}>
        <thead><tr>${heads.map((head) => html`<th scope="col">${words.text(`column.${head}`)}</th>`)}</tr></thead>
        <tbody>${rows.map(line)}</tbody>
      </table>
    </div>`;
}

const exerciseText = ({ lesson, exercise }: Graded): string => [lesson, exercise].filter((one) => one !== "").join(" ");

function line({ file, is, graded, message }: GradeRow): TemplateResult {
  const counts = is === "holds";
  return html`<tr>
    <th scope="row">${file}</th>
    <td>${graded?.name}</td>
    <td class="when">${graded && exerciseText(graded)}</td>
    <td class="number">${graded?.variant}</td>
    <td class="number">${graded && `${numberText(graded.points)} / ${graded.max}`}</td>
    <td class="number">${graded && `${graded.right} / ${graded.answered}`}</td>
    <td class="number">${graded?.hints}</td>
    <td class="number">${graded && numberText(graded.seconds / 60, { digits: 2 })}</td>
    <td class="when">${graded?.begun.slice(0, 16).replace("T", " ")}</td>
    <td><span class=${
      counts ? "correct" : "error"
    }>${counts ? "✓" : "✗"} ${words.text(`status.${is}`)}</span><small>${message}</small></td>
  </tr>`;
}

function common(rows: readonly GradeRow[]): TemplateResult | typeof nothing {
  const questions = misconceptions(rows);
  if (!rows.some(({ is }) => is === "holds")) return nothing;
  const title = html`<h2>${words.text("misconceptions.title")}</h2>`;
  if (questions.length === 0) return html`${title}<p>${words.text("misconceptions.none")}</p>`;
  return html`${title}
    <p>${words.text("misconceptions.text")}</p>
    <table class="misconceptions" aria-label=${words.text("misconceptions.title")}>
      ${questions.map(
        ({ title, people: all, mistakes }) => html`<tbody>
          <tr><th scope="rowgroup" colspan="2">${title}</th></tr>
          ${mistakes.map(
            ({ misconception, explanation, people }) => html`<tr>
              <td class="number">${words.text("misconceptions.people", { people, all })}</td>
              <td>${explanation || words.text("misconceptions.unknown")}
                <small><code>${misconception}</code></small></td>
            </tr>`,
          )}
        </tbody>`,
      )}
    </table>`;
}

define("gradlab-grade", GradlabGrade);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-grade": GradlabGrade;
  }
}
