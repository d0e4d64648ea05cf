import type { ExpressionNode } from "../../../engine";
import { labelOf } from "../symbols";

/** What a variable cannot be called in one of the languages, or is called already in a program. */
const taken =
  "and as assert async await break case catch class const continue debugger def default del delete do elif else enum eval except export extends " +
  "False finally for from function global if implements import in instanceof interface is lambda let new None nonlocal not null or package pass " +
  "private protected public raise return static super switch this throw True try typeof undefined var void while with yield arguments NaN Infinity " +
  "__debug__ torch F np nn tf math Math vjp forward back value grads console print sigmoid normal_cdf";

/** A name for each node that is a variable and one for its adjoint, no two alike: what is taken gets a line behind it. */
export function allocated(nodes: readonly ExpressionNode[]): { names: string[]; adjoints: string[] } {
  const used = new Set(taken.split(" "));
  const unused = (wanted: string): string => {
    let name = wanted;
    while (used.has(name)) name += "_";
    used.add(name);
    return name;
  };
  const [names, adjoints] = [nodes.map(() => ""), nodes.map(() => "")];
  const variables = nodes.filter(({ op, name }) => op !== "constant" || name !== null);
  // Names that somebody gave come first: those they keep, where the languages let them.
  for (const isGiven of [true, false])
    for (const node of variables) if ((node.name !== null) === isGiven) names[node.id] = unused(labelOf(node));
  for (const { id } of variables) adjoints[id] = unused(`d${names[id]}`);
  return { names, adjoints };
}
