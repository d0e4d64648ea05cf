import { css } from "lit";

/** Tangents have a colour of their own, which is none of the five meanings: the magenta of look/palette.ts. */
export const tangentStyles = css`
  :host { --tangent: #b02a6b }
  :host([scheme="dark"]) { --tangent: #ff86b8 }
  .tangent { color: var(--tangent) }
`;
