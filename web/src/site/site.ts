import { css, html, LitElement, nothing } from "lit";
import { html as staticHtml, unsafeStatic } from "lit/static-html.js";
import { outOfDate } from "../elements/notice";
import "../elements/toast";
import { copyText } from "../elements/clipboard";
import { define } from "../elements/emit";
import type { GlToast } from "../elements/toast";
import { noticeShown } from "../engine/fetch-file";
import type { GradlabLesson } from "../kit";
import { type LessonEntry, lessons } from "../lessons";
import { baseStyles } from "../look";
import { messages, onLanguage } from "../messages";
import { addressOf, companionPart, gathered, ownPart, type Place, placeOf, sharedAddress } from "./address";
import "./footer";
import { isGone } from "./gone";
import { isPage } from "./pages";
import { ReadingPlace } from "./reading-place";
import "./header";
import "./news";
import { paced } from "../kit/paced";
import { hasWebAssembly } from "./support";

/**
 * The address is written at once, except while a slider moves: Safari allows only 100 changes of the history in 30
 * seconds.
 */
const writing = { pause: 400, burst: 20 };

/**
 * The whole page: the lesson or page that the address names, between header and footer. The address follows the
 * lesson's state.
 */
export class GradlabSite extends LitElement {
  static override properties = {
    place: { state: true },
    opened: { state: true },
    accompanied: { state: true },
    failure: { state: true },
  };
  declare place: Place;
  /** The lesson whose element has been defined. */
  declare opened: LessonEntry | null;
  /** Whether the elements of its companions have been defined, too. */
  declare accompanied: boolean;
  declare failure: string;
  /**
   * The address as it was last read or written here. If `location.hash` differs, the reader has typed another one and
   * the event for it is still to come.
   */
  private known = location.hash;
  private readonly reading = new ReadingPlace(() => this.elements());

  constructor() {
    super();
    this.place = placeOf(location.hash);
    this.opened = null;
    this.accompanied = false;
    this.failure = "";
  }

