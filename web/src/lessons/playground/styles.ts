import { css } from "lit";

/** The styles of this lesson alone, beside those of all lessons. */
export const styles = css`
  /* The figure stays in view; its height leaves room for the curves below it. */
  @media (min-width: 861px) {
    :host { --stage-height: calc(0.54 * var(--screen-height)) }
    /* A step of a sequence on a projector shows only the figure and its transport. */
    :host([data-asked]) { --stage-height: calc(0.78 * var(--screen-height)) }
  }
  .presets {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    font: 13px/1.3 var(--sans);
    color: var(--muted);
  }
  .presets span { flex-basis: 100% }
  .shows { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
  .seed { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 8px }
  gl-code { --row: 22px }
  gl-notice ul { margin: 4px 0 0; padding-left: 20px }
  .picture { min-width: 0 }
  .caption { font: 13px/1.4 var(--sans); color: var(--muted); margin-bottom: 8px }
  .group { border-top: 1px solid var(--line); padding: 16px 0 8px }
  .group h2 { font: 600 15px/1.4 var(--sans); letter-spacing: 0; margin-bottom: 4px }
  .scores {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 16px;
    margin: 0;
    font: 13px/1.4 var(--sans);
    color: var(--muted);
  }
  .scores dd { margin: 0; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px }
  .scores b { font: 600 28px/1.2 var(--serif); color: var(--ink) }
  .standing p { font: 13px/1.4 var(--sans); margin: 4px 0 0 }
  .sizes { font: 13px/1.4 var(--sans) }
  .curves { display: grid; gap: 8px; min-width: 0 }
  .choices { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center }
  .sections { display: grid; gap: 40px }
  .sections section { border-top: 1px solid var(--line); padding-top: 24px; display: grid; gap: 16px; min-width: 0 }
  .strips { display: grid; grid-template-columns: 8rem repeat(3, minmax(0, 1fr)); gap: 16px 24px; align-items: start }
  .strips h3 { font: 600 15px/1.4 var(--sans); letter-spacing: 0 }
  .strip small { font: 13px/1.3 var(--sans); color: var(--muted); font-variant-numeric: tabular-nums }
  @container lesson (width < 860px) {
    .strips { grid-template-columns: minmax(0, 1fr); gap: 12px }
  }
`;
