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
  // Programs that pass links on encode their separators, and add the punctuation that stands behind them.
  const plain = hash.replace(/^#%2F/i, "#/").replace(/^([^?]*?)%3F/i, "$1?");
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

export function addressOf({ slug, fragment }: Place): string {
  return `#/${slug}${fragment ? `?${fragment}` : ""}`;
}
