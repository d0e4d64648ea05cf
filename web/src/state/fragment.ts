import * as v from "valibot";
import { typedNumber } from "../look/numbers";
import { fieldOf, isPath, itemOf, kindOf, type SomeSchema, takesList } from "./shape";
import { textVersion } from "./text-version";
import { isVersion } from "./version";

/** Plain data: the values of which a lesson's state consists. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };
export type PlainObject = { readonly [key: string]: Plain | undefined };

/**
 * Writes a state as the readable part of an address: `v=1&optimizer.name=adam&optimizer.lr=0.03&model.hidden=16,16`.
 * Only differences from the defaults are written. If a group lacks a field of the default, the whole group is written,
 * after `group={}`. No value ends in punctuation, because mail and chat programs cut it off.
 */
export function encode(state: PlainObject, defaults: PlainObject, version = textVersion): string {
  const parts = differences(state, defaults, "").map(
    ([path, value]) => `${path}=${value.replaceAll(/[.!'()*](?=[.!'()*]*,?$)/g, percent)}`,
  );
  return parts.length > 0 ? [`v=${version}`, ...parts].join("&") : "";
}

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

function differences(state: PlainObject, defaults: PlainObject, prefix: string): Array<[string, string]> {
  return Object.entries(state).flatMap(([key, value]): Array<[string, string]> => {
    const path = prefix + escaped(key).replaceAll(".", "%2E");
    const usual = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
    if (value === undefined || same(value, usual)) return [];
    if (!isObject(value) || Object.keys(value).length === 0) return [[path, literal(value)]];
    const lacks =
      isObject(usual) && Object.keys(usual).some((name) => usual[name] !== undefined && value[name] === undefined);
    if (lacks) return [[path, "{}"], ...differences(value, {}, `${path}.`)];
    return differences(value, isObject(usual) ? usual : {}, `${path}.`);
  });
}

/**
 * Characters that mail, chat and prose put after a link: punctuation, closing quotes of several languages, marks of
 * Markdown, the sign with which mail breaks a line, blanks including those of zero width. The underscore is not among
 * them, because names may end in it.
 */
const tail = /[\s.,;:!?)\]}>*|#/\\—–'"`“”‘’«»‹›…،؛؟।。，；：！？）】」』\u00ad\u200b-\u200d\u2060\ufeff]$/;

const openings: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * Removes such characters from the end. A bracket that closes one in the last value belongs to an expression and stays.
 * `keep`: a character of `tail` that has a meaning here; it is not removed.
 */
function withoutTail(text: string, keep = ""): string {
  // Removes equals signs after a value, but not the one between a name and an empty value.
  let plain = text.replace(/(=[^&]*[^&=])=+\s*$/, "$1");
  while (tail.test(plain) && !isClosing(plain)) plain = plain.slice(0, -1);
  return keep && text.startsWith(keep, plain.length) ? plain + keep : plain;
}

/** Whether the text ends in a bracket that was opened in its last value. */
function isClosing(text: string): boolean {
  const closing = text.at(-1) ?? "";
  const opening = openings[closing];
  if (opening === undefined) return false;
  const value = decodedOr(text.slice(text.lastIndexOf("&") + 1));
  return value.split(opening).length >= value.split(closing).length;
}

/** Parameters that newsletters, networks and search engines add to an address for tracking. They are no settings. */
const tracking = /^(?:utm_\w+|mc_[ce]id|[a-z]+clk?id|[gw]braid|igshid?|ref_(?:src|url)|_hs\w+|mkt_tok|_gl)$/i;

/**
 * Reads a text that `encode` wrote, on top of the defaults of its version. The result is not checked yet. With the
 * schema it also reads what people and programs change in addresses: a list of one item without its comma, punctuation
 * at the end, percent-encoded separators, numbers as they are printed. A path that occurs twice with different values
 * is added to `repeated`; the last value counts.
 */
export function decode(
  text: string,
  defaults: PlainObject,
  schema?: SomeSchema,
  newest = textVersion,
  repeated: string[] = [],
): PlainObject {
  const seen = new Map<string, string>();
  const state = structuredClone(defaults) as Record<string, Plain>;
  // Without a schema, the comma of a list of one item is the only sign that it is a list, so it is kept.
  const waiting = withoutTail(text, schema ? "" : ",").split("&");
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    // A part that unescaping does not change is read unchanged, so that the loop ends.
    const whole = !part.includes("=") && /%3D/i.test(part) ? unescaped(part) : part;
    if (whole !== part) {
      waiting.unshift(...whole.split("&"));
      continue;
    }
    const equals = part.indexOf("=");
    const key = (equals < 0 ? part : part.slice(0, equals)).replace(/^amp;/, "");
    if (key === "") continue;
    const path = pathOf(key, schema);
    if (schema && tracking.test(key) && !isPath(schema, path)) continue;
    const field = path.reduce(fieldOf, schema);
    const [value = "", ...more] = equals < 0 ? [""] : separated(part.slice(equals + 1), field);
    waiting.unshift(...more);
    const name = path.join(".");
    if ((seen.get(name) ?? value) !== value && !repeated.includes(name)) repeated.push(name);
    seen.set(name, value);
    if (key === "v" && isVersion(value, newest)) continue;
    place(state, path, read(value, field));
  }
  return state;
}

function pathOf(key: string, schema: SomeSchema): string[] {
  const path = key.split(".").map(unescaped);
  if (!schema || isPath(schema, path)) return path;
  const other = unescaped(key).split(".");
  return isPath(schema, other) ? other : path;
}

