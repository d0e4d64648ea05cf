/** The site's pages besides the lessons, as in `#/students`. The footer lists them. */
export const pages = ["students", "instructors", "privacy", "cite"] as const;
export type PageName = (typeof pages)[number];

export const isPage = (slug: string): slug is PageName => (pages as readonly string[]).includes(slug);
