import type { TapeNode } from "../operators";
import { labelOf } from "../symbols";
import type { Dialect, Spelling } from "./dialect";
import { isSigned, spellingOf } from "./dialect";
import type { Plan } from "./plan";
import type { WrittenLine } from "./program";

/** Longer expressions are cut: their parts get lines and names of their own. */
const longest = 44;
/** How strongly a minus sign binds in Python: less than a power. */
const negation = 3;

/** The lines that compute the output, an operation at a time or, as a person would write it, a named part at a time. */
export function forward(plan: Plan, dialect: Dialect): WrittenLine[] {
  return new Forward(plan, dialect).lines();
}

class Forward {
  /** Operations on a line of their own. */
  private readonly own: ReadonlySet<number>;
  /** How often each variable will still be used. */
  private readonly left = new Map<number, number>();
  private about: number[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly dialect: Dialect,
  ) {
    this.own = this.ownLines();
    for (const { inputs } of plan.computed)
      for (const input of inputs) this.left.set(input, (this.left.get(input) ?? 0) + 1);
  }

  lines(): WrittenLine[] {
    const { plan, dialect } = this;
    return plan.computed.flatMap((node): WrittenLine[] => {
      if (node.op === "constant")
        return [
          { text: dialect.assign(plan.names[node.id] ?? "", dialect.array(node.value, false)), nodes: [node.id] },
        ];
      if (!this.own.has(node.id)) return [];
      this.about = [];
      const text = dialect.assign(plan.names[node.id] ?? "", this.operation(node, 0));
      return [{ text, nodes: this.about, when: "value" }];
    });
  }

  private spelling(node: TapeNode): Spelling {
    const last = this.plan.numbers[node.inputs.at(-1) ?? -1] ?? null;
    const { row } = node;
    if (!row) return "";
    return (last !== null && this.dialect.special?.(row.spelling, last)) || spellingOf(row, this.dialect.language);
  }

  private ownLines(): ReadonlySet<number> {
    const { nodes, computed, names, output } = this.plan;
    const uses = computed.flatMap(({ inputs }) => inputs);
    const widths = nodes.map((node) => (names[node.id] || labelOf(node)).length);
    const own = new Set([output]);
    for (const node of computed) {
      const spelling = this.spelling(node);
      const call = typeof spelling === "string" ? spelling : ` ${spelling.sign} `;
      // An operand that the spelling repeats must be a variable.
      for (const [place, mark] of ["$a", "$b"].entries())
        if (call.split(mark).length > 2) {
          const operand = node.inputs[place] ?? -1;
          own.add(operand);
          widths[operand] = (names[operand] ?? "").length;
        }
      const width = node.inputs.reduce((sum, input) => sum + (widths[input] ?? 0), call.length);
      if (
        this.dialect.oneByOne ||
        node.name !== null ||
        uses.filter((id) => id === node.id).length !== 1 ||
        width > longest
      )
        own.add(node.id);
      else widths[node.id] = width;
    }
    return own;
  }

  /** An operation, in parentheses where what is around it binds more strongly. */
  private operation(node: TapeNode, around: number): string {
    this.about.push(node.id);
    const spelling = this.spelling(node);
    if (typeof spelling === "string")
      return spelling.replaceAll(/\$[ab]/g, (mark) => this.operand(node, mark === "$a" ? 0 : 1, 0));
    const { sign, binds } = spelling;
    if (node.inputs.length === 1) return bracketed(`${sign}${this.operand(node, 0, binds)}`, binds < around);
    // A power binds to the right, and its base is no negation; all others bind to the left.
    const [before, after] = sign === "**" ? [binds + 1, binds - 1] : [binds, binds + 1];
    const text = `${this.operand(node, 0, before)} ${sign} ${this.operand(node, 1, after)}`;
    return bracketed(text, binds < around);
  }

  private operand(node: TapeNode, place: number, around: number): string {
    const { plan, dialect } = this;
    const operand = plan.nodes[node.inputs[place] ?? -1];
    if (!operand) return "";
    const number = plan.numbers[operand.id] ?? null;
    if (number !== null) return bracketed(this.number(operand, number, node), isSigned(number) && around > negation);
    if (node.row?.pattern === "product" && !plan.isMatrix[operand.id])
      return dialect.asMatrix(this.variable(operand, 0));
    const text = this.variable(operand, around);
    return dialect.fit?.(text, operand, node, isAlike(plan, operand, node)) ?? text;
  }

  /** Bare beside a variable; an array where a library would not take it for one. */
  private number({ id, value, inputs: below }: TapeNode, number: number, around: TapeNode): string {
    const { plan, dialect } = this;
    this.about.push(id, ...below);
    const isFactor = around.row?.pattern === "product";
    const takesNone = dialect.arraysOnly === true && typeof this.spelling(around) === "string";
    const isBare = !isFactor && !takesNone && around.inputs.some((input) => plan.numbers[input] === null);
    return isBare ? dialect.number(number) : dialect.array(value, isFactor);
  }

  private variable(operand: TapeNode, around: number): string {
    if (operand.inputs.length > 0 && !this.own.has(operand.id)) return this.operation(operand, around);
    const left = (this.left.get(operand.id) ?? 0) - 1;
    this.left.set(operand.id, left);
    const name = this.plan.names[operand.id] ?? "";
    return left > 0 && this.dialect.again ? this.dialect.again(name) : name;
  }
}

const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text);

/** The same shape, both as numbers or both as matrices. */
export function isAlike({ isMatrix }: Plan, one: TapeNode, other: TapeNode): boolean {
  const [a, b] = [one.value, other.value];
  return a.rows === b.rows && a.columns === b.columns && isMatrix[one.id] === isMatrix[other.id];
}
