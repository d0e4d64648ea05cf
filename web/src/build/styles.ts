import { css } from "lit";

/** Wide: choices beside the result, and the code to copy below. Narrow: one below the other. */
export const buildStyles = css`
  :host { display: block; color: var(--ink); background: var(--paper); font: 17px/1.58 var(--serif); --label: 5.5rem }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 24px 40px 16px;
    max-width: 1560px;
    margin: 0 auto;
  }
  .brand {
    font: 600 20px/1 var(--serif);
    color: var(--ink);
    text-decoration: none;
    padding: 12px 0;
    justify-self: start;
  }
  h1 { font-size: 28px }
  h2 { font-size: 21px }
  gl-notice { display: block; max-width: 1480px; margin: 0 auto; width: calc(100% - 80px) }
  main {
    display: grid;
    grid-template-columns: 22rem minmax(0, 1fr);
    grid-template-rows: auto 1fr;
    gap: 24px 40px;
    padding: 16px 40px 64px;
    max-width: 1560px;
    margin: 0 auto;
  }
  .choices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-row: 1 / span 2;
    gap: 12px;
    align-content: start;
    font: 15px/1.4 var(--sans);
  }
  .choices > gl-button { justify-self: start }
  .result { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; align-content: start; min-width: 0 }
  .copy {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
    min-width: 0;
    border-top: 1px solid var(--line);
    padding-top: 24px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    min-height: 44px;
    font: 15px/1.4 var(--sans);
  }
  .alone { margin-left: auto; min-height: 44px; align-content: center; display: inline-block }
  .frame {
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    overflow: auto;
    resize: vertical;
    height: max(480px, 62svh);
    overscroll-behavior: contain;
  }
  .page { max-width: var(--width); margin: 0 auto }
  .page > [data-lesson] { --screen-height: 62svh }
  .form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; font: 15px/1.5 var(--sans) }
  .form p { max-width: 80ch }
  .get { display: inline-block; min-height: 44px; align-content: center; font-weight: 600 }
  .qr { width: min(320px, 100%); height: auto; border: 1px solid var(--line) }

  .row { min-height: 44px }
  .row .field { max-width: 8rem }
  .text { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; font-weight: 600 }
  .text .field { font-weight: 400 }
  textarea.field { font: inherit; font-weight: 400; color: inherit; resize: vertical; min-height: 56px }
  .maker { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 12px }
  .maker button {
    justify-self: start;
    min-height: 44px;
    padding: 0 14px;
    font-weight: 600;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
  .maker button:hover { background: color-mix(in srgb, var(--ink) 7%, var(--surface)) }
  .steps { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px }
  .steps li { border-left: 2px solid var(--line); padding-left: 12px }
  .buttons { display: flex; flex-wrap: wrap }

  .scroll { max-height: min(34rem, 70vh); overflow: auto; margin-top: 8px }
  table { border-collapse: collapse; width: 100%; font: 13px/1.4 var(--sans) }
  th { text-align: start; font-weight: 400; padding: 4px 8px 4px 0; overflow-wrap: anywhere }
  th code { display: block; color: var(--muted) }
  thead th { position: sticky; top: 0; background: var(--paper); color: var(--muted); z-index: 1 }
  .kind { font-weight: 600; padding-top: 12px }
  tbody tr { border-bottom: 1px dotted var(--line) }
  td { width: 44px; padding: 0; text-align: center }
  .box { display: grid; place-items: center; min-height: 32px; min-width: 44px; cursor: pointer }
  .box input { width: 18px; height: 18px; accent-color: var(--forward); margin: 0; cursor: pointer }
  @media (pointer: coarse) { .box { min-height: 44px } }
  @media (max-width: 960px) {
    header { padding: 16px }
    gl-notice { width: calc(100% - 32px) }
    main { grid-template: none / minmax(0, 1fr); padding: 16px 16px 40px }
    .choices { grid-row: auto }
  }
`;
