import type { Random } from "../../../web/src/kit";

/** Texts that a person may type into any field. */
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
/** Elements that leave the page, ask for a file, or undo. */
const left = "a, [download], [type='file'], .tools";

function fieldsIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("*")].flatMap((element) => {
    if (element.matches(left)) return [];
    const inner = element.shadowRoot ? fieldsIn(element.shadowRoot) : [];
    return element.matches(fields) && !element.matches(":disabled") ? [element, ...inner] : inner;
  });
}

/**
 * Operates one random control: moves a slider, chooses from a menu, turns a switch, presses a button, or types a text.
 */
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

/** All elements that match these selectors, in all shadow roots. */
function allIn(root: ParentNode, kinds: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("*")].flatMap((element) => [
    ...(element.matches(kinds) ? [element] : []),
    ...(element.shadowRoot ? allIn(element.shadowRoot, kinds) : []),
  ]);
}

const elementsOf = (lesson: Element, kinds: string) => (lesson.shadowRoot ? allIn(lesson.shadowRoot, kinds) : []);

/** Drawings except those on buttons, and the sliders with which the keyboard reads them. */
const drawings = "canvas, :not(button, a) > svg, .plot, input[type='range']";
/** The number of elements that get the pointer or the focus at a time. */
const mostRead = 12;

/** Moves the pointer over some drawings, and the focus into the controls that read them. */
export function readSome(lesson: Element, random: Random): void {
  const all = elementsOf(lesson, drawings);
  for (let times = Math.min(mostRead, all.length); times > 0; times--) {
    const field = random.of(all as [HTMLElement, ...HTMLElement[]]);
    const { left, top, width, height } = field.getBoundingClientRect();
    const at = { clientX: left + width * random.uniform(), clientY: top + height * random.uniform() };
    const around = { ...at, bubbles: true, composed: true, pointerId: 1, isPrimary: true };
    for (const type of ["pointerenter", "pointermove"]) field.dispatchEvent(new PointerEvent(type, around));
    for (const type of ["mouseenter", "mouseover", "mousemove"]) field.dispatchEvent(new MouseEvent(type, around));
    if (field.matches("input")) field.dispatchEvent(new FocusEvent("focus"));
  }
}

/** Removes the pointer and the focus. */
export function leaveAll(lesson: Element): void {
  for (const field of elementsOf(lesson, drawings))
    for (const type of ["pointerleave", "mouseleave", "blur"]) field.dispatchEvent(new Event(type));
}

/** Buttons that give a text to the reader: saving and copying. */
const gives = /^(save|copy)/i;

/** One random picture of each kind. */
function oneOfEachKind(pictures: readonly HTMLElement[], random: Random): HTMLElement[] {
  const kindOf = (picture: HTMLElement) => (picture.getRootNode() as ShadowRoot).host.localName;
  return [...new Set(pictures.map(kindOf))].map((kind) =>
    random.of(pictures.filter((picture) => kindOf(picture) === kind) as [HTMLElement, ...HTMLElement[]]),
  );
}

/** Presses every button that saves or copies, after entering a name where one is required. */
export async function takeEverything(lesson: Element, random: Random, settled: () => Promise<unknown>): Promise<void> {
  for (const name of elementsOf(lesson, "input[autocomplete='name']") as HTMLInputElement[]) {
    name.value = "Ada";
    name.dispatchEvent(new Event("input", { bubbles: true }));
  }
  await settled();
  for (const button of elementsOf(lesson, "gl-take > button, button, gl-button"))
    if (gives.test(button.textContent?.trim() ?? "") && !button.matches(":disabled, [disabled]")) button.click();
  for (const take of oneOfEachKind(elementsOf(lesson, "gl-take"), random)) {
    take.shadowRoot?.querySelector("button")?.click();
    await settled();
    const menu = take.shadowRoot?.querySelector("gl-take-menu");
    if (!menu) continue;
    await settled();
    for (const button of elementsOf(menu, "gl-button")) if (/SVG|CSV/.test(button.textContent ?? "")) button.click();
    take.shadowRoot?.querySelector("button")?.click();
  }
}

function operate(field: HTMLElement, random: Random): void {
  const say = (type: string) => field.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
  if (field instanceof HTMLSelectElement) {
    const chosen = random.whole(0, field.options.length - 1);
    // A browser sends no event for a choice that was already made.
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
