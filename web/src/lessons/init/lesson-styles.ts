import { css } from "lit";

/** Layout of the lesson. */
export const lessonStyles = css`
  .lab, .watched {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    position: relative;
    font: 13px/1.4 var(--sans);
  }
  .strip-head, .plot-head { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center }
  .strip-head .title { flex: 1 1 12rem; font: 600 15px/1.4 var(--sans) }
  .plot-head { margin-top: 8px }
  .axis {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    justify-content: space-between;
    color: var(--muted);
    max-width: none;
    min-height: 18px;
    margin-top: 4px;
  }
  .axis output { color: var(--ink); text-align: right; font-variant-numeric: tabular-nums }
  .lab gl-segmented { max-width: 100%; min-width: 0 }
  .waiting { padding: 24px 0 }
  .says { font: 15px/1.5 var(--sans); max-width: none; min-height: 4.5em }
  .note { color: var(--error) }
  .small { font-size: 13px; max-width: none }
  .few { display: none }

  .chips { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; font: 13px/1.3 var(--sans) }
  .chips span { color: var(--muted); margin-right: 4px }
  .chips button {
    font: inherit;
    font-size: 14px;
    color: var(--muted);
    background: none;
    border: 1px solid var(--line);
    border-radius: 16px;
    min-height: 32px;
    padding: 0 12px 0 10px;
    display: inline-flex; gap: 8px; align-items: center; cursor: pointer; font-variant-numeric: tabular-nums;
  }
  .chips i { width: 16px; border-top: 3px solid var(--tone); opacity: 0.5 }
  .chips i.dashed { border-top-style: dashed }
  .chips button:hover { border-color: var(--ink) }
  .chips button[aria-pressed="true"] {
    color: var(--ink);
    border-color: var(--tone);
    background: color-mix(in srgb, var(--tone) 8%, var(--surface));
  }
  .chips button[aria-pressed="true"] i { opacity: 1 }
  @media (forced-colors: active) { .chips button[aria-pressed="true"] { border: 3px double } }

  .settings { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 40px; --label: 6.5rem }
  .settings gl-drawer { grid-column: 1 / -1; margin-top: 8px }
  .more { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 40px }
  .settings .formula { padding-left: calc(var(--label) + 12px); font-size: 15px }

  .see { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; margin-top: 40px }
  .see section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; border-top: 1px dotted var(--line) }
  .see h3 { margin: 0 }
  .see h3 button {
    font: 600 17px/1.35 var(--sans);
    letter-spacing: 0;
    color: var(--ink);
    background: none;
    border: 0;
    padding: 10px 0;
    width: 100%;
    min-height: 44px;
    text-align: start;
    cursor: pointer;
    display: flex;
    gap: 12px;
    justify-content: space-between;
    align-items: baseline;
  }
  .see h3 button span { font: 400 13px/1.4 var(--sans); color: var(--forward); white-space: nowrap }
  .see h3 button:hover { color: var(--forward) }
  .see section.shown { box-shadow: -16px 0 0 var(--paper), -18px 0 0 var(--ink); padding-bottom: 16px }
  .sections section { border-top: 1px solid var(--line); padding: 40px 0 }
  .scroll { width: 100% }
  .claims { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
  .claims th { font-weight: 400; text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px dotted var(--line) }
  .claims td { text-align: right; padding: 6px 0 6px 12px; border-bottom: 1px dotted var(--line); white-space: nowrap }
  .claims thead th { text-align: right; font-size: 13px; color: var(--muted); padding: 0 0 4px 12px }
  .claims thead td { border: 0 }

  /* Strips and plot stay in view while the user moves their controls; their notes scroll. */
  @container lesson (width < 860px) {
    .stage, .lab { display: contents }
    .strip-head, .waiting { order: 1 }
    .strip-head { margin-bottom: 4px; font: 13px/1.4 var(--sans); gap: 4px 8px }
    .strip-head .title { flex-basis: 100% }
    .watched {
      order: 1;
      position: sticky;
      top: 0;
      z-index: 3;
      background: var(--paper);
      border-bottom: 1px solid var(--line);
      padding: 8px 0;
      margin-bottom: 12px;
      --strips-height: clamp(62px, calc(0.1 * var(--screen-height)), 124px);
      --plot-height: clamp(130px, calc(0.2 * var(--screen-height)), 270px);
    }
    .axis.read > span, .axis output span { display: none }
    .says, .small, .note, .stage > gl-notice { order: 1; margin-bottom: 8px }
    .few { display: block }
    .below { order: 2; margin-top: 16px }
    .prose { order: 3; margin-top: 24px }
    .controls { order: 4 }
    .settings, .more { grid-template-columns: minmax(0, 1fr) }
    .says { min-height: 0 }
  }
  @media (max-height: 600px) {
    @container lesson (width < 860px) {
      .watched { position: static; --strips-height: 210px; --plot-height: 270px }
    }
  }
`;

/** A section of the lesson: text on the left and its picture on the right; one below the other in a narrow lesson. */
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
