import type { Engine, Expressed, MatrixInput } from "../../../wasm-bindings/engine";

/**
 * An expression that can be differentiated where its names stand: finite, moderate, away from kinks and edges of
 * domains.
 */
export interface Random {
  text: string;
  at: Record<string, MatrixInput>;
}

type Shape = readonly [rows: number, columns: number];

/** Some of these names are not allowed in one of the languages, or have another meaning there. */
const names: Readonly<Record<string, Shape>> = {
  a: [1, 1],
  lambda: [1, 1],
  f: [1, 1],
  r: [1, 3],
  np: [1, 3],
  c: [2, 1],
  X: [2, 3],
  torch: [2, 3],
  W: [2, 2],
  V: [3, 3],
};
const margin = 0.05;
const largest = 100;

/** The first `count` expressions of a seed. */
export function randomExpressions(seed: number, count: number, engine: Engine): Random[] {
  const functions = engine
    .operators()
    .filter(({ arity, pattern, spelling }) => arity === 1 && pattern === "elementwise" && spelling !== "-");
  const writer = new Writer(new Draws(seed), functions.map(({ spelling }) => spelling) as [string, ...string[]]);
  const parts: Random[] = [];
  while (parts.length < count) {
    const text = writer.whole();
    const at = writer.values(text);
    if (Object.keys(at).length > 0 && isFit(text, at, engine)) parts.push({ text, at });
  }
  return parts;
}

class Writer {
  /** `functions`: those of one operand, element by element. */
  constructor(
    private readonly draws: Draws,
    private readonly functions: readonly [string, ...string[]],
  ) {}

  /**
   * A loss, a matrix now and then; some with a part that has a name and is used twice, or with a number that has one.
   */
  whole(): string {
    const kind = this.draws.of(["plain", "plain", "reused", "matrix", "constant"]);
    if (kind === "reused")
      return `part = ${this.text([2, 3], 2)}; L = ${this.spread()}(part * ${this.text([2, 3], 1)} + part)`;
    if (kind === "matrix")
      return `y = ${this.text(
        this.draws.of<Shape>([
          [2, 3],
          [1, 3],
          [2, 1],
          [2, 2],
        ]),
        2,
      )}`;
    if (kind === "constant")
      return `k = ${this.number()}; L = ${this.text([1, 1], 2)} * k ${this.draws.of(["+", "-"])} ${this.text([1, 1], 1)} ^ k`;
    return `L = ${this.text([1, 1], this.draws.of([2, 3, 4]))}`;
  }

  values(text: string): Record<string, MatrixInput> {
    const used = Object.entries(names).filter(([name]) => new RegExp(`\\b${name}\\b`).test(text));
    return Object.fromEntries(used.map(([name, shape]) => [name, this.value(shape)]));
  }

  private value([rows, columns]: Shape): MatrixInput {
    const one = () => this.draws.of([-1, 1]) * (this.draws.of(hundredths) / 100);
    if (rows * columns === 1) return one();
    return Array.from({ length: rows }, () => Array.from({ length: columns }, one));
  }

  private number(): string {
    return String(this.draws.of(hundredths) / 100);
  }

  private spread(): string {
    return this.draws.of(["sum", "mean"]);
  }

  private leaf(shape: Shape): string {
    const fitting = Object.keys(names).filter((name) => same(names[name] as Shape, shape));
    if (shape[0] * shape[1] === 1 && this.draws.of([true, false, false])) return this.number();
    return this.draws.of(fitting as [string, ...string[]]);
  }

  private text(shape: Shape, depth: number): string {
    if (depth === 0) return this.leaf(shape);
    const below = (other: Shape = shape) => this.text(other, depth - 1);
    switch (
      this.draws.of([
        "pair",
        "pair",
        "pair",
        "call",
        "call",
        "call",
        "neg",
        "square",
        "power",
        "spread",
        "product",
        "product",
      ])
    ) {
      case "pair":
        return this.pair(shape, depth);
      case "call":
        return `${this.draws.of(this.functions)}(${below()})`;
      case "neg":
        return `-${below()}`;
      case "square":
        return `(${below()})^${this.draws.of(["2", "3", "-1", "0.5"])}`;
      case "power":
        return `exp(${below()})^${this.leaf([1, 1])}`;
      case "spread":
        return shape[0] * shape[1] === 1
          ? `${this.spread()}(${below(
              this.draws.of<Shape>([
                [2, 3],
                [1, 3],
                [2, 1],
                [1, 1],
              ]),
            )})`
          : below();
      default:
        return this.product(shape, depth);
    }
  }

