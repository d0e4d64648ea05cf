import type { ReactiveElement } from "lit";
import type { Member, Surroundings } from "../elements";
import { isBelow } from "../state";

/** Names as an attribute or a list has them. */
export function namesOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(String) : typeof value === "string" ? value.split(/\s+/) : [];
  return [...new Set(list.filter((name) => name !== ""))];
}

/** What of a lesson the page around hides or locks, and the elements it concerns, wherever in the lesson they stand. */
export class Restrictions implements Surroundings {
  private readonly members = new Set<Member>();
  private hidden: readonly string[] = [];
  private locked: readonly string[] = [];
  /** Drawers and groups that hold nothing that is shown. */
  private emptied: readonly Element[] = [];
  private isTidying = false;

  /** Paths of the state that the reader cannot change. */
  get lockedPaths(): readonly string[] {
    return this.locked;
  }

  /** `gl-member` of an element inside the lesson. */
  readonly joined = (event: Event): void => {
    event.stopPropagation();
    const member = (event as CustomEvent<Member>).detail;
    this.members.add(member);
    member.join(this);
    this.tidy();
  };

  released(member: Member): void {
    this.members.delete(member);
  }

  set(hidden: readonly string[], locked: readonly string[]): void {
    this.hidden = hidden;
    this.locked = locked;
    for (const member of this.members) member.apply();
    this.tidy();
  }

  /** Hides what only had a heading left, once all that comes with this change has been drawn. */
  private tidy(): void {
    if (this.isTidying || (this.hidden.length === 0 && this.emptied.length === 0)) return;
    this.isTidying = true;
    queueMicrotask(() => {
      this.isTidying = false;
      const withheld = [...this.members].filter((member) => this.isHidden(member));
      const around = new Set([...this.emptied, ...withheld.flatMap(({ element }) => containersOf(element))]);
      this.emptied = [...around].filter((container) => container.isConnected && !showsSomething(container));
      for (const container of around) container.toggleAttribute("withheld", this.emptied.includes(container));
    });
  }

  hides(name: string): boolean {
    return this.hidden.includes(name);
  }

  isHidden({ part, element }: Member): boolean {
    return this.hidden.some((name) => name === part || pathsOf(element.path).some((path) => isBelow(path, name)));
  }

  isLocked({ element }: Member): boolean {
    return pathsOf(element.path).some((path) => this.locks(path));
  }

  /** Whether this path is locked: it, what it is a part of, or a part of it, which its change would replace. */
  locks(path: string): boolean {
    return this.locked.some((name) => isBelow(path, name) || isBelow(name, path));
  }

  /** Whether the lesson has such a part now. */
  has(part: string): boolean {
    return [...this.members].some((member) => member.part === part);
  }

  /** What the controls that stand in the lesson now set, and what their choices bring. */
  get paths(): string[] {
    return [...this.members].flatMap(({ element }) => [...pathsOf(element.path), ...(element.brings ?? [])]);
  }

  /** How a control calls itself that sets this. */
  labelOf(path: string): string {
    const member = [...this.members].find(({ element }) => element.label && pathsOf(element.path).includes(path));
    return member?.element.label ?? "";
  }

  /**
   * What the controls that set this alone are set to, in words; empty where there is none. Of several, such as the two
   * coordinates of a place, each with what it is called, unless that is `known`.
   */
  wordsOf(path: string, known = ""): string {
    const all = [...this.members].flatMap(({ element: { path: own, label = "", inWords = "" } }) =>
      own === path && inWords ? [{ label, inWords }] : [],
    );
    const isPlain = (label: string) => all.length < 2 || known === label || known.endsWith(`: ${label}`);
    return all.map(({ label, inWords }) => (isPlain(label) ? inWords : `${label} ${inWords}`)).join(", ");
  }
}

/** A control that sets several things has their paths separated by blanks. */
const pathsOf = (text: string): string[] => text.split(" ").filter((path) => path !== "");

/** Elements with a heading over their contents. */
const containers = "gl-drawer, .group";

/** The drawers and groups around an element, through all shadow roots. */
function containersOf(element: Element): Element[] {
  const above = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  if (!above) return [];
  return above.matches(containers) ? [above, ...containersOf(above)] : containersOf(above);
}

/** Whether anything but headings is seen in it, once it is open. */
const showsSomething = (container: Element): boolean => [...container.childNodes].some(isShown);

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
