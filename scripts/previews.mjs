/**
 * What a link looks like where links are shown with a picture. Programs that show them read the page at an address and
 * not what stands behind its sign #, and no server of static files can tell lessons apart by that: so each lesson has a
 * page of its own, lessons/<slug>.html, which says what it is and goes on to the lesson, with its state.
 */
import { createHash } from "node:crypto";

/** Pixels of every picture; made by `node scripts/pictures.mjs`. */
export const previewSize = { width: 1200, height: 630 };

const escaped = (/** @type {string} */ text) =>
  text.replaceAll(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/**
 * Names and contents of the tags, in their order.
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
 * @param {string} home The whole address of the site, with a slash at the end, where it is known; else "./".
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
