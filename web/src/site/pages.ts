/** The site's own pages besides the lessons, as `#/students`: what the footer lists. */
export const pages = ["students", "instructors", "privacy", "cite"] as const;
export type PageName = (typeof pages)[number];

export const isPage = (slug: string): slug is PageName => (pages as readonly string[]).includes(slug);
