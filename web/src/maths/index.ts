/** Mathematics on the page: formulas made of TeX by the build (formulas.ts), and equations with live numbers. */
import { css } from "lit";

export * from "./mathml";

/** Styles for every shadow root that shows formulas: Temml's classes, and the colours of live equations. */
export const mathsStyles = css`
  .formula { overflow-x: auto; overflow-y: hidden; padding: 4px 0; max-width: 100% }
  math { font-family: var(--maths); font-variant-numeric: tabular-nums lining-nums }
  math[display="block"] { text-align: left; margin: 0; width: max-content }
  mtd { padding: 0 }
  .tml-jot > mtr > mtd { padding-top: 0.22em; padding-bottom: 0.22em }
  .tml-right { text-align: right }
  .tml-left { text-align: left }
  .gap { padding-left: 1em }
  .tml-sml-pad { padding-left: 0.05em }
  .tml-med-pad { padding-left: 0.1em }
  math .forward { color: var(--forward) }
  math .backward { color: var(--backward) }
  math .parameter { color: var(--parameter) }
  math .correct { color: var(--correct) }
  math .error { color: var(--error) }
  math .muted { color: var(--muted) }
`;
