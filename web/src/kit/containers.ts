import type { ReactiveElement } from "lit";

/** What has a heading for what it holds. */
const containers = "gl-drawer, .group";

/** The drawers and groups around an element, through all shadow roots. */
export function containersOf(element: Element): Element[] {
  const above = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  if (!above) return [];
  return above.matches(containers) ? [above, ...containersOf(above)] : containersOf(above);
}

/** Whether anything but headings is seen in it, once it is open. */
export const showsSomething = (container: Element): boolean => [...container.childNodes].some(isShown);

function isShown(node: Node): boolean {
  if (node instanceof Text) return node.data.trim() !== "";
  if (!(node instanceof Element) || node.matches("h2, h3, h4, style, [hidden]")) return false;
  if (node.matches(containers)) return showsSomething(node);
  if (node.matches("[withheld]")) return false;
  // Also an element that has not been drawn yet.
  if (node.matches("button, canvas, img, input, select, svg, textarea") || isUndrawn(node)) return true;
  return [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])].some(isShown);
}

const isUndrawn = (element: Element): boolean =>
  element.localName.includes("-") && !(element as Partial<ReactiveElement>).hasUpdated;
