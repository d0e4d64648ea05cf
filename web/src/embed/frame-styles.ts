import { css } from "lit";

/**
 * One lesson and a line below it. No height here depends on the height of the frame, because the frame gets its height
 * from the content.
 */
export const frameStyles = css`
  html { overflow: auto }
  body { min-height: 0; display: flow-root; overflow-y: clip }
  [data-lesson] { --screen-height: 800px }
  .foot { font: 13px/1.5 var(--sans); padding: 4px 16px 12px; text-align: right }
  .foot a { color: var(--muted); display: inline-block; min-height: 24px }
  .gone { padding: 16px }
  @media (pointer: coarse) { .foot a { min-height: 44px; align-content: center } }
`;

/** Sets the scheme of the page around the lesson to that of the lesson. */
export function paintPage(theme: string | null): void {
  const root = document.documentElement;
  if (theme === "light" || theme === "dark") root.setAttribute("scheme", theme);
  else root.removeAttribute("scheme");
}
