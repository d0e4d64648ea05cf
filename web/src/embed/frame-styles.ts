import { css } from "lit";

/**
 * One lesson and a line below it, as high as they are: nothing here may follow the height of the frame, which follows
 * it.
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

/** What the lesson leaves of the page is light, or dark, as the lesson is asked to be. */
export function paintPage(theme: string | null): void {
  const root = document.documentElement;
  if (theme === "light" || theme === "dark") root.setAttribute("scheme", theme);
  else root.removeAttribute("scheme");
}
