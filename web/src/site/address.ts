/** Where in the site an address points: the front page (no slug), or a lesson and its state as text. */
export interface Place {
  slug: string;
  fragment: string;
}

/** Addresses are all in the fragment, `#/playground?model.hidden=16,16`, so that any static server in any folder serves them. */
export function placeOf(hash: string): Place {
  const [, slug = "", , fragment = ""] = /^#\/([^?]*)(\?(.*))?$/s.exec(hash) ?? [];
  return { slug, fragment };
}

export function addressOf({ slug, fragment }: Place): string {
  return `#/${slug}${fragment ? `?${fragment}` : ""}`;
}
