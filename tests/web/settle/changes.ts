import type { GradlabLesson, Random } from "../../../web/src/kit";
import type { Plain } from "../../../web/src/state";

/** What a lesson's schema and its controls do not say by themselves. */
export interface Possible {
  /** Values worth having, by path of the state: names that only the engine knows, texts, what is quickly computed. */
  choices?: Readonly<Record<string, readonly Plain[]>>;
  /** By path, up to which part of their way sliders are moved: beyond it takes long to compute. */
  reach?: Readonly<Record<string, number>>;
  /** Controls that are left alone: what they do follows from no state, such as trainings that they start. */
  left?: string;
}

/** One random change of a lesson's state, by whatever way a reader or a page has. */
export function changeSomething(lesson: GradlabLesson<object>, random: Random, possible: Possible): void {
  const way = random.uniform();
  if (way < 0.15) lesson.undo();
  else if (way < 0.25) lesson.redo();
  else if (way < 0.5) lesson.state = anyState(lesson, random, possible);
  else operate(lesson, random, possible);
}

/** Parts of valibot's schemas that say which values there are. */
interface Shape {
  type: string;
  entries?: Readonly<Record<string, Shape>>;
  options?: readonly Plain[];
  pipe?: ReadonlyArray<{ type: string; requirement?: unknown }>;
}

/** The state with a few of its settings drawn anew. */
function anyState(lesson: GradlabLesson<object>, random: Random, { choices = {} }: Possible): object {
  const draw = (shape: Shape, value: Plain, path: string): Plain => {
    const known = choices[path];
    if (!known && shape.entries && typeof value === "object" && value !== null) {
      const entries = Object.entries(value as Record<string, Plain>);
      return Object.fromEntries(
        entries.map(([key, item]) => {
          const inner = shape.entries?.[key];
          return [key, inner ? draw(inner, item, path ? `${path}.${key}` : key) : item];
        }),
      );
    }
    if (random.uniform() > 0.2) return value;
    return known ? random.of(known as [Plain, ...Plain[]]) : drawn(shape, value, random);
  };
  return draw(lesson.definition.schema as unknown as Shape, lesson.state as Plain, "") as object;
}

function drawn(shape: Shape, value: Plain, random: Random): Plain {
  if (shape.type === "picklist") return random.of(shape.options as [Plain, ...Plain[]]);
  if (shape.type === "boolean") return random.uniform() < 0.5;
  if (shape.type !== "number") return value;
  const bound = (type: string, otherwise: number) =>
    (shape.pipe?.find((step) => step.type === type)?.requirement as number | undefined) ?? otherwise;
  const [low, high] = [bound("min_value", Number(value) / 2), bound("max_value", Number(value) * 2 + 1)];
  const anywhere = low > 0 ? low * (high / low) ** random.uniform() : low + (high - low) * random.uniform();
  return shape.pipe?.some(({ type }) => type === "integer") ? Math.round(anywhere) : anywhere;
}

const fields = "select, textarea, input:not([type='file']), button";

/** What tells of the past (undo, messages), trains what no state asks for, points, copies, or opens a drawer. */
const leftAlone = [
  ...[".tools", ".tools *", "gl-notice", "gl-job", "gl-transport"],
  ...["gl-line-chart", "gl-line-bands", "gl-network", "gl-take", "gl-code", "[aria-controls='content']"],
].join();

/** Fields and buttons that are shown and can be operated, through all shadow roots; with `all`, also those that cannot. */
export function fieldsIn(root: ParentNode, left: string, all = false): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => {
    if (element.matches(left) || element.closest(left)) return [];
    const inner = element.shadowRoot ? fieldsIn(element.shadowRoot, left, all) : [];
    const isOff = (element as HTMLInputElement).disabled || element.closest("[inert]");
    const isField = element.matches(fields) && (all || !isOff) && element.getClientRects().length > 0;
    return isField ? [element, ...inner] : inner;
  });
}

/** Operates one of all that can be. */
function operate(lesson: GradlabLesson<object>, random: Random, possible: Possible): void {
  const { left = "" } = possible;
  const all = lesson.shadowRoot ? fieldsIn(lesson.shadowRoot, left ? `${leftAlone}, ${left}` : leftAlone) : [];
  // Sliders, menus and switches are fewer than buttons, and more worth while.
  const [buttons, others] = [all.filter(isButton), all.filter((field) => !isButton(field))];
  const some = others.length === 0 || (buttons.length > 0 && random.uniform() < 0.3) ? buttons : others;
  if (some.length === 0) return;
  operateField(random.of(some as [Element, ...Element[]]), random, possible);
}

/** Moves a slider, chooses from a menu, turns a switch, types, presses a button. */
export function operateField(element: Element, random: Random, { choices = {}, reach = {} }: Possible): void {
  const field = element as HTMLInputElement | HTMLSelectElement;
  const say = (type: string) => field.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
  if (field instanceof HTMLSelectElement) {
    field.selectedIndex = random.whole(0, field.options.length - 1);
    say("change");
  } else if (field.type === "range") {
    for (let moves = random.whole(1, 4); moves > 0; moves--) {
      const most = Number(field.min) + (reach[nameOf(field)] ?? 1) * (Number(field.max) - Number(field.min));
      field.value = String(random.whole(Number(field.min), Math.round(most)));
      say("input");
    }
    say("change");
  } else if (field.type === "text" || field.type === "textarea") {
    const known = choices[nameOf(field)]?.filter((value) => typeof value !== "object") ?? [];
    if (known.length === 0) return;
    field.value = String(random.of(known as [Plain, ...Plain[]]));
    say("input");
    say("change");
  } else field.click();
}

const isButton = (field: Element): boolean => field instanceof HTMLButtonElement;

/** The path of the control around a field; where there is none, its id after a #. */
function nameOf(field: Element): string {
  for (let at: Element | null = field; at; at = at.parentElement ?? ((at.getRootNode() as ShadowRoot).host || null)) {
    const path = at.localName.startsWith("gl-") ? (at as { path?: unknown }).path : "";
    if (typeof path === "string" && path !== "") return path;
  }
  return `#${field.id}`;
}
