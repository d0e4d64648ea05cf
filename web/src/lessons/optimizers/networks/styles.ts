import { css } from "lit";

export const networksStyles = css`
  .lesson { border-top: 1px solid var(--line) }
  .curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); gap: 16px 24px }
  .job {
    display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; min-height: 44px; font: 13px/1.3 var(--sans);
    color: var(--muted);
  }
  .job progress { width: 140px }
  .leaders { font: 600 15px/1.45 var(--sans); max-width: none }
  .quiet { font: 13px/1.45 var(--sans); color: var(--muted); max-width: none }
  .standings :is(th, td) { padding-left: 8px }
  .standings td small { display: inline; white-space: nowrap }
  .standings td small.open { display: block }
  .tools span { visibility: hidden }
  .waiting { min-height: 40rem }
  .works { list-style: none; margin: 8px 0 0; padding: 0; font: 13px/1.7 var(--sans); color: var(--muted) }
  .found { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px }
  @container lesson (width < 860px) { .stage { position: static } }
`;
