import { css } from "lit";

/** The styles of the quiz: the card, the form, the verdict, the pictures. */
export const quizStyles = css`
  .instead { display: none }
  gl-field:is([withheld], [locked]) + .instead { display: inline }
  gl-field[locked]:has(+ .instead) { display: none }
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap, 24px);
    font: 17px/1.55 var(--serif);
    container: quiz / inline-size;
  }
  .card { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--gap, 16px) }
  .card h2:focus { outline: none }
  .card header { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline }
  .card header > * { flex: 0 0 var(--beside, 100%) }
  .ask p { max-width: var(--measure, 68ch) }
  .card header p { font: 13px/1.4 var(--sans) }
  .bar { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center }
  .small { font: 13px/1.5 var(--sans); max-width: none }

  .progress ol { list-style: none; display: flex; flex-wrap: wrap; gap: 4px; margin: 0; padding: 0 }
  .progress button {
    font: 600 15px/1 var(--sans);
    min-width: 40px;
    min-height: 40px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    cursor: pointer; display: inline-flex; gap: 4px; align-items: center; justify-content: center;
  }
  .progress button:hover { border-color: var(--ink) }
  .progress button[aria-current] { border-color: var(--ink); box-shadow: inset 0 -3px 0 var(--ink) }
  .progress .right { color: var(--correct) }
  .progress .wrong { color: var(--error) }
  .progress svg { width: 12px; height: 12px }
  .progress .sum { font-weight: 400 }
  @media print { .progress { display: none } }

  .form { display: flex; flex-wrap: wrap; gap: 12px 24px; font: 15px/1.4 var(--sans); --label: auto }
  .form > * { flex: 1 0 100%; min-width: 0 }
  .form > gl-segmented { flex: 0 1 var(--beside, 100%) }
  .form > .typed { flex: 1 1 var(--beside, 100%) }
  .typed { display: flex; gap: 12px; align-items: center; max-width: 34rem }
  .typed label { font: 600 17px/1 var(--serif); white-space: nowrap }
  .typed .field { min-height: 44px; font: 15px/1.4 var(--mono) }
  .typed .field:read-only { background: none; border-color: var(--line) }
  .names { font-size: 13px; max-width: var(--measure, 68ch) }
  .read { min-height: 1.5em; font: 15px/1.5 var(--sans); overflow-wrap: anywhere }
  .read b { font: 600 15px/1.5 var(--mono) }
  .name { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; font: 15px/1.4 var(--sans) }
  .name input { flex: 0 1 20rem; min-height: 44px }
  .refusal { max-width: 60ch; overflow-wrap: anywhere }
  fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
  legend { font-weight: 600; padding: 0; margin-bottom: 4px }
  fieldset label { display: flex; gap: 12px; align-items: center; min-height: 40px; padding: 5px 0; cursor: pointer }
  fieldset input { margin: 0; width: 18px; height: 18px; accent-color: var(--ink); flex: none }
  fieldset label:has(input:disabled) { color: var(--muted); cursor: default }
  fieldset label.right:has(input) { color: var(--correct); font-weight: 600 }
  fieldset label.not:has(input) { color: var(--error) }

  .verdict {
    border-left: 3px solid var(--tone);
    padding: 4px 0 4px 16px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    outline: none;
  }
  .verdict.good { --tone: var(--correct) }
  .verdict.bad { --tone: var(--error) }
  .verdict .head { font: 17px/1.4 var(--sans); display: flex; gap: 8px; align-items: center }
  .verdict .head svg { width: 18px; height: 18px }
  .verdict .given { font: 13px/1.5 var(--sans); overflow-wrap: anywhere }
  .verdict ul { margin: 0; padding: 0; list-style: none; display: grid; gap: 8px }
  .verdict li { max-width: 68ch }
  .verdict li b { font: 600 15px/1.5 var(--sans) }

  .outcome .aim { float: right; font: 400 15px/1.7 var(--sans); letter-spacing: 0 }
  .outcome {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    border-top: 1px solid var(--line);
    padding-top: 16px;
  }
  .spread p {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    max-width: none;
    font: 15px/1.4 var(--sans);
    font-variant-numeric: tabular-nums;
  }
  .spread b { font-weight: 600 }
  .spread svg { display: block; width: 100%; height: 60px; border-bottom: 1px solid var(--edge) }
  .spread rect { fill: var(--forward); shape-rendering: crispEdges }
  .ruler {
    display: flex;
    justify-content: space-between;
    max-width: none;
    font: 13px/1 var(--sans);
    font-variant-numeric: tabular-nums;
  }
  .depth { display: block; width: 100%; max-width: 520px; font: 13px/1 var(--sans); font-variant-numeric: tabular-nums }
  .depth text { fill: var(--ink) }
  .depth .name {
    text-anchor: end;
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .depth .name.what { text-anchor: start }
  .depth .name.after { text-anchor: start }
  .depth .name.you { fill: var(--parameter) }
  .depth .number { text-anchor: end; fill: var(--muted) }
  .depth .tick { text-anchor: middle; fill: var(--muted) }
  .depth .grid { stroke: var(--line); stroke-width: 1 }
  .depth .curve { fill: none; stroke-width: 2 }
  .depth .curve.one { stroke-width: 1.25; opacity: 0.7 }
  .depth .curve.yours { stroke: var(--forward) }
  .depth .curve.right, .depth .curve.theory { stroke: var(--correct); stroke-dasharray: 6 4 }
  .depth .name.yours { fill: var(--forward) }
  .depth .name.right, .depth .name.theory { fill: var(--correct) }
  .depth .arrow.yours { fill: var(--forward) }
  .depth .arrow.right { fill: var(--correct) }
  .depth .said { fill: none; stroke: var(--parameter); stroke-width: 2.5 }

  .hints { display: grid; gap: 12px; border-top: 1px solid var(--line); padding-top: 16px; justify-items: start }
  .steps {
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: step;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .steps li {
    counter-increment: step;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 300px;
    gap: 8px 24px;
    align-items: center;
  }
  .steps li > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; font: 17px/1.5 var(--serif) }
  .steps p::before { content: counter(step) ". "; font-weight: 600 }
  .picture { display: block; width: 300px; max-width: 100%; font: 13px/1 var(--sans) }
  .picture svg { display: block; width: 100% }
  .picture text { text-anchor: middle; fill: var(--muted) }
  .picture .end text { text-anchor: end }
  .picture .start text { text-anchor: start }
  .picture text.forward { fill: var(--forward) }
  .picture text.backward { fill: var(--backward) }
  .picture text.parameter { fill: var(--parameter) }
  .picture .axis { stroke: var(--edge); stroke-width: 1; fill: none }
  .picture .line { fill: none; stroke-width: 2 }
  .picture .line.forward, .picture .spike.forward { stroke: var(--forward) }
  .picture .line.backward { stroke: var(--backward) }
  .picture .line.parameter { stroke: var(--parameter) }
  .picture .line.muted { stroke: var(--edge); stroke-width: 1.5 }
  .picture .spike { stroke-width: 5 }
  .picture .dashed { stroke-dasharray: 5 4; stroke-width: 1.5 }
  .picture .fill { stroke: none; fill-opacity: 0.28 }
  .picture .fill.forward { fill: var(--forward) }
  .picture .fill.parameter { fill: var(--parameter) }
  .picture .fill.muted { fill: var(--muted) }
  .picture .dot { fill: var(--surface); stroke: var(--edge); stroke-width: 1.5 }
  .picture .dot.forward { stroke: var(--forward); stroke-width: 2.5 }
  .picture .dot.parameter { fill: var(--parameter); stroke: none }
  .picture .dot.backward { stroke: var(--backward); stroke-width: 2.5 }

  table { border-collapse: collapse; font: 15px/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100% }
  th, td {
    text-align: right;
    padding: 6px 0 6px 16px;
    border-bottom: 1px dotted var(--line);
    font-weight: 400;
    white-space: nowrap;
  }
  thead th { font-size: 13px; color: var(--muted) }
  th:first-child { text-align: left; padding-left: 0 }
  td svg { width: 14px; height: 14px; vertical-align: -2px }
  tbody th { white-space: normal }
  @container quiz (width < 620px) {
    .steps li { grid-template-columns: minmax(0, 1fr) }
    th, td { padding-left: 10px }
  }
`;
