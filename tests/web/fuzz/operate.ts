import type { Random } from "../../../web/src/kit";

/** What somebody might type anywhere. */
const typed = [
  "",
  "0",
  "-1",
  "1e999",
  "1/0",
  "1/3",
  "sqrt(2/n)",
  "2/n",
  "n",
  "1e308",
  "x",
  "0,5",
  "σ",
  "sqrt(-1)",
] as const;

const fields =
  "select, textarea, button, input:is([type='range'], [type='radio'], [type='checkbox'], [type='text'], [type='number'], :not([type]))";
/** What leaves the page, asks for a file, or undoes what was done. */
const left = "a, [download], [type='file'], .tools";

function fieldsIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("*")].flatMap((element) => {
    if (element.matches(left)) return [];
    const inner = element.shadowRoot ? fieldsIn(element.shadowRoot) : [];
    return element.matches(fields) && !element.matches(":disabled") ? [element, ...inner] : inner;
  });
}

/** Moves a slider, chooses from a menu, turns a switch, presses a button, types something. */
export function operateSomething(lesson: Element, random: Random): void {
  const all = lesson.shadowRoot ? fieldsIn(lesson.shadowRoot) : [];
  if (all.length > 0) operate(random.of(all as [HTMLElement, ...HTMLElement[]]), random);
}

/** Presses every button that starts something. */
export function runEverything(lesson: Element): void {
  for (const field of lesson.shadowRoot ? fieldsIn(lesson.shadowRoot) : []) {
    const root = field.getRootNode();
    const owner = root instanceof ShadowRoot ? root.host : field;
    if (owner.matches("gl-button[icon='play'], gl-button[kind='primary'], gl-job")) field.click();
  }
}

function operate(field: HTMLElement, random: Random): void {
  const say = (type: string) => field.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
  if (field instanceof HTMLSelectElement) {
    const chosen = random.whole(0, field.options.length - 1);
    // A browser says nothing of a choice that was made before.
    if (chosen === field.selectedIndex || field.options[chosen]?.disabled) return;
    field.selectedIndex = chosen;
  } else if (field instanceof HTMLTextAreaElement) field.value = random.of(typed);
  else if (!(field instanceof HTMLInputElement) || field.type === "radio" || field.type === "checkbox") {
    field.click();
    return;
  } else if (field.type === "range") field.value = String(random.whole(Number(field.min), Number(field.max)));
  else field.value = random.of(typed);
  say("input");
  say("change");
}
