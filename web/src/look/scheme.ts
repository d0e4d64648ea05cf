import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Scheme } from "./tokens";

/** What a person chose: a scheme, or whatever the system says. */
export type SchemeChoice = Scheme | "system";

const key = "gradlab-scheme";
/** Where there is no window nothing is dark. */
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

/** Chooses for the whole page, and remembers it for the next visit. */
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

/** Makes this page follow the choice: called once by our own site, never on a page that embeds a lesson. */
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

/**
 * The scheme an element is drawn in: that of the page around it, which `color-scheme` says. A page that says nothing is
 * light.
 */
export function schemeAround(element: Element): Scheme {
  // Inside of our own elements nothing has a scheme of its own. To ask makes the browser lay the page out.
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return computedScheme(element);
  const known = recent.get(root) ?? computedScheme(element);
  if (recent.size === 0) setTimeout(() => recent.clear());
  recent.set(root, known);
  return known;
}

/** What was found in this turn. */
const recent = new Map<ShadowRoot, Scheme>();

function computedScheme(element: Element): Scheme {
  if (printing) return "light";
  const declared = getComputedStyle(element).colorScheme;
  // An element that no slot shows yet, as in a drawer that is being made, has no style.
  const root = element.getRootNode();
  if (declared === "" && root instanceof ShadowRoot) return computedScheme(root.host);
  if (!declared.includes("dark")) return "light";
  return declared.includes("light") && !systemIsDark.matches ? "light" : "dark";
}

/** Tells whatever paints that the scheme around it may be another: a lesson does, once it has changed its own. */
export function announceScheme(): void {
  recent.clear();
  changes.dispatchEvent(new Event("change"));
}

/** Gives an element its scheme, and redraws it when that changes. For whatever paints on a canvas. */
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
