import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Scheme } from "./tokens";

/** The choice of a person: a scheme, or that of the system. */
export type SchemeChoice = Scheme | "system";

const key = "gradlab-scheme";
/** Without a window the scheme is light. */
const systemIsDark: Pick<MediaQueryList, "matches" | "addEventListener"> =
  typeof matchMedia === "function"
    ? matchMedia("(prefers-color-scheme: dark)")
    : { matches: false, addEventListener: () => {} };
const changes = new EventTarget();

function stored(): SchemeChoice {
  try {
    const value = localStorage.getItem(key);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system"; // a sandboxed frame has no storage
  }
}

let choice: SchemeChoice = "system";

export function schemeChoice(): SchemeChoice {
  return choice;
}

/** Chooses for the whole page, and stores the choice for the next visit. */
export function chooseScheme(next: SchemeChoice): void {
  choice = next;
  try {
    if (next === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  } catch {
    // not remembered, but in force
  }
  apply();
}

/** Applies the stored choice to this page: called once by our own site, never on an embedding page. */
export function ownPageScheme(): void {
  choice = stored();
  apply();
}

function apply(): void {
  document.documentElement.setAttribute("scheme", resolved());
  announceScheme();
}

/** Between `beforeprint` and `afterprint`. */
let printing = false;

/** Whether the page is being printed: paper is light, and nothing waits for the next frame. */
export const isPrinting = (): boolean => printing;

function print(isOn: boolean): void {
  printing = isOn;
  if (document.documentElement.hasAttribute("scheme")) apply();
  else announceScheme();
}

globalThis.addEventListener?.("beforeprint", () => print(true));
globalThis.addEventListener?.("afterprint", () => print(false));

function resolved(): Scheme {
  if (printing) return "light";
  if (choice !== "system") return choice;
  return systemIsDark.matches ? "dark" : "light";
}

systemIsDark.addEventListener("change", () => {
  if (document.documentElement.hasAttribute("scheme")) apply();
  else announceScheme();
});

/** The scheme in which an element is drawn: the `color-scheme` of the page around it. Default: light. */
export function schemeAround(element: Element): Scheme {
  // Inside a shadow root all elements have the same scheme, so it is looked up once: the lookup forces the browser to
  // compute styles.
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return computedScheme(element);
  const known = recent.get(root) ?? computedScheme(element);
  if (recent.size === 0) setTimeout(() => recent.clear());
  recent.set(root, known);
  return known;
}

/** Cached schemes. A timer empties this map. */
const recent = new Map<ShadowRoot, Scheme>();

function computedScheme(element: Element): Scheme {
  if (printing) return "light";
  const declared = getComputedStyle(element).colorScheme;
  // An element that no slot shows yet, such as one in a new drawer, has no style.
  const root = element.getRootNode();
  if (declared === "" && root instanceof ShadowRoot) return computedScheme(root.host);
  if (!declared.includes("dark")) return "light";
  return declared.includes("light") && !systemIsDark.matches ? "light" : "dark";
}

/**
 * Tells all elements that paint that the scheme around them may have changed. A lesson calls this after changing its
 * own.
 */
export function announceScheme(): void {
  recent.clear();
  changes.dispatchEvent(new Event("change"));
}

/**
 * Gives an element its scheme, and redraws the element when the scheme changes. For elements that paint on a canvas.
 */
export class SchemeController implements ReactiveController {
  scheme: Scheme = "light";

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly where: () => Element = () => host,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.scheme = schemeAround(this.where());
    changes.addEventListener("change", this.changed);
  }

  hostDisconnected(): void {
    changes.removeEventListener("change", this.changed);
  }

  private readonly changed = (): void => {
    const next = schemeAround(this.where());
    if (next === this.scheme) return;
    this.scheme = next;
    this.host.requestUpdate();
  };
}
