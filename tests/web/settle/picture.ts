import { ReactiveElement } from "lit";

/**
 * The picture of an element, as lines of text: the words and the values of fields, in all shadow roots, and the
 * properties given to our charts and controls. Elements that show the past instead of the state are left out.
 */
export function pictureOf(element: Element): string[] {
  const lines: string[] = [];
  look(element, "", lines);
  return lines;
}

/** Undo and redo, floating help, and the reason why an answer of the quiz was refused. */
const passedOver = ".tools, .print, .help, #refusal, style, script";

function look(node: Node, indent: string, lines: string[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.textContent?.replaceAll(/\s+/g, " ").trim();
    if (text) lines.push(indent + text);
    return;
  }
  if (!(node instanceof Element)) {
    for (const child of node.childNodes) look(child, indent, lines);
    return;
  }
  if (node.matches(passedOver)) return;
  // Whether a question without an answer is closed depends on what was shown before.
  if (node.localName === "gl-predict" && Reflect.get(node, "value") === "") {
    lines.push(`${indent}<gl-predict> ${Reflect.get(node, "question")}`);
    return;
  }
  if (indent !== "" && node.localName.startsWith("gl-")) lines.push(`${indent}<${node.localName}> ${givenTo(node)}`);
  const field = typedIn(node);
  if (field !== null) lines.push(`${indent}${node.localName} = ${field}`);
  const inner = `${indent}  `;
  if (node.shadowRoot) look(node.shadowRoot, inner, lines);
  for (const child of node.childNodes) look(child, inner, lines);
}

function typedIn(node: Element): string | null {
  if (node instanceof HTMLInputElement)
    return node.type === "radio" || node.type === "checkbox" ? `${node.checked}` : node.value;
  if (node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement) return node.value;
  return node instanceof HTMLProgressElement ? `${node.value} of ${node.max}` : null;
}

/** The properties that an element was given from outside, without its internal state. */
function givenTo(node: Element): string {
  if (!(node instanceof ReactiveElement)) return "";
  const { elementProperties } = node.constructor as typeof ReactiveElement;
  const given = [...elementProperties].flatMap(([name, { state }]) => {
    if (state || isOfThePast(node, String(name))) return [];
    const value: unknown = Reflect.get(node, name);
    return typeof value === "function" ? [] : [[String(name), value]];
  });
  return JSON.stringify(Object.fromEntries(given), (_, value: unknown) => brief(value));
}

/** The reader opens drawers; one stays open when the settings in it return to their defaults. */
const isOfThePast = (node: Element, property: string): boolean => node.localName === "gl-drawer" && property === "open";

/** A long list of numbers is replaced by a weighted sum, which depends on their order. */
function brief(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? Number(value.toPrecision(9)) : String(value);
  if (value instanceof Map || value instanceof Set) return [...value];
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  // A live object, such as a run, is not part of the picture; its drawing is.
  if (!isList && typeof value === "object" && value !== null && Object.getPrototypeOf(value) !== Object.prototype)
    return undefined;
  if (!isList || value instanceof DataView) return value;
  const numbers = Array.from(value as ArrayLike<unknown>);
  if (numbers.length < 12 || !numbers.every((item) => typeof item === "number")) return numbers;
  const sum = (numbers as number[]).reduce(
    (total, item, at) => total + (Number.isFinite(item) ? item : 7) * (1 + (at % 17)),
    0,
  );
  return `${numbers.length} numbers, ${sum.toPrecision(9)}`;
}
