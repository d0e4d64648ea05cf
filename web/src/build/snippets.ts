/**
 * What to paste, and where: each form of an arranged lesson, or of a sequence, as text. Only what differs from the
 * usual is written.
 */

import type { EmbeddedElement } from "../embed/elements";
import { siteAddress, tagOf } from "../embed/elements";
import { settable } from "../kit/contract";
import { pythonLiteral } from "../kit/python";
import { addressOf, sharedAddress } from "../site/address";
import type { PlainObject } from "../state";

/** An arranged lesson, each as the attribute of that name has it; what is empty is not written. */
export interface Arranged {
  state: string;
  hide: readonly string[];
  lock: readonly string[];
  theme: string;
  seed: string;
  paused: boolean;
}

/** One element of ours in a frame: a lesson, or a sequence. */
interface Framed {
  src: string;
  title: string;
  /** In CSS pixels; 0: all that there is. */
  width: number;
}

/** The attributes that say it, in the order of the contract's table. */
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

/** `base`: where the site is, with a slash at the end. */
export function embedAddress(base: string, slug: string, arranged: Arranged): string {
  return `${base}embed.html${addressEnd(slug, arranged)}`;
}

/** What stands behind the name of embed.html, or of a lesson's single file. */
export function addressEnd(slug: string, arranged: Arranged): string {
  const { state } = arranged;
  const query = new URLSearchParams(attributes({ ...arranged, state: "" })).toString();
  return `${query ? `?${query}` : ""}${addressOf({ slug, fragment: state })}`;
}

export function sequenceAddress(base: string, fragment: string, theme = ""): string {
  return `${base}embed.html${theme ? `?theme=${theme}` : ""}${addressOf({ slug: "sequence", fragment })}`;
}

/** On the site, where nothing is arranged but the state; else by itself. */
export function linkAddress(base: string, element: EmbeddedElement, arranged: Arranged): string {
  const { state, ...rest } = arranged;
  if (attributes({ ...rest, state: "" }).length > 0) return embedAddress(base, element.slug, arranged);
  return base + siteAddress(element, state);
}

/** The same by the page of the lesson. */
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

/** A page of Jupyter Book 2 or of MyST gives a frame a height of its own, in which the lesson scrolls. */
export function mystBlock({ src, title, width }: Framed): string {
  return [`:::{iframe} ${src}`, `:width: ${width > 0 ? `${width}px` : "100%"}`, title, ":::"].join("\n");
}

/** Quarto, and pandoc with raw attributes, hand it to the page as it is. */
export const quartoBlock = (html: string): string => `\`\`\`{=html}\n${html}\n\`\`\``;

/** `state`: what differs, as an object. */
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
