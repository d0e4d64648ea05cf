import { css, html, LitElement } from "lit";
import { baseStyles } from "../look";
import { define } from "./emit";
import { Member, type MemberElement } from "./member";

/**
 * A wrapper for anything that sets the lesson's state and is not a `Control`, such as a text area or a picture that can
 * be dragged: the lesson hides and locks it by its path, or hides it by the name of a part.
 *
 *   <gl-field path="text"><textarea ...></textarea></gl-field>
 *   <gl-field part-name="code"><pre>...</pre></gl-field>
 */
export class GlField extends LitElement implements MemberElement {
  static override properties = {
    path: {},
    label: {},
    locked: { type: Boolean, reflect: true },
  };
  declare path: string;
  /** The label of the field in `parts` of the lesson. */
  declare label: string;
  declare locked: boolean;

  constructor() {
    super();
    this.path = "";
    this.label = "";
    this.locked = false;
    new Member(this, this.getAttribute("part-name") ?? "");
  }

  override render() {
    return html`<div ?inert=${this.locked}><slot></slot></div>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; min-width: 0 }
      div { display: contents }
      :host([locked]) ::slotted(*) { opacity: 0.65 }
    `,
  ];
}

define("gl-field", GlField);
declare global {
  interface HTMLElementTagNameMap {
    "gl-field": GlField;
  }
}
