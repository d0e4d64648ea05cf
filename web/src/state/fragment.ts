/** Plain data: what a lesson's state is made of. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };
export type PlainObject = { readonly [key: string]: Plain | undefined };

/**
 * State as the readable part of an address: `optimizer.name=adam&optimizer.lr=0.03&model.hidden=16,16`. Only what differs
 * from the default is written, so that an untouched lesson has a short address and a default may later be bettered.
 */
export function encode(state: PlainObject, defaults: PlainObject): string {
  return differences(state, defaults, "")
    .map(([path, value]) => `${path}=${value}`)
    .join("&");
}

function differences(state: PlainObject, defaults: PlainObject, prefix: string): Array<[string, string]> {
  return Object.entries(state).flatMap(([key, value]): Array<[string, string]> => {
    const path = prefix + escaped(key).replaceAll(".", "%2E");
    const usual = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
    if (value === undefined || same(value, usual)) return [];
    if (isObject(value) && Object.keys(value).length > 0)
      return differences(value, isObject(usual) ? usual : {}, `${path}.`);
    return [[path, literal(value)]];
  });
}

/** Reads what `encode` wrote, over the defaults. It believes nothing: the result is still to be checked. */
export function decode(text: string, defaults: PlainObject): PlainObject {
  const state = structuredClone(defaults) as Record<string, Plain>;
  for (const part of text.split("&")) {
    const equals = part.indexOf("=");
    if (equals <= 0) continue;
    place(state, part.slice(0, equals).split(".").map(unescaped), value(part.slice(equals + 1)));
  }
  return state;
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

/** Also `__proto__` becomes a field like any other, for the check to refuse. */
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
  return Object.is(value, -0)
    ? "-0"
    : typeof value === "object" && value !== null
      ? `(${escaped(JSON.stringify(value))}`
      : String(value);
}

/** A word stands as it is unless it could be read as something else; then a tilde goes before it. */
function word(text: string): string {
  const plain = escaped(text);
  return typeof value(plain) === "string" && !plain.startsWith("~") ? plain : `~${plain}`;
}

function value(text: string): Plain {
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

function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll("%20", "+").replaceAll("(", "%28").replaceAll("~", "%7E");
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two plain values say the same, whatever the order of their keys. */
export function same(one: Plain | undefined, other: Plain | undefined): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same(one[key], other[key]));
}
