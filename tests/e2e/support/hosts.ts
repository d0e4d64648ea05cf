/**
 * Pages that imitate other systems and how they change pasted code: their frames, their policies, and what their
 * editors remove. Each function says which system it imitates.
 */
import type { CoursePage } from "./course-pages";

const document = (head: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Course</title>${head}</head><body>${body}</body></html>`;

/**
 * The `iframe` directive of MyST as its theme draws it: a box with a height of 60 % of its width, which contains the
 * frame. Scripts are removed.
 */
export function mystPage(block: string): CoursePage {
  const [, src = "", options = "", caption = ""] =
    /^:::\{iframe\} (\S+)\n((?::\w+: .*\n)*)([\s\S]*?)\n?:::$/.exec(block) ?? [];
  if (!src) throw new Error(`MyST would read no frame here: ${block}`);
  const [, percent = "70"] = /:width: (\d+)%/.exec(options) ?? [];
  const box = `position: relative; display: inline-block; padding-bottom: 60%; width: min(max(${percent}%, 500px), 100%)`;
  const frame = `width: 100%; height: 100%; position: absolute; top: 0; left: 0; border: none`;
  return {
    html: document(
      "<style>article { max-width: 750px; margin: 0 auto } </style>",
      `<article><figure><div style="text-align: center; line-height: 0"><div style="${box}"><iframe width="100%" height="100%" src="${src.replaceAll("&", "&amp;")}" allowfullscreen allow="autoplay" style="${frame}"></iframe></div></div><figcaption>${caption}</figcaption></figure></article>`,
    ),
  };
}

/**
 * A chapter of mdBook: its sidebar and columns, a root font size of 62.5 %, its class for a dark theme. HTML is kept.
 */
export function mdbookPage(chapter: string): CoursePage {
  const html = chapter
    .split(/\n{2,}/)
    .map((block) =>
      block.startsWith("<") ? block : block.startsWith("# ") ? `<h1>${block.slice(2)}</h1>` : `<p>${block}</p>`,
    )
    .join("\n");
  return {
    html: document(
      `<style>
        html { font-size: 62.5%; color-scheme: dark; --bg: #161923; --fg: #bcbdd0; background: var(--bg); color: var(--fg) }
        body { margin: 0; font-size: 1.6rem; overflow-x: hidden; font-family: "Open Sans", sans-serif }
        *, *::before, *::after { box-sizing: inherit } html { box-sizing: border-box }
        .sidebar { position: fixed; left: 0; top: 0; bottom: 0; width: 300px } .page-wrapper { margin-left: 300px }
        main { max-width: 750px; margin: 0 auto } button { all: revert; font: inherit } svg { fill: red }
      </style>`,
      `<div class="sidebar">Chapters</div><div class="page-wrapper"><main>${html}</main></div>`,
    ).replace("<html", '<html class="navy sidebar-visible"'),
  };
}

/** The tags that Docusaurus adds to the head of every page for `scripts` in its configuration. */
export function docusaurusHead(configuration: string): string {
  const [, list = "[]"] = /scripts: (\[.*\]),/.exec(configuration) ?? [];
  // The list is JavaScript: the names of the fields have no quotes.
  const scripts = JSON.parse(list.replaceAll(/(\w+): "/g, '"$1": "')) as (string | Record<string, string>)[];
  return scripts
    .map((script) => (typeof script === "string" ? { src: script } : script))
    .map(
      (fields) =>
        `<script ${Object.entries(fields)
          .map(([name, value]) => `${name}="${value}"`)
          .join(" ")}></script>`,
    )
    .join("");
}

/** The pasted code after an editor has removed scripts. */
const withoutScripts = (html: string): string => html.replaceAll(/<script[\s\S]*?<\/script>/g, "");

/**
 * A page of Moodle: the column and styles of Boost, and an editor that removes scripts. `site`: the code that an
 * administrator has added to every page.
 */
export function moodlePage(pasted: string, site = ""): CoursePage {
  return {
    html: document(
      `<style>
        #page { margin-top: 60px } .main-inner { max-width: 830px; margin: 0 auto; padding: 24px }
        .no-overflow { overflow: auto } iframe { max-width: 100% } body { font: 400 0.9375rem/1.5 system-ui }
      </style>`,
      `<div id="page" class="drawers"><div class="main-inner"><div role="main"><div class="no-overflow">${withoutScripts(pasted)}</div></div></div></div>${site}`,
    ),
  };
}

/** The attributes that the editor of Canvas keeps on a frame. */
const allowed = ["src", "width", "height", "title", "name", "style", "allow", "allowfullscreen", "loading"];

/**
 * A page of Canvas: an editor that keeps only some attributes, and a policy that allows its frames. `isTool`: with a
 * listener for `lti.frameResize`.
 */
export function canvasPage(pasted: string, isTool = false): CoursePage {
  const clean = withoutScripts(pasted).replaceAll(/ ([a-z-]+)="[^"]*"/g, (text, name: string) =>
    allowed.includes(name) ? text : "",
  );
  const listener = `<script>addEventListener("message", ({ data, source }) => {
    const message = typeof data === "string" ? JSON.parse(data) : data;
    if (message.subject !== "lti.frameResize") return;
    for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source) frame.style.height = message.height + "px";
  });</script>`;
  return {
    policy:
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; frame-src 'self' CDN",
    html: document(
      "<style>.user_content { padding: 24px; margin-left: 330px } iframe { border: 0 }</style>",
      `<div class="show-content user_content">${clean}</div>${isTool ? listener : ""}`,
    ),
  };
}
