import { css } from "lit";

/** Layout of the parts of the lesson. */
export const raceStyles = css`
  .group { border-top: 1px solid var(--line); padding: 16px 0 8px }
  .group h2 { font: 600 15px/1.4 var(--sans); letter-spacing: 0; margin-bottom: 4px }
  .about { font: 15px/1.45 var(--sans); color: var(--muted); margin-bottom: 4px }
  .turning { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 24px; --label: 2.5rem }
  .scrub { --label: 2.5rem }
  .plots { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px }
  .standings { border-collapse: collapse; font: 13px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
  .standings th, .standings td { text-align: right; padding: 6px 0 6px 12px; white-space: nowrap; font-weight: 400 }
  .standings thead th {
    color: var(--muted); font-weight: 600; border-bottom: 1px solid var(--line); white-space: normal;
    vertical-align: bottom;
  }
  .standings th:first-child { text-align: left; padding-left: 0 }
  .standings tbody th { font-weight: 600 }
  .standings tbody tr + tr > * { border-top: 1px dotted var(--line) }
  .standings small { display: block; color: var(--muted); font-size: 13px; white-space: normal }
  .standings .said { text-align: left; white-space: normal; min-width: 14rem }
  .part {
    border-top: 1px solid var(--line); padding: 40px 0; display: grid;
    grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 16px 64px;
  }
  .part .words, .part .numbers {
    display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start; min-width: 0;
  }
  .part > .waiting { min-height: 40rem }
  .choices { display: flex; flex-wrap: wrap; gap: 8px }
  .steps { display: flex; align-items: center; gap: 12px }
  .steps .back { transform: scaleX(-1) }
  .steps h3 { min-width: 7em; text-align: center }
  /* Its formulas change with every step: outside the window they are not laid out. */
  .account {
    display: grid; font: 15px/1.5 var(--sans); content-visibility: auto; contain-intrinsic-block-size: auto 640px;
  }
  .account tr { display: grid; grid-template-columns: repeat(2, minmax(max-content, 1fr)); gap: 0 24px; padding: 8px 0 }
  .account tbody tr { border-top: 1px dotted var(--line) }
  .account :is(thead, tbody) { display: grid }
  .account th { grid-column: 1 / -1; text-align: left; font-weight: 400 }
  .account tbody th span { font-size: 13px; color: var(--muted); margin-right: 12px }
  .account thead th { font: 600 13px/1.4 var(--sans); color: var(--muted); grid-column: auto }
  .account thead th:first-child { position: absolute; clip-path: inset(50%) }
  .account math { math-style: normal }
  .account td { white-space: nowrap; line-height: 1.7 }
  .predict {
    border-top: 1px solid var(--line); padding-top: 16px; display: grid; grid-template-columns: minmax(0, 1fr);
    gap: 12px; justify-items: start;
  }
  .predict h2 { font: 600 17px/1.4 var(--sans); letter-spacing: 0 }
  .predict gl-order { width: 100% }
  .predict gl-segmented { max-width: 100%; overflow-x: auto }
  .predict .verdict { font: 600 15px/1.4 var(--sans); margin-bottom: 4px }
  @container lesson (width < 860px) { .part { grid-template-columns: minmax(0, 1fr); padding: 24px 0 } }
  @container lesson (width < 560px) {
    .standings small { white-space: nowrap }
    .account tr { grid-template-columns: max-content }
    .account thead { position: absolute; clip-path: inset(50%) }
    .account td { position: relative; padding-left: 20px }
    .account td::before {
      content: attr(data-axis); position: absolute; left: 0; font: 600 13px/1.95 var(--sans); color: var(--muted);
    }
  }
  @media print {
    .standings :is(th, td) { padding-left: 6px; white-space: normal }
    .standings .said { min-width: 0 }
    .account { content-visibility: visible }
  }
  @container lesson (width < 1080px) { .plots { grid-template-columns: minmax(0, 1fr) } }
`;
