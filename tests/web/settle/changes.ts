import type { GradlabLesson, Random } from "../../../web/src/kit";
import type { Plain } from "../../../web/src/state";

/** Values that neither the schema of a lesson nor its controls list. */
export interface Possible {
  /** Useful values, by path of the state: names that only the engine knows, texts, quickly computed settings. */
  choices?: Readonly<Record<string, readonly Plain[]>>;
  /** By path, the largest fraction of the track for sliders whose larger values take long to compute. */
  reach?: Readonly<Record<string, number>>;
  /** Controls that are not operated, because their effect is not part of the state, such as starting a training. */
  left?: string;
}

/** One random change of a lesson's state, in one of the ways of a reader or a page. */
export function changeSomething(lesson: GradlabLesson<object>, random: Random, possible: Possible): void {
  const way = random.uniform();
  if (way < 0.15) lesson.undo();
  else if (way < 0.25) lesson.redo();
  else if (way < 0.5) lesson.state = anyState(lesson, random, possible);
  else operate(lesson, random, possible);
}

/** The properties of valibot's schemas that describe the possible values. */
interface Shape {
  type: string;
  entries?: Readonly<Record<string, Shape>>;
  options?: readonly Plain[];
  pipe?: ReadonlyArray<{ type: string; requirement?: unknown }>;
}

/** The state with a few random settings. */
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

/**
 * Elements that show the past (undo, messages), train without being part of the state, point, copy, or open a drawer.
 */
const leftAlone = [
  ...[".tools", ".tools *", "gl-notice", "gl-job", "gl-transport"],
  ...["gl-line-chart", "gl-line-bands", "gl-network", "gl-take", "gl-code", "[aria-controls='content']"],
].join();

/** Visible and enabled fields and buttons, in all shadow roots; with `all`, also disabled ones. */
export function fieldsIn(root: ParentNode, left: string, all = false): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => {
    if (element.matches(left) || element.closest(left)) return [];
    const inner = element.shadowRoot ? fieldsIn(element.shadowRoot, left, all) : [];
    const isOff = (element as HTMLInputElement).disabled || element.closest("[inert]");
    const isField = element.matches(fields) && (all || !isOff) && element.getClientRects().length > 0;
    return isField ? [element, ...inner] : inner;
  });
}

/** Operates one random control. */
function operate(lesson: GradlabLesson<object>, random: Random, possible: Possible): void {
  const { left = "" } = possible;
  const all = lesson.shadowRoot ? fieldsIn(lesson.shadowRoot, left ? `${leftAlone}, ${left}` : leftAlone) : [];
  // Sliders, menus and switches are fewer than buttons, but change more.
  const [buttons, others] = [all.filter(isButton), all.filter((field) => !isButton(field))];
  const some = others.length === 0 || (buttons.length > 0 && random.uniform() < 0.3) ? buttons : others;
  if (some.length === 0) return;
  operateField(random.of(some as [Element, ...Element[]]), random, possible);
}

/** Moves a slider, chooses from a menu, turns a switch, types, or presses a button. */
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

/** The path of the control around a field; without one, a # and its id. */
function nameOf(field: Element): string {
  for (let at: Element | null = field; at; at = at.parentElement ?? ((at.getRootNode() as ShadowRoot).host || null)) {
    const path = at.localName.startsWith("gl-") ? (at as { path?: unknown }).path : "";
    if (typeof path === "string" && path !== "") return path;
  }
  return `#${field.id}`;
}
