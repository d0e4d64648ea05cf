import { css } from "lit";

/**
 * A section of the lesson: words on the left, what they speak of beside them; one under the other where the lesson is
 * narrow.
 */
export const sectionStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 25rem) minmax(0, 1fr);
    gap: 16px 64px;
    font: 17px/1.58 var(--serif);
  }
  .words { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start }
  @container (width < 860px) { :host { grid-template-columns: minmax(0, 1fr) } }
`;
