import { css, html, LitElement } from "lit";
import { define } from "../elements/emit";
import { baseStyles } from "../look";
import { messages } from "../messages";
import { pages } from "./pages";

/** The footer of every page: privacy, supported browsers, links to the other pages and the licences. */
export class GradlabFooter extends LitElement {
  protected override render() {
    return html`
      <footer>
        <p>${messages.text("footer.private")}</p>
        <p>${messages.text("footer.browsers", { browsers: messages.text("site.browsers") })}</p>
        <ul>
          ${pages.map((slug) => html`<li><a href="#/${slug}">${messages.text(`page.${slug}`)}</a></li>`)}
        </ul>
        <ul>
          <li><a href="./build.html">${messages.text("footer.embed")}</a></li>
          <li><a href="./grade.html">${messages.text("footer.grade")}</a></li>
          <li><a href="./LICENSE.txt">${messages.text("footer.licence")}</a></li>
          <li><a href="./THIRD-PARTY-NOTICES.txt">${messages.text("footer.notices")}</a></li>
        </ul>
      </footer>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; border-top: 1px solid var(--line); font: 13px/1.5 var(--sans); color: var(--muted) }
      footer {
        max-width: 1320px;
        margin: 0 auto;
        padding: 24px 40px 40px;
        display: grid;
        grid-template-columns: 1fr 1fr auto auto;
        gap: 16px 64px;
      }
      p { max-width: 52ch }
      ul { list-style: none; margin: 0; padding: 0 }
      a { color: inherit; display: inline-block; min-height: 24px }
      @media (pointer: coarse) { a { min-height: 44px; align-content: center } }
      a:hover { color: var(--ink) }
      @media (max-width: 860px) { footer { grid-template-columns: 1fr; padding: 24px 16px 40px } }
      @media print { :host { display: none } }
    `,
  ];
}

define("gradlab-footer", GradlabFooter);