  /** Two operands; one may be a number, a row or a column that is broadcast. */
  private pair(shape: Shape, depth: number): string {
    const smaller = [shape, [1, 1], [1, shape[1]], [shape[0], 1]].filter((one) =>
      Object.values(names).some((own) => same(own, one as Shape)),
    );
    const other = this.draws.of(smaller as [Shape, ...Shape[]]);
    const [one, two] = this.draws.of<[Shape, Shape]>([
      [shape, other],
      [other, shape],
    ]);
    const [left, right] = [this.text(one, depth - 1), this.text(two, depth - 1)];
    const sign = this.draws.of(["+", "-", "*", "/", "max", "min"]);
    if (sign.length > 1) return `${sign}(${left}, ${right})`;
    return this.draws.of([true, true, false]) ? `(${left} ${sign} ${right})` : `${left} ${sign} ${right}`;
  }

  private product([rows, columns]: Shape, depth: number): string {
    const inner = [1, 2, 3].filter((size) =>
      [
        [rows, size],
        [size, columns],
      ].every((one) => Object.values(names).some((own) => same(own, one as unknown as Shape))),
    );
    if (inner.length === 0) return this.leaf([rows, columns]);
    const size = this.draws.of(inner as [number, ...number[]]);
    return `(${this.text([rows, size], depth - 1)} @ ${this.text([size, columns], depth - 1)})`;
  }
}

const hundredths = Array.from({ length: 191 }, (_, i) => i + 10) as [number, ...number[]];
const same = (one: Shape, other: Shape): boolean => one[0] === other[0] && one[1] === other[1];

/** Whether everything is finite and moderate, and no operation is near a kink or the end of its domain. */
function isFit(text: string, at: Random["at"], engine: Engine): boolean {
  const plain = engine.express({ text, at, mode: "value" });
  if ("problems" in plain) return false;
  const { rows, columns } = plain.value;
  const cotangent = Array.from({ length: rows }, () => Array<number>(columns).fill(1));
  const result = engine.express({ text, at, mode: "vjp", cotangent });
  if ("problems" in result) return false;
  const { nodes, derivatives } = result;
  const moderate = (values: Float64Array) => values.every((value) => Math.abs(value) < largest);
  return (
    result.steps.length > 0 &&
    nodes.every(({ value }) => moderate(value.values)) &&
    derivatives.every((one) => one === null || moderate(one.values)) &&
    nodes.every((node) => isSmooth(nodes, node))
  );
}

function isSmooth(nodes: Expressed["nodes"], { op, inputs }: Expressed["nodes"][number]): boolean {
  const [a, b] = inputs.map((id) => [...(nodes[id]?.value.values ?? [])]);
  if (!a) return true;
  const away = (values: readonly number[]) => values.every((value) => Math.abs(value) > margin);
  if (op === "relu" || op === "abs") return away(a);
  if (op === "log" || op === "sqrt") return a.every((value) => value > margin);
  if (op === "pow") return a.every((value) => value > margin);
  if (op === "div") return away(b ?? []);
  // All pairs of elements: with broadcasting these are too many, which only rejects a few more expressions.
  if (op === "max" || op === "min") return a.every((one) => away((b ?? []).map((other) => one - other)));
  return true;
}

/** Reproducible random draws: xorshift (Marsaglia, 2003), so that the fixtures stay the same. */
class Draws {
  private state: number;

  constructor(seed: number) {
    // Spreads neighbouring seeds over all 32 bits; the state must not be 0.
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
    for (let round = 0; round < 8; round++) this.next();
  }

  private next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    this.state >>>= 0;
    return this.state;
  }

  /** One of these, all equally likely. */
  of<T>(choices: readonly [T, ...T[]]): T {
    return choices[Math.floor((this.next() / 2 ** 32) * choices.length)] as T;
  }
}
