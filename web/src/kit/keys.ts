/** What the keys of a lesson do. */
export interface KeyTargets {
  toggle(): void;
  step(): void;
  epoch(): void;
  restart(): void;
  undo(): void;
  redo(): void;
}

const writing =
  "textarea, [contenteditable], input:not([type='radio'], [type='checkbox'], [type='range'], [type='button'])";
const moving = "input, select, [role='slider'], [role='tab'], [role='radio'], [data-keys]";

/**
 * Keys that belong to whatever has the focus: all of them where text is written, which has an undo of its own; the bare ones, without
 * Ctrl, in menus, sliders and choices; Space on buttons.
 */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest(writing)) return true;
  if (event.ctrlKey || event.metaKey) return false;
  return (
    target.closest(moving) !== null ||
    (event.key === " " && target.closest("button, a, summary, [role='button']") !== null)
  );
}

/** Space plays and pauses, the right arrow steps, E runs an epoch, R resets, Ctrl Z and Ctrl Shift Z (or Ctrl Y) go back and forth. */
export function handleKey(event: KeyboardEvent, lesson: KeyTargets): void {
  const action = actionOf(event);
  if (event.defaultPrevented || !action || isTaken(event)) return;
  event.preventDefault();
  lesson[action]();
}

function actionOf(event: KeyboardEvent): keyof KeyTargets | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === "z" && !event.altKey) return event.shiftKey ? "redo" : "undo";
    return key === "y" && !event.shiftKey && !event.altKey ? "redo" : null;
  }
  if (event.altKey || event.shiftKey) return null;
  if (key === " ") return "toggle";
  if (key === "arrowright") return "step";
  if (key === "e") return "epoch";
  return key === "r" ? "restart" : null;
}
