// Not the whole of it: gradlab.js loads this before any lesson, and where there is no page.
import { textVersion } from "../state/text-version";

/** Where in the site an address points: the front page (no slug), or a lesson and its state as text. */
export interface Place {
  slug: string;
  fragment: string;
}

/**
 * Addresses are all in the fragment, `#/playground?model.hidden=16,16`, so that any static server in any folder serves
 * them.
 */
export function placeOf(hash: string): Place {
  // Programs that pass links on encode their separators, and add the punctuation that stands behind them; people who
  // type them forget the slash, and what programs add to an address may come without a question mark before it.
  const plain = hash
    .replace(/^#%2F/i, "#/")
    .replace(/^([^?]*?)%3F/i, "$1?")
    .replace(/^(#\/[^?&]*)&/, "$1?")
    .replace(/^#(?=[a-z-]+\?)/i, "#/");
  const [, slug = "", , fragment = ""] = /^#\/([^?]*)(\?(.*))?$/s.exec(plain) ?? [];
  return { slug: slugIn(slug), fragment };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Without what is neither letter nor digit behind it. */
function slugIn(text: string): string {
  const [, name = "", rest = ""] = /^([a-z-]*)(.*)$/is.exec(decoded(text)) ?? [];
  return /[\p{L}\p{N}]/u.test(rest) ? text : name.toLowerCase();
}

/**
 * A whole address of the site by the page of its lesson, which goes on to it and shows its own picture where links are
 * shown with one (scripts/previews.mjs). `base`: where the site is, with a slash at the end.
 */
export const sharedAddress = (base: string, lesson: string, address: string): string =>
  `${base}lessons/${lesson}.html${address}`;

export function addressOf({ slug, fragment }: Place): string {
  return `#/${slug}${fragment ? `?${fragment}` : ""}`;
}

/**
 * Several lessons on one page share its address: the lesson's own state stands as it is, that of each companion behind
 * it, under `key.`.
 */
export function gathered(own: string, companions: ReadonlyArray<readonly [key: string, fragment: string]>): string {
  const parts = companions.flatMap(([key, fragment]) => settings(fragment).map((part) => `${key}.${part}`));
  const all = [...settings(own), ...parts];
  return all.length > 0 ? [version, ...all].join("&") : "";
}

/** What every text begins with; the address has it once. */
const version = `v=${textVersion}`;
const settings = (fragment: string): string[] => split(fragment).filter((part) => part !== version);

/** What of an address is meant for the companion of that key, as it wrote it. */
export function companionPart(fragment: string, key: string): string {
  const own = split(fragment)
    .filter((part) => part.startsWith(`${key}.`))
    .map((part) => part.slice(key.length + 1));
  const versions = split(fragment).filter((part) => part.startsWith("v="));
  return own.length > 0 ? [...versions, ...own].join("&") : "";
}

/** What is meant for none of these companions: the lesson's own. */
export function ownPart(fragment: string, keys: readonly string[]): string {
  return split(fragment)
    .filter((part) => !keys.some((key) => part.startsWith(`${key}.`)))
    .join("&");
}

const split = (fragment: string): string[] => fragment.split("&").filter((part) => part !== "");
