/** An expression as text, differentiated one node at a time. Everything here is double precision. */

/** A number is 1 x 1; a list of lists is a matrix, row by row. */
export type MatrixInput = number | number[][];

/** Column-major: `values[row + rows * column]`. */
export interface Matrix64 {
  rows: number;
  columns: number;
  values: Float64Array;
}

export interface ExpressionRequest {
  text: string;
  /** What the names stand for. A name that the text defines itself is an error. */
  at: { [name: string]: MatrixInput };
  mode: "value" | "vjp" | "jvp";
  /** vjp: what the output's adjoint starts from; default 1, which only a scalar output takes. */
  cotangent?: MatrixInput;
  /** jvp: the input whose tangent is set, and to what (default 1, for a scalar input); the others' are 0. */
  wrt?: string;
  tangent?: MatrixInput;
}

export interface ExpressionNode {
  id: number;
  /** `input`, `constant`, or the op's name, as in `add`, `matmul`, `relu`. */
  op: string;
  inputs: number[];
  /** Of an input, or of `name = ...`. */
  name: string | null;
  /** Where it stands in the text: from this character up to that one. */
  span: [number, number];
  value: Matrix64;
  /** False: the output does not depend on it through anything that has a gradient. */
  reached: boolean;
  /** Its slopes left and right differ here, as those of relu at 0 and of max at a tie: the slope is a convention. */
  kink: boolean;
  /** Why it is not finite although what went in was; null otherwise. */
  trouble: Trouble | null;
}

/**
 * `code` is such as `log-of-negative`, `zero-by-zero` or `overflow`; the message says it in English with the numbers.
 */
export interface Trouble {
  code: string;
  params: Record<string, unknown>;
  message: string;
}

/**
 * A row of the table of operators. `slopes`: with respect to each operand, in the grammar of expressions, from the
 * operands a and b and the result y; beside its functions `above(a, b)` (1 where a is larger, else 0), `sign`, `Phi`
 * and `phi`. In a program `$a` and `$b` stand for the operands; a sign alone, such as `**`, is one of Python's.
 */
export interface OperatorRow {
  op: string;
  spelling: string;
  arity: number;
  pattern: "elementwise" | "product" | "spread";
  help: string;
  slopes: string[];
  torch: string;
  numpy: string;
  tfjs: string;
  jaxjs: string;
  /** Whether there are operands where the slopes left and right differ. */
  hasKink: boolean;
}

/**
 * What an input of a node gets from (vjp) or gives to (jvp) it.
 * `elementwise`: `local` has the shape of the node's value, product = local * given, summed over what was broadcast.
 * `left`, `right`: this input stands there in a matrix product, `local` is the other factor.
 * `spread`: sum and mean; `local` is 1 x 1, 1 or 1/n.
 */
export interface Contribution {
  /** The input's node, and its place among the node's inputs. */
  input: number;
  place: number;
  kind: "elementwise" | "left" | "right" | "spread";
  local: Matrix64;
  /** What is added to the input's adjoint (vjp) or to the node's tangent (jvp). */
  product: Matrix64;
  /** That adjoint or tangent before, null when this is its first contribution, and after. */
  before: Matrix64 | null;
  after: Matrix64;
}

/**
 * One node of a pass. vjp: `given` is the node's adjoint. jvp: `given` is its tangent once all contributions are in.
 */
export interface PassStep {
  node: number;
  given: Matrix64;
  contributions: Contribution[];
}

export interface Expressed {
  value: Matrix64;
  /** The node whose value it is: not always the last one, as in `c = 3; d = 4; c`. */
  output: number;
  nodes: ExpressionNode[];
  /** vjp: in the order of the backward pass, from the output. jvp: in recording order. Without leaves. value: empty. */
  steps: PassStep[];
  /** Of each node after the pass: adjoint (vjp) or tangent (jvp); null where there is none. */
  derivatives: (Matrix64 | null)[];
  /** vjp: of each name of `at` that the text uses. */
  gradient: { [name: string]: Matrix64 };
  /** jvp: of the output. */
  tangent: Matrix64 | null;
}

/** Central differences of a scalar output with respect to one element of one name. */
export interface DifferencesRequest {
  text: string;
  at: { [name: string]: MatrixInput };
  wrt: string;
  /** Which element, column-major; default 0. */
  element?: number;
  /** Step widths, each above 0. */
  widths: number[];
}

/** One entry a step width. `float`: the same with every node's value rounded to single precision. Not finite: NaN. */
export interface Differences {
  exact: number;
  double: Float64Array;
  float: Float64Array;
  /** In double from one side only: below and above; at a kink they differ. */
  below: Float64Array;
  above: Float64Array;
  /** The nodes at a kink on the way from that element to the result. */
  kinks: number[];
}

/**
 * Some passes over f(x) = tanh(W x), W outputs x inputs, W and x from `seed`: what a full Jacobian costs in each mode.
 */
export interface JacobianRequest {
  /** At most 1,000 each. */
  inputs: number;
  outputs: number;
  seed: number;
  mode: "vjp" | "jvp";
  /** The first row (vjp) or column (jvp) and how many: as many as there are at most; none prepares W and x. */
  from: number;
  count: number;
}

export interface JacobianPart {
  /** Row by row (vjp: each `inputs` long) or column by column (jvp: each `outputs` long). */
  values: Float64Array;
  /** Multiplications of these passes, without the forward pass. */
  multiplications: number;
  /** Numbers that had to be kept from the forward pass for them. */
  stored: number;
}
