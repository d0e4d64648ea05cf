import type { ReactiveElement } from "lit";
import type { Member, Surroundings } from "../elements";
import { isBelow } from "../state";

/** The names in an attribute (separated by blanks) or a list, each once. */
export function namesOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(String) : typeof value === "string" ? value.split(/\s+/) : [];
  return [...new Set(list.filter((name) => name !== ""))];
}

/** What the embedding page hides or locks, and the elements that this affects, at any depth in the lesson. */
export class Restrictions implements Surroundings {
  private readonly members = new Set<Member>();
  private hidden: readonly string[] = [];
  private locked: readonly string[] = [];
  /** Drawers and groups without any visible content. */
  private emptied: readonly Element[] = [];
  private isTidying = false;

  /** Paths of the state that the reader cannot change. */
  get lockedPaths(): readonly string[] {
    return this.locked;
  }

  /** Listener for `gl-member`, which an element inside the lesson sends. */
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

  /** Hides containers that have only a heading left, after all elements of this change have been drawn. */
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

  /**
   * Whether this path is locked: the path itself, a path above it, or a path below it, which a change would replace.
   */
  locks(path: string): boolean {
    return this.locked.some((name) => isBelow(path, name) || isBelow(name, path));
  }

  /** Whether the lesson has such a part now. */
  has(part: string): boolean {
    return [...this.members].some((member) => member.part === part);
  }

  /** The paths that the controls in the lesson set now, and the paths that their choices can add. */
  get paths(): string[] {
    return [...this.members].flatMap(({ element }) => [...pathsOf(element.path), ...(element.brings ?? [])]);
  }

  /** The label of the control that sets this path; empty if there is none. */
  labelOf(path: string): string {
    const member = [...this.members].find(({ element }) => element.label && pathsOf(element.path).includes(path));
    return member?.element.label ?? "";
  }

  /**
   * The values, in words, of the controls that set this path and no other; empty if there is none. If there are
   * several, such as the two coordinates of a point, each value has its control's label, unless the label is `known`.
   */
  wordsOf(path: string, known = ""): string {
    const all = [...this.members].flatMap(({ element: { path: own, label = "", inWords = "" } }) =>
      own === path && inWords ? [{ label, inWords }] : [],
    );
    const isPlain = (label: string) => all.length < 2 || known === label || known.endsWith(`: ${label}`);
    return all.map(({ label, inWords }) => (isPlain(label) ? inWords : `${label} ${inWords}`)).join(", ");
  }
}

/** The paths of a control; a control with several paths separates them by blanks. */
const pathsOf = (text: string): string[] => text.split(" ").filter((path) => path !== "");

/** Elements with a heading over their contents. */
const containers = "gl-drawer, .group";

/** The drawers and groups that contain an element, across all shadow roots. */
function containersOf(element: Element): Element[] {
  const above = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  if (!above) return [];
  return above.matches(containers) ? [above, ...containersOf(above)] : containersOf(above);
}

/** Whether an open container shows anything besides headings. */
const showsSomething = (container: Element): boolean => [...container.childNodes].some(isShown);

function isShown(node: Node): boolean {
  if (node instanceof Text) return node.data.trim() !== "";
  if (!(node instanceof Element) || node.matches("h2, h3, h4, style, [hidden]")) return false;
  if (node.matches(containers)) return showsSomething(node);
  if (node.matches("[withheld]")) return false;
  // An element that has not been drawn yet counts as shown, too.
  if (node.matches("button, canvas, img, input, select, svg, textarea") || isUndrawn(node)) return true;
  return [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])].some(isShown);
}

const isUndrawn = (element: Element): boolean =>
  element.localName.includes("-") && !(element as Partial<ReactiveElement>).hasUpdated;
