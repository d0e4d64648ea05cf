import { html, nothing, svg, type TemplateResult } from "lit";
import { encode } from "uqr";
import { saveFile } from "../elements/save";
import { type EmbeddedElement, sequence as sequenceSlug } from "../embed/elements";
import graded from "../embed/graded.json";
import { emptySequence, type Sequence, sequenceFile, sequenceText } from "../embed/sequence/state";
import { addressOf } from "../site/address";
import type { PlainObject } from "../state";
import { type Choices, type Form, forms, sequenceForms } from "./choices";
import {
  addressEnd,
  elementHtml,
  embedAddress,
  frameHtml,
  linkAddress,
  mystBlock,
  notebookCell,
  quartoBlock,
  sequenceAddress,
  sharedLink,
} from "./snippets";
import { words } from "./words";

/**
 * The arrangement to copy: a lesson (`element`) and the differences of its state from the defaults, or the sequence.
 */
export interface Requested {
  choices: Choices;
  element: EmbeddedElement | null;
  /** The title of the lesson, or of the sequence. */
  title: string;
  state: PlainObject;
  /** The address of the site, with a slash at the end. */
  base: string;
  /** The file of the Python package; empty if the site has none, null until this is known. */
  wheel: string | null;
}

/**
 * The name of the wheel that `npm run build:python` has put beside the site; empty if there is none, null if the server
 * did not answer.
 */
export async function offeredWheel(): Promise<string | null> {
  const answer = await fetch(new URL("python/wheels.json", document.baseURI)).catch(() => null);
  if (!answer || answer.status >= 500) return null;
  try {
    const [wheel]: unknown[] = await answer.json();
    return typeof wheel === "string" && /^gradlab-[\w.-]+\.whl$/.test(wheel) ? wheel : "";
  } catch {
    return "";
  }
}

/** The form that is shown: the chosen one, or `iframe` if the chosen one does not exist for a sequence. */
export function formOf({ choices, element }: Requested): Form {
  const own: readonly Form[] = element ? forms : sequenceForms;
  return own.includes(choices.form) ? choices.form : "iframe";
}

/** The text of a form; null if the form is only a download. */
export function textOf(form: Form, requested: Requested): string | null {
  const { choices, element, base, title } = requested;
  const { width, slug } = choices;
  const src = srcOf(requested);
  const frame = { src, title: words.text("framed", { title }), width };
  if (form === "iframe") return frameHtml(base, frame);
  if (form === "myst") return mystBlock(frame);
  if (form === "link") return element ? sharedLink(base, element, choices) : src;
  if (form === "qr") return element ? linkAddress(base, element, choices) : src;
  if (!element) {
    if (form === "quarto") return quartoBlock(frameHtml(base, frame));
    return form === "file" ? `embed.html${addressOf({ slug, fragment: `file=${words.text("sequence.name")}` })}` : null;
  }
  if (form === "module" || form === "classic") return elementHtml(base, slug, choices, { width, script: form });
  if (form === "quarto") return quartoBlock(elementHtml(base, slug, choices, { width }));
  if (form === "notebook") return notebookCell(slug, choices, requested.state);
  return form === "file" ? addressEnd(slug, choices) : null;
}

/** The sequence as a reader sees it after opening. */
export const sequenceIn = ({ title, mode, steps }: Choices): Sequence => ({ ...emptySequence, title, mode, steps });

/** The address to show in a frame. */
export function srcOf({ choices, element, base }: Requested): string {
  return element
    ? embedAddress(base, element.slug, choices)
    : sequenceAddress(base, sequenceText(sequenceIn(choices)), choices.theme);
}

/** The tabs of all forms, each with instructions. */
export function copyView(requested: Requested, choose: (form: Form) => void): TemplateResult {
  const form = formOf(requested);
  const own: readonly Form[] = requested.element ? forms : sequenceForms;
  return html`<h2>${words.text("snippet")}</h2>
    <gl-tabs
      label=${words.text("snippet")}
      .tabs=${own.map((value) => ({ value, label: words.text(`form.${value}`) }))}
      .value=${form}
      @gl-change=${(event: CustomEvent<{ value: Form }>) => choose(event.detail.value)}
    ><div slot=${form} class="form">${contentOf(form, requested)}</div></gl-tabs>`;
}

