/** A text; a long one as a list of parts, which are joined by blanks. */
type Text = string | readonly string[];

const whole = (text: Text): string => (typeof text === "string" ? text : text.join(" "));

/** The names in the braces of a message: "step {step} of {steps}" has `step` and `steps`. */
type Names<Message> = Message extends readonly (infer Part)[]
  ? Names<Part>
  : Message extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Names<Rest>
    : never;

/** The parameters that a message needs: none, or one value for each name. */
export type Parameters<Message> = [Names<Message>] extends [never] ? [] : [Record<Names<Message>, string | number>];

/** Texts of another language by key. If a key is missing, the English text is used. */
export type Translation = Readonly<Record<string, string>>;

const translations = new Map<string, Map<string, string>>();
const listeners = new Set<() => void>();
let language = "en";

/** The language of the page, as a BCP 47 tag. */
export function currentLanguage(): string {
  return language;
}

export function chooseLanguage(next: string): void {
  language = next;
  for (const listener of listeners) listener();
}

/** Calls `listener` after every change of the language. Returns a function that removes the listener. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Adds texts of a language. A key has the name of its catalog and a dot in front. */
export function addTranslation(tag: string, texts: Translation): void {
  const known = translations.get(tag) ?? new Map<string, string>();
  for (const [key, text] of Object.entries(texts)) known.set(key, text);
  translations.set(tag, known);
}

/** The languages that have texts, English first. */
export function languages(): string[] {
  return ["en", ...translations.keys()];
}

/** The text under a full key in the page's language; if there is none, `english`. */
export function translated(
  key: string,
  english: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = translations.get(language)?.get(key) ?? english;
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? inWords(values[name]) : whole));
}

/** A value inside a sentence. A number that is not finite is written as `numberText` writes it. */
function inWords(value: string | number | undefined): string {
  if (typeof value !== "number" || Number.isFinite(value)) return String(value ?? "–");
  return Number.isNaN(value) ? "not a number" : value > 0 ? "\u221e" : "\u2212\u221e";
}

/** The English words of one part of the project. The compiler knows the keys, and the parameters of each. */
export class WordCatalog<English extends Readonly<Record<string, Text>>> {
  constructor(
    private readonly name: string,
    private readonly english: English,
  ) {}

  text<Key extends keyof English & string>(key: Key, ...[values]: Parameters<English[Key]>): string {
    return translated(`${this.name}.${key}`, whole(this.english[key] ?? key), values);
  }

  /** Whether there is a text under this key; for keys that are known only at run time. */
  has(key: string): key is keyof English & string {
    return Object.hasOwn(this.english, key);
  }

  /** The English texts under their full keys, for translators. */
  entries(): Array<[key: string, english: string]> {
    return Object.entries(this.english).map(([key, text]) => [`${this.name}.${key}`, whole(text)]);
  }
}

/** Makes a catalog of one part. The compiler infers the keys and the parameters from the texts. */
export function catalog<const English extends Readonly<Record<string, Text>>>(
  name: string,
  english: English,
): WordCatalog<English> {
  return new WordCatalog(name, english);
}
