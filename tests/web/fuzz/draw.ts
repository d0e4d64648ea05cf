import type { Random } from "../../../web/src/kit";
import type { Plain } from "../../../web/src/state";

/**
 * Values that a schema does not list, by path of the state: names that the core knows, texts that a person may type.
 * Under the empty path: combinations of settings.
 */
export type Choices = Readonly<Record<string, readonly Plain[]>>;

/** The properties of valibot's schemas that describe the possible values. */
interface Shape {
  type: string;
  entries?: Readonly<Record<string, Shape>>;
  rest?: Shape;
  item?: Shape;
  items?: readonly Shape[];
  value?: Shape;
  wrapped?: Shape;
  options?: readonly unknown[];
  literal?: Plain;
  pipe?: ReadonlyArray<{ type: string; requirement?: unknown }>;
}

/** The share of settings that are drawn, unless the whole state is. */
const shareDrawn = 0.3;

/**
 * A state for the schema of a lesson: `value` with some random settings, often at the bounds. For a path in `choices`
 * one of its values is drawn.
 */
export function drawnState(schema: unknown, value: object, random: Random, choices: Choices): object {
  const drawing = { random, choices, share: random.of([0.1, shareDrawn, 0.8] as const) };
  const state = drawn(schema as Shape, value as Plain, "", drawing) as object;
  const together = choices[""] as readonly [object, ...object[]] | undefined;
  return together && random.uniform() < 0.5 ? { ...state, ...random.of(together) } : state;
}

interface Drawing {
  random: Random;
  choices: Choices;
  share: number;
}

function drawn(shape: Shape, value: Plain, path: string, drawing: Drawing): Plain {
  const { random, choices, share } = drawing;
  const known = path === "" ? undefined : choices[path];
  if (known && random.uniform() < share) return random.of(known as [Plain, ...Plain[]]);
  if (shape.entries && isObject(value)) {
    const { entries } = shape;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const inner = entries[key];
        return [key, inner ? drawn(inner, item, path ? `${path}.${key}` : key, drawing) : item];
      }),
    );
  }
  if (random.uniform() >= share) return value;
  return anything(shape, value, path, drawing);
}

const isObject = (value: Plain): value is Record<string, Plain> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function anything(shape: Shape, value: Plain, path: string, drawing: Drawing): Plain {
  const { random } = drawing;
  switch (shape.type) {
    case "picklist":
      return random.of(shape.options as [Plain, ...Plain[]]);
    case "literal":
      return shape.literal ?? null;
    case "boolean":
      return random.uniform() < 0.5;
    case "number":
      return anyNumber(shape, value, random);
    case "nullable":
      return random.uniform() < 0.3 ? null : anything(shape.wrapped as Shape, value, path, drawing);
    case "union":
      return anything(random.of(shape.options as [Shape, ...Shape[]]), value, path, drawing);
    case "array":
      return anyList(shape, value, path, drawing);
    case "tuple": {
      const old = Array.isArray(value) ? value : [];
      return (shape.items ?? []).map((item, at) => anything(item, old[at] ?? null, path, drawing));
    }
    default:
      return value;
  }
}

function anyList(shape: Shape, value: Plain, path: string, drawing: Drawing): Plain {
  const { random, choices } = drawing;
  const most = Math.min(8, bound(shape, "max_length", 8));
  const known = choices[`${path}.*`];
  const of = shape.item as Shape;
  const old = Array.isArray(value) ? value : [];
  return Array.from({ length: random.whole(bound(shape, "min_length", 0), most) }, (_, at) =>
    known ? random.of(known as [Plain, ...Plain[]]) : anything(of, old[at] ?? old[0] ?? "", path, drawing),
  );
}

function bound(shape: Shape, type: string, otherwise: number): number {
  return (shape.pipe?.find((step) => step.type === type)?.requirement as number | undefined) ?? otherwise;
}

/** Extreme numbers: zero, both signs, the largest and smallest floats of both sizes. */
const edges = [
  0,
  -1,
  1,
  0.5,
  1e-300,
  5e-324,
  1e300,
  Number.MAX_VALUE,
  1e38,
  4e38,
  1e-45,
  2 ** 53,
  -1e9,
  1e-12,
] as const;

function anyNumber(shape: Shape, value: Plain, random: Random): number {
  const [low, high] = [bound(shape, "min_value", Number.NaN), bound(shape, "max_value", Number.NaN)];
  const isWhole = shape.pipe?.some(({ type }) => type === "integer") ?? false;
  const fitting = (number: number) => {
    const whole = isWhole ? Math.round(number) : number;
    return Math.min(
      Number.isNaN(high) ? Number.MAX_VALUE : high,
      Math.max(Number.isNaN(low) ? -Number.MAX_VALUE : low, whole),
    );
  };
  const way = random.uniform();
  if (way < 0.15) return fitting(Number.isNaN(low) ? random.of(edges) : low);
  if (way < 0.3) return fitting(Number.isNaN(high) ? random.of(edges) : high);
  const [from, to] = [
    Number.isNaN(low) ? Number(value) / 4 || 0 : low,
    Number.isNaN(high) ? Math.max(Number(value) * 4, 1) : high,
  ];
  return fitting(from > 0 ? from * (to / from) ** random.uniform() : from + (to - from) * random.uniform());
}
