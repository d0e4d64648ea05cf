/**
 * The pages that link previews read. The programs that make previews fetch the address without its fragment, and a
 * static server cannot tell lessons apart by the fragment. Therefore each lesson has a page, lessons/<slug>.html, with
 * its title, description and picture; the page redirects to the lesson and keeps the state.
 */
import { createHash } from "node:crypto";

/** The size of every picture in pixels. `node scripts/pictures.mjs` makes them. */
export const previewSize = { width: 1200, height: 630 };

const escaped = (/** @type {string} */ text) =>
  text.replaceAll(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/**
 * The names and contents of the tags, in order.
 * @param {{ title: string, description: string, url: string, image: string, alt: string }} about
 * @returns {[attribute: "property" | "name", name: string, content: string][]}
 */
export const previewTags = ({ title, description, url, image, alt }) => [
  ["property", "og:type", "website"],
  ["property", "og:title", title],
  ["property", "og:description", description],
  ["property", "og:url", url],
  ["property", "og:image", image],
  ["property", "og:image:width", String(previewSize.width)],
  ["property", "og:image:height", String(previewSize.height)],
  ["property", "og:image:alt", alt],
  ["name", "twitter:card", "summary_large_image"],
];

/**
 * The page of a lesson.
 * @param {string} home The full address of the site, with a slash at the end; "./" if it is unknown.
 * @param {{ slug: string, title: string, question: string, lecture: string }} lesson
 */
export function lessonPage(home, { slug, title, question, lecture }) {
  const there = `../#/${slug}`;
  const script = `location.replace("../" + (location.hash || "#/${slug}"))`;
  const hash = createHash("sha256").update(script).digest("base64");
  const base = home === "./" ? "../" : home;
  const tags = previewTags({
    title: `${title}: ${question}`,
    description: `In the lecture: ${lecture}. Here you operate it, in this tab.`,
    url: `${base}lessons/${slug}.html`,
    image: `${base}previews/${slug}.jpg`,
    alt: `The lesson as it opens: ${title}`,
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Gradlab</title>
<meta name="description" content="${escaped(question)}">
${tags.map(([attribute, name, content]) => `<meta ${attribute}="${name}" content="${escaped(content)}">`).join("\n")}
<script>${script}</script>
</head>
<body>
<h1>${escaped(question)}</h1>
<p><a href="${there}">${escaped(title)}</a></p>
</body>
</html>
`;
}
