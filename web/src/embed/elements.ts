import { lessons } from "../lessons";

/** An element of ours: a lesson's own, or a companion's. */
export interface EmbeddedElement {
  /** The element's name without `gradlab-`: what addresses and files call it. */
  slug: string;
  /** Of the lesson whose page on the site shows it. */
  lesson: string;
  /** Of its state in the address of that page; empty for the lesson itself. */
  key: string;
  load: () => Promise<unknown>;
}

const prefix = "gradlab-";

/** Every element that can stand on a page by itself. */
export const embeddedElements: readonly EmbeddedElement[] = lessons.flatMap((entry) =>
  [{ ...entry, key: "" }, ...(entry.companions ?? [])].map(({ element, key, load }) => ({
    slug: element.slice(prefix.length),
    lesson: entry.slug,
    key,
    load,
  })),
);

export const tagOf = ({ slug }: Pick<EmbeddedElement, "slug">): string => prefix + slug;