function contentOf(form: Form, requested: Requested): TemplateResult {
  const text = textOf(form, requested);
  if (form === "scorm" || text === null) return scorm(requested.choices.slug);
  if (form === "file") return file(requested, text);
  if (form === "qr") return qr(text);
  if (form === "notebook") return notebook(requested, text);
  return html`<p>${words.text(`form.${form as Exclude<Form, "qr" | "notebook">}.where`)}</p>${code(text)}`;
}

function notebook({ base, wheel }: Requested, text: string): TemplateResult {
  return html`<p>${words.text("form.notebook.where")}</p>${code(text, { isPython: true })}
    ${
      wheel
        ? html`<p>${words.text("form.notebook.install")}</p>${code(`pip install ${base}python/${wheel}`)}`
        : wheel === ""
          ? html`<p>${words.text("form.notebook.none")}</p>`
          : nothing
    }`;
}

const code = (text: string, { isPython = false } = {}): TemplateResult =>
  html`<gl-code
    copyable
    ?plain=${!isPython}
    label=${words.text("snippet")}
    .lines=${text.split("\n").map((line) => ({ text: line }))}
  ></gl-code>`;

function scorm(slug: string): TemplateResult {
  if (!Object.hasOwn(graded, slug)) return html`<p>${words.text("form.scorm.none")}</p>`;
  const path = `scorm/${slug}.zip`;
  return html`<p>${words.text("form.scorm.where")}</p>
    <p><a class="get" href=${`./${path}`} download>${words.text("form.scorm.get", { file: path })}</a></p>`;
}

function file({ choices, element }: Requested, text: string): TemplateResult {
  if (!element || choices.slug === sequenceSlug) {
    const name = words.text("sequence.name");
    const save = () => saveFile(name, "application/json", sequenceFile(sequenceIn(choices)));
    return html`<p><gl-button @click=${save}>${words.text("form.file.get", { file: name })}</gl-button></p>
      <p>${words.text("form.file.sequence")}</p>${code(text)}`;
  }
  const path = `single/${choices.slug}.html`;
  const isAsItIs = text === addressOf({ slug: choices.slug, fragment: "" });
  return html`<p>${words.text("form.file.where")}</p>
    <p><a class="get" href=${`./${path}`} download>${words.text("form.file.get", { file: path })}</a></p>
    ${isAsItIs ? nothing : html`<p>${words.text("form.file.state")}</p>${code(text)}`}`;
}

/** The rows of a QR code; `true` is dark. */
type QrCode = readonly (readonly boolean[])[];

/**
 * A text as a QR code without its margin, in the smallest version that holds the text at level M, else at level L. Null
 * if the text is too long for any version.
 */
export function qrCode(text: string): QrCode | null {
  for (const ecc of ["M", "L"] as const) {
    try {
      return encode(text, { ecc, boostEcc: false, border: 0 }).data;
    } catch (caught) {
      if (!(caught instanceof RangeError)) throw caught;
    }
  }
  return null;
}

function qr(text: string): TemplateResult {
  const made = qrCode(text);
  if (!made) return html`<p>${words.text("form.qr.long", { length: text.length })}</p>${code(text)}`;
  const size = made.length + 2 * quiet;
  const save = () => saveFile("gradlab-qr.svg", "image/svg+xml", qrFile(made));
  return html`<p>${words.text("form.qr.where")}</p>
    <svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${words.text("form.qr.alt")}>
      ${svg`<path fill="#fff" d="M0 0h${size}v${size}H0z" /><path d=${qrPath(made)} />`}
    </svg>
    <p><gl-button @click=${save}>${words.text("form.qr.get")}</gl-button></p>
    ${code(text)}`;
}

/** White modules that the standard requires on every side. */
const quiet = 4;

const qrPath = (made: QrCode): string =>
  made
    .flatMap((line, row) => line.map((dark, column) => (dark ? `M${column + quiet} ${row + quiet}h1v1h-1z` : "")))
    .join("");

function qrFile(made: QrCode): string {
  const size = made.length + 2 * quiet;
  const shape = `viewBox="0 0 ${size} ${size}" width="${8 * size}" height="${8 * size}" shape-rendering="crispEdges"`;
  const paths = `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${qrPath(made)}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${shape}>${paths}</svg>\n`;
}
