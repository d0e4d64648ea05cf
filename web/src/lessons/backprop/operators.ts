import { type Expressed, type ExpressionNode, engine, type OperatorRow, type Refused } from "../../engine";
import { coreText } from "../../messages";

/**
 * What the lesson knows of an operation: the engine's row of its table of operators. Nothing here counts operations; a
 * row that is new to the engine is shown, explained and written as code by what it says of itself.
 */
export interface TapeNode extends ExpressionNode {
  /** Of inputs and constants there is none. */
  row?: OperatorRow;
  /** What nodes without a name are called by, with their place: `v`, or where a name is such as v2, another letter. */
  letter?: string;
}

/** The first of these that no name of the expression begins with before its digits. */
function letterBeside(nodes: readonly ExpressionNode[]): string {
  const given = new Set(nodes.map(({ name }) => name?.replace(/_?\d+$/, "")));
  return ["v", "t", "s", "r", "q", "p", "o", "n", "m", "k"].find((letter) => !given.has(letter)) ?? "node";
}

export interface Trace extends Expressed {
  nodes: TapeNode[];
}

let table: readonly OperatorRow[] | null = null;

/** The engine's table of operators, asked for once. */
export async function operatorRows(signal?: AbortSignal): Promise<readonly OperatorRow[]> {
  table ??= await engine().call("operators", [], { signal });
  return table;
}

/** What the engine answers, each node with the row of its operation. */
export function withRows(answer: Expressed | Refused, rows: readonly OperatorRow[]): Trace | Refused {
  if ("problems" in answer) return answer;
  const byOp = new Map(rows.map((row) => [row.op, row]));
  const letter = letterBeside(answer.nodes);
  return { ...answer, nodes: answer.nodes.map((node) => ({ ...node, letter, row: byOp.get(node.op) })) };
}

/** Whether it is called by name, and not written with a sign. */
export const isFunction = ({ spelling }: OperatorRow): boolean => /^\w/.test(spelling);

export const helpOf = ({ op, help }: OperatorRow): string => coreText(`operators.${op}.help`, help);

/** An operation as a word: a sign that is read aloud says little, so it is called what its help begins with. */
export function nameOf({ op, row }: TapeNode): string {
  if (!row || isFunction(row)) return row?.spelling ?? op;
  const [noun = op] = helpOf(row).split(/[,.;]/);
  return noun.charAt(0).toLowerCase() + noun.slice(1);
}

const drawn: Readonly<Record<string, string>> = { "-": "−", "*": "×", "/": "÷" };

/** How an operation is drawn: its sign where it has one. */
export function signOf({ op, row }: TapeNode): string {
  const spelling = row?.spelling ?? op;
  return drawn[spelling] ?? spelling;
}
