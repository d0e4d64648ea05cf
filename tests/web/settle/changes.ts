import type { GradlabLesson, Random } from "../../../web/src/kit";
import type { Plain } from "../../../web/src/state";

/** One random change of a lesson's state, by whatever way a reader or a page has. */
export function changeSomething(lesson: GradlabLesson<object>, random: Random, choices: Choices): void {
  const way = random.uniform();
  if (way < 0.15) lesson.undo();
  else if (way < 0.25) lesson.redo();
  else if (way < 0.5) lesson.state = anyState(lesson, random, choices);
  else operate(lesson, random);
}

/** States worth being in, by path, where a schema alone cannot say it: names that only the engine knows, texts. */
export type Choices = Readonly<Record<string, readonly Plain[]>>;

/** Parts of valibot's schemas that say which values there are. */
interface Shape {
  type: string;
  entries?: Readonly<Record<string, Shape>>;
  options?: readonly Plain[];
  wrapped?: Shape;
  pipe?: ReadonlyArray<{ type: string; requirement?: unknown }>;
}

/** The state with a few of its settings drawn anew. */
function anyState(lesson: GradlabLesson<object>, random: Random, choices: Choices): object {
  const draw = (shape: Shape, value: Plain, path: string): Plain => {
    if (shape.entries && typeof value === "object" && value !== null) {
      const entries = Object.entries(value as Record<string, Plain>);
      return Object.fromEntries(
        entries.map(([key, item]) => {
          const inner = shape.entries?.[key];
          return [key, inner ? draw(inner, item, path ? `${path}.${key}` : key) : item];
        }),
      );
    }
    if (random.uniform() > 0.2) return value;
    const known = choices[path];
    if (known) return random.of(known as [Plain, ...Plain[]]);
    return drawn(shape, value, random);
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

/** Fields of controls that are shown and can be operated, through all shadow roots. */
function fieldsIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => {
    if (element.matches(".tools, .tools *, gl-line-chart, gl-line-bands")) return [];
    const inner = element.shadowRoot ? fieldsIn(element.shadowRoot) : [];
    const isField =
      element.matches("select, input:is([type='range'], [type='radio'], [type='checkbox'])") &&
      !(element as HTMLInputElement).disabled &&
      element.getClientRects().length > 0;
    return isField ? [element, ...inner] : inner;
  });
}

/** Moves a slider, chooses from a menu, turns a switch. */
function operate(lesson: GradlabLesson<object>, random: Random): void {
  const fields = lesson.shadowRoot ? fieldsIn(lesson.shadowRoot) : [];
  if (fields.length === 0) return;
  const field = random.of(fields as [Element, ...Element[]]) as HTMLInputElement | HTMLSelectElement;
  const say = (type: string) => field.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
  if (field instanceof HTMLSelectElement) {
    field.selectedIndex = random.whole(0, field.options.length - 1);
    say("change");
  } else if (field.type === "range") {
    for (let moves = random.whole(1, 4); moves > 0; moves--) {
      field.value = String(random.whole(Number(field.min), Number(field.max)));
      say("input");
    }
    say("change");
  } else field.click();
}
