import { lessons } from "../lessons";
import { addressOf } from "../site/address";

/** An element of ours: a lesson's own, or a companion's. */
export interface EmbeddedElement {
  /** The element's name without `gradlab-`: what addresses and files call it. */
  slug: string;
  /** The slug of the lesson whose page on the site shows it. */
  lesson: string;
  /** The name under which its state stands in the address of that page; empty for the lesson itself. */
  key: string;
  load: () => Promise<unknown>;
}

const prefix = "gradlab-";

/** Every element that can stand on a page by itself. */
export const embeddedElements: readonly EmbeddedElement[] = lessons.flatMap((entry) =>
  [{ ...entry, key: "" }, ...entry.companions].map(({ element, key, load }) => ({
    slug: element.slice(prefix.length),
    lesson: entry.slug,
    key,
    load,
  })),
);

/** In the place of a lesson's name: several settings in an order, which are no element. */
export const sequence = "sequence";

export const tagOf = ({ slug }: Pick<EmbeddedElement, "slug">): string => prefix + slug;

/** The same state on the site; a companion's stands behind its key. */
export function siteAddress({ lesson, key }: EmbeddedElement, fragment: string): string {
  const part = key ? fragment.replace(/(^|&)(?=.)/g, `$1${key}.`) : fragment;
  return addressOf({ slug: lesson, fragment: part });
}
