import { lessons } from "../lessons";
import { addressOf } from "../site/address";

/** One of our elements: that of a lesson, or of a companion. */
export interface EmbeddedElement {
  /** The element's name without `gradlab-`, as it is used in addresses and names of files. */
  slug: string;
  /** The slug of the lesson whose page on the site shows it. */
  lesson: string;
  /** The name of its state in the address of that page; empty for the lesson itself. */
  key: string;
  load: () => Promise<unknown>;
}

const prefix = "gradlab-";

/** All elements that can stand alone on a page. */
export const embeddedElements: readonly EmbeddedElement[] = lessons.flatMap((entry) =>
  [{ ...entry, key: "" }, ...entry.companions].map(({ element, key, load }) => ({
    slug: element.slice(prefix.length),
    lesson: entry.slug,
    key,
    load,
  })),
);

/** Used in addresses instead of a lesson's name, for a sequence of lessons, which is no element. */
export const sequence = "sequence";

export const tagOf = ({ slug }: Pick<EmbeddedElement, "slug">): string => prefix + slug;

/** The address of the same state on the site; the settings of a companion get its key in front. */
export function siteAddress({ lesson, key }: EmbeddedElement, fragment: string): string {
  const part = key ? fragment.replace(/(^|&)(?=.)/g, `$1${key}.`) : fragment;
  return addressOf({ slug: lesson, fragment: part });
}
