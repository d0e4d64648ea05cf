import type { ReactiveController, ReactiveElement } from "lit";

/**
 * The actions that keys start. An action returns `false` when there is nothing to do; the key is then left to the page.
 */
export interface KeyTargets {
  toggle(): unknown;
  step(): unknown;
  stepBack(): unknown;
  epoch(): unknown;
  restart(): unknown;
  undo(): unknown;
  redo(): unknown;
}

const writing =
  "textarea, [contenteditable], input:not([type='radio'], [type='checkbox'], [type='range'], [type='button'])";
const moving = "input, select, [role='slider'], [role='tab'], [role='radio'], [data-keys]";
const pressing = "button, summary, [role='button']";
const moves = /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/;

const key = "gradlab-letters";

/**
 * Whether single letters are keys on our own site. The reader can switch them off (WCAG 2.1.4). On an embedding page
 * they never are.
 */
export function lettersAreKeys(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true; // a sandboxed frame has no storage
  }
}

export function chooseLetters(on: boolean): void {
  try {
    if (on) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {
    // not remembered
  }
}

/** Actions that a held key does not repeat: a run would restart over and over, or alternate between play and pause. */
const once: readonly string[] = ["toggle", "restart"];

/**
 * The keys of a lesson. Space plays and pauses, the arrows step forward and back, E runs an epoch, R restarts, Ctrl Z
 * and Ctrl Shift Z (or Ctrl Y) undo and redo. On our own page they always work. On an embedding page they work only
 * while the focus is inside the lesson, and letters do not. There, a key that the lesson or one of its controls has
 * used, or that was typed into a field, does not reach the page.
 */
export class KeyController implements ReactiveController {
  /** Keys whose keydown was used here: their keypress and keyup are not passed on, either. */
  private readonly used = new Set<string>();

  constructor(
    private readonly lesson: ReactiveElement & KeyTargets & { readonly mode: "page" | "embedded" },
    /** Whether the event belongs to another lesson on the page. */
    private readonly isElsewhere: (event: Event) => boolean,
  ) {
    lesson.addController(this);
  }

  hostConnected(): void {
    if (this.lesson.mode === "page") document.addEventListener("keydown", this.pageWide);
    else for (const type of ["keydown", "keypress", "keyup"] as const) this.lesson.addEventListener(type, this.within);
  }

  hostDisconnected(): void {
    document.removeEventListener("keydown", this.pageWide);
    for (const type of ["keydown", "keypress", "keyup"] as const) this.lesson.removeEventListener(type, this.within);
    this.used.clear();
  }

  private readonly pageWide = (event: KeyboardEvent): void => {
    if (!this.isElsewhere(event)) this.act(event, lettersAreKeys());
  };

  private readonly within = (event: KeyboardEvent): void => {
    const target = targetOf(event);
    if (target?.closest(writing)) {
      event.stopPropagation();
      return;
    }
    if (event.type === "keydown" && isUsedBy(event, target)) this.used.add(event.code || event.key);
    else if (event.type === "keydown") this.act(event, false);
    if (this.used.has(event.code || event.key)) event.stopPropagation();
    if (event.type === "keyup") this.used.delete(event.code || event.key);
  };

  /** Does the action of the key, and consumes the key if there was something to do. */
  private act(event: KeyboardEvent, letters: boolean): void {
    const action = actionOf(event, letters);
    if (event.defaultPrevented || !action || isTaken(event)) return;
    const code = event.code || event.key;
    if (!event.repeat) this.used.delete(code);
    const isHeld = event.repeat && once.includes(action);
    if (isHeld ? !this.used.has(code) : this.lesson[action]() === false) return;
    this.used.add(code);
    event.preventDefault();
  }
}

/** The letter of a key; on a keyboard of another script, the Latin letter of the same key. */
function letterOf({ key, code }: KeyboardEvent): string {
  return ((/^[^ -~]$/.test(key) && /^Key([A-Z])$/.exec(code)?.[1]) || key).toLowerCase();
}

function targetOf(event: Event): Element | null {
  const [target] = event.composedPath();
  return target instanceof Element ? target : null;
}

/** Whether the control that has the focus does something with the key by itself. */
function isUsedBy(event: KeyboardEvent, target: Element | null): boolean {
  if (event.defaultPrevented) return true;
  if (!target || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { key } = event;
  if (target.closest(pressing)) return key === " " || key === "Enter";
  if (target.closest("a[href]")) return key === "Enter";
  if (target.closest("select")) return moves.test(key) || key === " " || key === "Enter" || key.length === 1;
  if (target.closest("input[type='checkbox']")) return key === " ";
  return target.closest(moving) !== null && (moves.test(key) || key === " ");
}

/**
 * Keys that belong to the element with the focus: all keys in a text field, which has its own undo; keys without Ctrl
 * in menus, sliders and choices; Space on buttons and links.
 */
function isTaken(event: KeyboardEvent): boolean {
  const target = targetOf(event);
  if (!target) return false;
  if (target.closest(writing)) return true;
  if (event.ctrlKey || event.metaKey) return false;
  return target.closest(moving) !== null || (event.key === " " && target.closest(`${pressing}, a`) !== null);
}

function actionOf(event: KeyboardEvent, letters: boolean): keyof KeyTargets | null {
  // A browser that fills in a form sends a keydown event without a key.
  if (!event.key || event.isComposing) return null;
  const key = letterOf(event);
  if (event.ctrlKey || event.metaKey) {
    if (key === "z" && !event.altKey) return event.shiftKey ? "redo" : "undo";
    return key === "y" && !event.shiftKey && !event.altKey ? "redo" : null;
  }
  if (event.altKey || event.shiftKey) return null;
  if (key === " ") return "toggle";
  if (key === "arrowright") return "step";
  if (key === "arrowleft") return "stepBack";
  if (key === "e" && letters) return "epoch";
  return key === "r" && letters ? "restart" : null;
}
