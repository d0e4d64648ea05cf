/** embed.html: one lesson and nothing else, for an iframe. `#/<slug>?<state>` says which. */
import { html, render } from "lit";
import { registerFonts, tokenSheet } from "../look";
import { messages } from "../messages";
import { addressOf, placeOf } from "../site/address";
import { pageSheet } from "../site/page-sheet";
import { type EmbeddedElement, embeddedElements, tagOf } from "./elements";
import { followInAddress, type Lesson } from "./follow";
import { frameStyles } from "./frame-styles";
import { tellHeight } from "./height";
import { type EventDetail, eventNames, messageOf, originOf, type Settings, settingsOf } from "./posts";

/** Attributes that the address may carry besides `origin`, as the element takes them. */
const attributes = ["hide", "lock", "theme", "seed", "lang", "paused"];

for (const { styleSheet } of [tokenSheet, pageSheet, frameStyles])
  if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
registerFonts();

const origin = parent === window ? null : originOf(location.search);
const post = (message: unknown, to: string): void => {
  if (parent !== window) parent.postMessage(message, to);
};
const { slug } = placeOf(location.hash);
const element = embeddedElements.find((candidate) => candidate.slug === slug);
tellHeight(document.body, (message) => post(message, "*"));
if (element) await open(element);
else
  render(
    html`<p class="gone" role="alert">${messages.text("embed.unknown", { slug })} ${link("./")}</p>`,
    document.body,
  );

/** To the site, in a window of its own. */
function link(href: string) {
  return html`<a href=${href} target="_blank" rel="noopener">${messages.text("site.name")}</a>`;
}

/** The same state on the site; a companion's stands behind its key. */
function onSite({ lesson, key }: EmbeddedElement, fragment: string): string {
  const part = key ? fragment.replace(/(^|&)(?=.)/g, `$1${key}.`) : fragment;
  return `./${addressOf({ slug: lesson, fragment: part })}`;
}

async function open(element: EmbeddedElement): Promise<void> {
  const lesson = document.createElement(tagOf(element)) as Lesson;
  lesson.dataset.lesson = "";
  for (const [name, value] of new URLSearchParams(location.search))
    if (attributes.includes(name)) lesson.setAttribute(name, value);
  const { fragment } = placeOf(location.hash);
  if (fragment) lesson.setAttribute("state", fragment);

  const foot = document.createElement("div");
  foot.className = "foot";
  const showFoot = (): void => void render(link(onSite(element, lesson.fragment ?? fragment)), foot);
  followInAddress(lesson, () => addressOf({ slug, fragment: lesson.fragment }), showFoot);
  if (origin !== null) converse(lesson, origin);

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

/** Tells the page around, if it is of this origin, what happens, and does what it sets. */
function converse(lesson: Lesson, origin: string): void {
  const address = `${location.origin}${location.pathname}#/${slug}`;
  let isReady = false;
  let waiting: Settings | null = null;
  const set = ({ state, ...rest }: Settings): void => {
    for (const [name, value] of Object.entries(rest)) lesson.setAttribute(name, value);
    if (state !== undefined) lesson.state = state;
  };
  for (const name of eventNames)
    document.addEventListener(name, ({ detail }: CustomEventInit<EventDetail>) => {
      post(messageOf(name, detail ?? {}, address), origin);
      if (name !== "gradlab-ready" || isReady) return;
      isReady = true;
      if (waiting) set(waiting);
      waiting = null;
    });
  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== origin) return;
    const settings = settingsOf(event.data);
    if (settings === null) return;
    if (isReady) set(settings);
    else waiting = settings;
  });
}
