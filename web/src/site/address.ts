// Imports this file instead of all of `state`: gradlab.js loads it before any lesson, and also where there is no
// document.
import { textVersion } from "../state/text-version";

/** The place on the site that an address points to: the front page (empty slug), or a lesson and its state as text. */
export interface Place {
  slug: string;
  fragment: string;
}

/**
 * Reads the fragment of an address, such as `#/playground?model.hidden=16,16`. All places are in the fragment, so that
 * any static server in any folder can serve the site.
 */
export function placeOf(hash: string): Place {
  // Programs that pass links on percent-encode the separators and append the punctuation after the link. People who
  // type addresses forget the slash. What programs append may have no question mark before it.
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

/** The slug without trailing characters that are neither letters nor digits. */
function slugIn(text: string): string {
  const [, name = "", rest = ""] = /^([a-z-]*)(.*)$/is.exec(decoded(text)) ?? [];
  return /[\p{L}\p{N}]/u.test(rest) ? text : name.toLowerCase();
}

/**
 * The address of a lesson's own page, which redirects to the lesson; programs that show a picture with a link take it
 * from this page (scripts/previews.mjs). `base`: the address of the site, with a slash at the end.
 */
export const sharedAddress = (base: string, lesson: string, address: string): string =>
  `${base}lessons/${lesson}.html${address}`;

export function addressOf({ slug, fragment }: Place): string {
  return `#/${slug}${fragment ? `?${fragment}` : ""}`;
}

/**
 * The fragment for several lessons on one page: the state of the lesson is written unchanged, followed by that of each
 * companion, with `key.` in front of each setting.
 */
export function gathered(own: string, companions: ReadonlyArray<readonly [key: string, fragment: string]>): string {
  const parts = companions.flatMap(([key, fragment]) => settings(fragment).map((part) => `${key}.${part}`));
  const all = [...settings(own), ...parts];
  return all.length > 0 ? [version, ...all].join("&") : "";
}

/** Every text begins with the version; the address contains it once. */
const version = `v=${textVersion}`;
const settings = (fragment: string): string[] => split(fragment).filter((part) => part !== version);

/** The settings for the companion `key`, without this prefix, with the version. */
export function companionPart(fragment: string, key: string): string {
  const own = split(fragment)
    .filter((part) => part.startsWith(`${key}.`))
    .map((part) => part.slice(key.length + 1));
  const versions = split(fragment).filter((part) => part.startsWith("v="));
  return own.length > 0 ? [...versions, ...own].join("&") : "";
}

/** The settings that are not for these companions: those of the lesson itself. */
export function ownPart(fragment: string, keys: readonly string[]): string {
  return split(fragment)
    .filter((part) => !keys.some((key) => part.startsWith(`${key}.`)))
    .join("&");
}

const split = (fragment: string): string[] => fragment.split("&").filter((part) => part !== "");
