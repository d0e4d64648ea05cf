/**
 * The script of embed.html, which shows one lesson or one sequence in an iframe. The address `#/<slug>?<state>`
 * chooses.
 */
import { html, render } from "lit";
import { paced } from "../kit/paced";
import { registerFonts, tokenStyles } from "../look";
import { messages } from "../messages";
import { addressOf, placeOf } from "../site/address";
import { pageStyles } from "../site/page-styles";
import { converse, post } from "./converse";
import { type EmbeddedElement, embeddedElements, sequence, siteAddress, tagOf } from "./elements";
import { followInAddress, type Lesson, takeAttributes } from "./follow";
import { frameStyles, paintPage } from "./frame-styles";
import { originOf, type Settings } from "./posts";

for (const { styleSheet } of [tokenStyles, pageStyles, frameStyles])
  if (styleSheet) document.adoptedStyleSheets.push(styleSheet);

const query = new URLSearchParams(location.search);
const origin = parent === window ? null : originOf(location.search);
paintPage(query.get("theme"));
const { slug } = placeOf(location.hash);
const element = embeddedElements.find((candidate) => candidate.slug === slug);

/** Milliseconds between two messages with the height: at most ten a second. The last one is always sent. */
const pause = 110;

/**
 * Milliseconds after which the height is sent again: the script of the embedding page that receives it may load later.
 */
const again = [500, 1000, 2000, 4000, 8000];

/** Posts the height of the content, in CSS pixels, after every change. */
function sendHeight(content: HTMLElement, post: (message: unknown) => void): void {
  let sent = 0;
  const send = paced(
    () => {
      sent = Math.ceil(content.getBoundingClientRect().height);
      post({ type: "gradlab-height", version: 1, height: sent });
      // Learning platforms with LTI expect this message, as a text.
      post(JSON.stringify({ subject: "lti.frameResize", height: sent }));
    },
    pause,
    1,
  );
  new ResizeObserver(() => {
    if (Math.ceil(content.getBoundingClientRect().height) !== sent) send();
  }).observe(content);
  for (const milliseconds of again) setTimeout(send, milliseconds);
  void document.fonts.ready.then(send);
}

sendHeight(document.body, (message) => post(message, "*"));
if (slug === sequence) await (await import("./sequence/open")).openSequence(query, origin);
else if (element) await open(element);
else {
  registerFonts();
  render(
    html`<p class="gone" role="alert">${messages.text("embed.unknown", { slug })} ${link("./")}</p>`,
    document.body,
  );
}

/** A link to the site, which opens in a new window. */
function link(href: string) {
  return html`<a href=${href} target="_blank" rel="noopener">${messages.text("site.name")}</a>`;
}

/** Applies the settings from the embedding page. */
function take(lesson: Lesson, { state, ...rest }: Settings): void {
  for (const [name, value] of Object.entries(rest)) lesson.setAttribute(name, value);
  if (state !== undefined) lesson.state = state;
  if (rest.theme !== undefined) paintPage(rest.theme);
}

async function open(element: EmbeddedElement): Promise<void> {
  const lesson = document.createElement(tagOf(element)) as Lesson;
  lesson.dataset.lesson = "";
  takeAttributes(lesson, query);
  const { fragment } = placeOf(location.hash);
  if (fragment) lesson.setAttribute("state", fragment);

  const foot = document.createElement("div");
  foot.className = "foot";
  const showFoot = (): void => void render(link(`./${siteAddress(element, lesson.fragment ?? fragment)}`), foot);
  followInAddress(lesson, () => addressOf({ slug, fragment: lesson.fragment }), showFoot);
  if (origin !== null) converse(origin, (settings) => take(lesson, settings));

  document.body.append(lesson, foot);
  showFoot();
  try {
    await element.load();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    render(
      html`<gl-notice
        kind="error"
        text=${`${messages.text("site.gone")}\n${reason}`}
        action=${messages.text("site.gone.load")}
        @gl-action=${() => location.reload()}
      ></gl-notice>`,
      foot,
    );
    void import("../elements/notice");
  }
}
