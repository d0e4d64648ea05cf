/**
 * The texts to copy: each form of an arranged lesson, or of a sequence. Only differences from the defaults are written.
 */

import type { EmbeddedElement } from "../embed/elements";
import { siteAddress, tagOf } from "../embed/elements";
import { settable } from "../kit/contract";
import { pythonLiteral } from "../kit/python";
import { addressOf, sharedAddress } from "../site/address";
import type { PlainObject } from "../state";

/** An arranged lesson: each field is the value of the attribute with the same name; empty ones are not written. */
export interface Arranged {
  state: string;
  hide: readonly string[];
  lock: readonly string[];
  theme: string;
  seed: string;
  paused: boolean;
}

/** A lesson or a sequence in a frame. */
interface Framed {
  src: string;
  title: string;
  /** In CSS pixels; 0: the whole width. */
  width: number;
}

/** The attributes that are not empty, in the order of the contract's table. */
function attributes(arranged: Arranged): [name: string, value: string][] {
  const values: Record<string, unknown> = { ...arranged };
  return Object.keys(settable).flatMap((name): [string, string][] => {
    const value = values[name];
    if (value === true) return [[name, ""]];
    const text = Array.isArray(value) ? value.join(" ") : value;
    return typeof text === "string" && text !== "" ? [[name, text]] : [];
  });
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);

const written = (pairs: readonly (readonly [name: string, value: string])[]): string =>
  pairs.map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join("");

/** `base`: the address of the site, with a slash at the end. */
export function embedAddress(base: string, slug: string, arranged: Arranged): string {
  return `${base}embed.html${addressEnd(slug, arranged)}`;
}

/** The query and fragment to append to embed.html, or to the name of a lesson's single file. */
export function addressEnd(slug: string, arranged: Arranged): string {
  const { state } = arranged;
  const query = new URLSearchParams(attributes({ ...arranged, state: "" })).toString();
  return `${query ? `?${query}` : ""}${addressOf({ slug, fragment: state })}`;
}

export function sequenceAddress(base: string, fragment: string, theme = ""): string {
  return `${base}embed.html${theme ? `?theme=${theme}` : ""}${addressOf({ slug: "sequence", fragment })}`;
}

/** The address on the site if only the state is set; otherwise that of embed.html. */
export function linkAddress(base: string, element: EmbeddedElement, arranged: Arranged): string {
  const { state, ...rest } = arranged;
  if (attributes({ ...rest, state: "" }).length > 0) return embedAddress(base, element.slug, arranged);
  return base + siteAddress(element, state);
}

/** The same, but through the page of the lesson, which has a preview picture. */
export function sharedLink(base: string, element: EmbeddedElement, arranged: Arranged): string {
  const address = linkAddress(base, element, arranged);
  return address.startsWith(`${base}#/`) ? sharedAddress(base, element.lesson, address.slice(base.length)) : address;
}

export function elementHtml(
  base: string,
  slug: string,
  arranged: Arranged,
  { width = 0, script = "module" as "module" | "classic" } = {},
): string {
  const tag = tagOf({ slug });
  const style: [string, string][] = width > 0 ? [["style", `max-width: ${width}px`]] : [];
  const load =
    script === "module"
      ? `<script type="module" src="${escaped(base)}gradlab.js"></script>`
      : `<script src="${escaped(base)}gradlab.classic.js"></script>`;
  return `${load}\n<${tag}${written([...attributes(arranged), ...style])}></${tag}>`;
}

/** The frame, and the script that gives it the height of its content. */
export function frameHtml(base: string, { src, title, width }: Framed): string {
  const own = written([
    ...[["src", src] as const, ["title", title] as const, ["width", width > 0 ? String(width) : "100%"] as const],
    ...[["height", "800"] as const, ["frameborder", "0"] as const, ["loading", "lazy"] as const],
    ["allow", "fullscreen; clipboard-write"],
  ]);
  return `<iframe${own}></iframe>\n<script src="${escaped(base)}gradlab-host.js"></script>`;
}

/** Jupyter Book 2 and MyST set the height of a frame themselves; a higher lesson scrolls inside. */
export function mystBlock({ src, title, width }: Framed): string {
  return [`:::{iframe} ${src}`, `:width: ${width > 0 ? `${width}px` : "100%"}`, title, ":::"].join("\n");
}

/** Quarto, and pandoc with raw attributes, pass HTML on unchanged. */
export const quartoBlock = (html: string): string => `\`\`\`{=html}\n${html}\n\`\`\``;

/** `state`: the differences from the defaults, as an object. */
export function notebookCell(slug: string, arranged: Arranged, state: PlainObject): string {
  const { hide, lock, theme, seed, paused } = arranged;
  const options = [
    ...(Object.keys(state).length > 0 ? [`state=${pythonLiteral(state)}`] : []),
    ...(hide.length > 0 ? [`hide=${pythonLiteral(hide)}`] : []),
    ...(lock.length > 0 ? [`lock=${pythonLiteral(lock)}`] : []),
    ...(theme ? [`theme=${pythonLiteral(theme)}`] : []),
    ...(seed ? [`seed=${seed}`] : []),
    ...(paused ? ["paused=True"] : []),
  ];
  const one = [pythonLiteral(slug), ...options];
  const call = one.join(", ").length > 80 ? `\n    ${one.join(",\n    ")},\n` : one.join(", ");
  return `import gradlab\n\ngradlab.Lesson(${call})`;
}