/**
 * Splits a value at an encoded `&`, if the value is no text. A text is known by the schema, or by `~` or `(` before it.
 */
function separated(text: string, field: SomeSchema): string[] {
  const isText = kindOf(field) === "text" || kindOf(itemOf(field)) === "text" || /(?:^|,)[~(]/.test(text);
  if (!field || isText || !/%26/i.test(text)) return [text];
  return text.split(/%26(?:amp%3B|amp;)?/i);
}

function read(text: string, field: SomeSchema): Plain {
  const kind = kindOf(field);
  if (isEmptyGroup(text)) return kind === "text" ? unescaped(text) : {};
  const inner = /^\(([^()]*)\)$/.exec(text)?.[1];
  if (inner !== undefined && (kind !== "text" || (takesList(field) && isListOfNumbers(inner))))
    return read(inner, field);
  if (kind === "text") return unescaped(text.startsWith("~") ? text.slice(1) : text);
  if (kind === "number") return numberIn(text);
  if (kind !== "list" || text.startsWith("(")) return valueIn(text, field);
  const item = itemOf(field);
  // If an item may contain a comma, an encoded comma is part of the item.
  const isOneText = kindOf(item) === "text" && item && v.is(item, unescaped(text));
  const whole = text.includes(",") || isOneText ? text : unescaped(text);
  const items = whole.replace(/,$/, "").split(",");
  return whole === "" ? [] : items.map((one) => (item ? read(one, item) : value(one)));
}

const isListOfNumbers = (text: string): boolean =>
  text.includes(",") && text.split(",").every((item) => typedNumber(decodedOr(item)) !== null);

/** A typed number, with or without characters that a program appended, encoded or not. A plus is a sign or a blank. */
function numberIn(text: string): Plain {
  const whole = withoutTail(decodedOr(text).replace(/[_=]+$/, ""));
  return typedNumber(whole) ?? typedNumber(whole.replaceAll("+", " ")) ?? value(whole);
}

/** A value without what a program appended to it, percent-encoded or not. */
const bare = (text: string): Plain => value(withoutTail(decodedOr(text)).replace(/[_+=]+$/, ""));

/** Reads a field that may be more than a text, a number or a list: a choice, a boolean, or one of several kinds. */
function valueIn(text: string, field: SomeSchema): Plain {
  // A comma makes the value a list.
  if (!field || /,|%2C/i.test(text)) return value(text);
  const whole = bare(text);
  const isRead = ["number", "boolean"].includes(typeof whole) || (v.is(field, whole) && !v.is(field, value(text)));
  return isRead ? whole : value(text);
}

function place(into: Record<string, Plain>, path: readonly string[], what: Plain): void {
  let at = into;
  for (const key of path.slice(0, -1)) {
    const next = Object.hasOwn(at, key) ? at[key] : undefined;
    if (!isObject(next)) define(at, key, {});
    at = at[key] as Record<string, Plain>;
  }
  define(at, path.at(-1) ?? "", what);
}

/** Defines a field by any name, including `__proto__`, which the check then refuses. */
function define(at: Record<string, Plain>, key: string, what: Plain): void {
  Object.defineProperty(at, key, { value: what, enumerable: true, configurable: true, writable: true });
}

function literal(value: Plain): string {
  if (typeof value === "string") return word(value);
  if (typeof value === "number" && !Number.isFinite(value)) return "null";
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== "object" || item === null)) {
    const items = value.map((item) => literal(item as Plain) || "~");
    return items.length === 1 ? `${items[0]},` : items.join(",");
  }
  if (Object.is(value, -0)) return "-0";
  if (isObject(value) && Object.keys(value).length === 0) return "{}";
  return typeof value === "object" && value !== null ? `(${escaped(JSON.stringify(value))}` : String(value);
}

/** A word is written unchanged unless it could be read as another kind of value; then it gets a tilde in front. */
function word(text: string): string {
  const plain = escaped(text);
  const isPlain =
    typeof value(plain) === "string" &&
    typeof bare(plain) === "string" &&
    !/^~|%26/.test(plain) &&
    !isEmptyGroup(plain);
  return isPlain ? plain : `~${plain}`;
}

const isEmptyGroup = (text: string): boolean => /^(\{|%7B)(\}|%7D)?$/i.test(text);

function value(text: string): Plain {
  if (isEmptyGroup(text)) return {};
  if (text.includes(",")) return (text.endsWith(",") ? text.slice(0, -1) : text).split(",").map(value);
  if (text.startsWith("~")) return unescaped(text.slice(1));
  if (text.startsWith("(")) return json(unescaped(text.slice(1)));
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  if (/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  return unescaped(text);
}

function json(text: string): Plain {
  try {
    return JSON.parse(text) as Plain;
  } catch {
    return text;
  }
}

/** Replaces unpaired surrogates, which no address and no file can hold, by the replacement character U+FFFD. */
export const wellFormed = (text: string): string => text.replaceAll(/[\ud800-\udfff]/gu, "\ufffd");

function escaped(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll("%20", "+").replaceAll("(", "%28").replaceAll("~", "%7E");
}

const unescaped = (text: string): string => decodedOr(text.replaceAll("+", " "), text);

function decodedOr(text: string, otherwise = text): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return otherwise;
  }
}

export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two plain values are equal; the order of keys does not matter. */
export function same(one: Plain | undefined, other: Plain | undefined): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same(one[key], other[key]));
}