  /** A lesson links to a state of another lesson. */
  private readonly goTo = ({ detail }: CustomEvent<{ lesson: string; state: string }>): void => {
    location.hash = addressOf({ slug: detail.lesson, fragment: detail.state });
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.moved);
    this.addEventListener("gradlab-open", this.goTo as EventListener);
    addEventListener("pagehide", () => this.write());
    onLanguage(() => this.spoken());
    this.spoken();
    this.open();
  }

  /** After a change of language every word is rendered again. */
  private spoken(): void {
    this.requestUpdate();
    for (const part of this.renderRoot?.querySelectorAll("gradlab-header, gradlab-footer, gradlab-front") ?? [])
      (part as LitElement).requestUpdate();
  }

  private readonly moved = (): void => {
    const before = this.place.slug;
    this.known = location.hash;
    this.place = placeOf(location.hash);
    if (this.place.slug === before && this.opened) this.load();
    else {
      scrollTo(0, 0);
      this.open();
    }
  };

  private async open(): Promise<void> {
    const entry = lessons.find(({ slug }) => slug === this.place.slug) ?? null;
    this.failure = "";
    this.opened = null;
    this.accompanied = false;
    const { slug } = this.place;
    const title = entry?.title() ?? (isPage(slug) ? messages.text(`page.${slug}`) : "");
    document.title = title ? `${title} · ${messages.text("site.name")}` : messages.text("site.title");
    try {
      // A reader who opens a lesson does not wait for the front page.
      if (isPage(slug)) return void (await import("./page"));
      if (!entry) return void (await (slug === "" ? import("./front") : import("./course")));
      await entry.load();
      if (entry.slug !== this.place.slug) return;
      this.opened = entry;
      // Companions are below the lesson, so they are loaded after it.
      await Promise.all(entry.companions.map(({ load }) => load()));
      if (entry === this.opened) this.accompanied = true;
    } catch (error) {
      // The failure belongs to the page that was requested; the reader may have opened another one.
      if (slug !== this.place.slug) return;
      const reason = error instanceof Error ? error.message : String(error);
      dispatchEvent(new CustomEvent(noticeShown, { detail: reason }));
      this.failure = `${isGone() ? messages.text("site.gone") : messages.text("site.broken")}\n${reason}`;
    }
  }

  /** The lesson, followed by its companions in order. */
  private elements(): GradlabLesson<object>[] {
    return [...this.renderRoot.querySelectorAll<GradlabLesson<object>>("[data-lesson]")];
  }

  /** Sets the state of the lesson and its companions from the address, starting with index `first`. */
  private load(first = 0): void {
    const keys = (this.opened?.companions ?? []).map(({ key }) => key);
    const { fragment } = this.place;
    for (const [index, element] of this.elements().entries()) {
      if (index < first) continue;
      const part = index === 0 ? ownPart(fragment, keys) : companionPart(fragment, keys[index - 1] ?? "");
      // A lesson with its default state need not be set to it.
      if (part || element.fragment) element.state = part;
    }
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("opened") && this.opened) {
      this.load();
      this.reading.restore();
    } else if (changed.has("accompanied") && this.accompanied) this.load(1);
  }

  private readonly follow = paced(() => this.write(), writing.pause, writing.burst);

  private write(): void {
    const [own, ...others] = this.elements();
    // A lesson that the reader has left has no address any more. A typed address is read before another is written.
    if (!own || this.opened?.slug !== this.place.slug || location.hash !== this.known) return;
    const companions = (this.opened?.companions ?? []).map(
      ({ key }, index) => [key, others[index]?.fragment ?? companionPart(this.place.fragment, key)] as const,
    );
    const fragment = gathered(own.fragment, companions);
    // Replaced, not pushed: undo belongs to the lesson, and the back button leaves the lesson.
    history.replaceState(history.state, "", addressOf({ slug: this.place.slug, fragment }));
    this.known = location.hash;
  }

  /** The address to share. The development server has no pages of single lessons. */
  private get shared(): string {
    if (!this.opened || import.meta.env.DEV) return location.href;
    return sharedAddress(new URL("./", document.baseURI).href, this.opened.slug, location.hash);
  }

  private async share(): Promise<void> {
    const toast = this.renderRoot.querySelector<GlToast>("gl-toast");
    this.write();
    toast?.show(messages.text((await copyText(this.shared)) ? "site.shared" : "site.share.failed"));
  }

  private skip(): void {
    this.renderRoot.querySelector<HTMLElement>("main")?.focus();
  }

  protected override render() {
    return html`
      <gradlab-header .current=${this.place.slug} @gl-share=${this.share} @gl-skip=${this.skip}></gradlab-header>
      ${
        hasWebAssembly()
          ? nothing
          : html`<gl-notice
        class="wide"
        kind="error"
        text=${messages.text("site.nowasm", { browsers: messages.text("site.browsers") })}
      ></gl-notice>`
      }
      <main id="main" tabindex="-1">${this.content()}</main>
      <gradlab-footer></gradlab-footer>
      <gradlab-news ?hidden=${this.failure !== ""}></gradlab-news>
      <gl-toast></gl-toast>`;
  }

  private content() {
    const failure = this.failure
      ? html`<gl-notice
          class="wide"
          kind="error"
          text=${this.failure}
          once=${isGone() ? outOfDate : ""}
          action=${messages.text("site.gone.load")}
          @gl-action=${() => location.reload()}
        ></gl-notice>`
      : nothing;
    if (this.opened) {
      const companions = this.accompanied ? this.opened.companions : [];
      const elements = [this.opened, ...companions].map(({ element }) => {
        const tag = unsafeStatic(element);
        return staticHtml`<${tag} data-lesson mode="page" @gradlab-state=${this.follow}></${tag}>`;
      });
      return html`${elements}${failure}`;
    }
    if (this.failure) return failure;
    if (this.place.slug === "") return html`<gradlab-front></gradlab-front>`;
    if (isPage(this.place.slug)) return html`<gradlab-page .slug=${this.place.slug}></gradlab-page>`;
    if (lessons.some(({ slug }) => slug === this.place.slug))
      return html`<p class="wide quiet" role="status">${messages.text("site.loading")} …</p>`;
    return html`<div class="wide lost"><h1>${messages.text("site.unknown.title")}</h1>
      <p role="alert">${messages.text("site.unknown", {
        slug: this.place.slug,
      })} <a href="#/">${messages.text("site.home")}</a></p>
      <gradlab-course></gradlab-course></div>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto 1fr auto;
        grid-template-columns: minmax(0, 1fr);
        min-height: 100svh;
      }
      main { outline: none; min-width: 0; grid-row: 3 }
      gradlab-footer { grid-row: 4 }
      .wide { max-width: 1240px; width: calc(100% - 80px); margin: 24px auto; display: block }
      .lost { margin: 40px auto 64px }
      .lost p { margin: 16px 0 40px }
      @media (max-width: 720px) { .wide { width: calc(100% - 32px) } }
    `,
  ];
}

define("gradlab-site", GradlabSite);
