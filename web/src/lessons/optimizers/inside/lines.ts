import type { ProgramLine, ProgramTree } from "../../../engine/types";

type Knobs = Readonly<Record<string, number>>;

/**
 * The lines of a rule's program, simplified for these knobs: a product with a knob of 0 disappears, and so does a line
 * that only renames something.
 */
export function linesOf(lines: readonly ProgramLine[], knobs: Knobs): ProgramLine[] {
  const zeros = Object.entries(knobs).filter(([, value]) => value === 0);
  const stands = new Map<string, ProgramTree>(zeros.map(([name]) => [name, 0]));
  const used: ProgramLine[] = [];
  for (const line of lines) {
    const source = simplified(line.source, stands);
    if (source === line.to) continue;
    const isAlias = !Array.isArray(source) && lines.filter(({ to }) => to === line.to).length === 1;
    if (isAlias) {
      stands.set(line.to, source);
    } else {
      stands.delete(line.to);
      used.push({ ...line, source });
    }
  }
  return used;
}

/** The names that occur in a tree. */
export function namesIn(tree: ProgramTree): string[] {
  if (typeof tree === "string") return [tree];
  return typeof tree === "number" ? [] : operandsOf(tree).flatMap(namesIn);
}

export const operandsOf = (tree: readonly [string, ...ProgramTree[]]): ProgramTree[] => tree.slice(1);

function simplified(tree: ProgramTree, stands: ReadonlyMap<string, ProgramTree>): ProgramTree {
  if (typeof tree === "number") return tree;
  if (typeof tree === "string") return stands.get(tree) ?? tree;
  const [op] = tree;
  const operands = operandsOf(tree).map((operand) => simplified(operand, stands));
  const [a = 0, b = 0] = operands;
  if (op === "mul" && (a === 0 || b === 0)) return 0;
  if (op === "mul" && a === 1) return b;
  if ((op === "mul" || op === "div") && b === 1) return a;
  if (op === "add" && a === 0) return b;
  if ((op === "add" || op === "sub") && b === 0) return a;
  if (op === "div" && a === 0) return 0;
  return [op, ...operands];
}
