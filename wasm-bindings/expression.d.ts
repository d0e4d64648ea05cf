/** Expressions as text, differentiated node by node. Everything here is in double precision. */

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
  /** The values of the names. A name that the text also defines is an error. */
  at: { [name: string]: MatrixInput };
  mode: "value" | "vjp" | "jvp";
  /** vjp: the start value of the adjoint of the output; default 1, only for a scalar output. */
  cotangent?: MatrixInput;
  /**
   * jvp: the input with a tangent, and this tangent (default 1, only for a scalar input); other inputs have tangent 0.
   */
  wrt?: string;
  tangent?: MatrixInput;
}

export interface ExpressionNode {
  id: number;
  /** `input`, `constant`, or the op's name, as in `add`, `matmul`, `relu`. */
  op: string;
  inputs: number[];
  /** The name of an input, or of a definition `name = ...`. */
  name: string | null;
  /** Its place in the text in UTF-16 units: from the first (included) to the second (excluded). */
  span: [number, number];
  value: Matrix64;
  /** Whether the output depends on it through nodes that have a gradient. */
  reached: boolean;
  /**
   * Whether the slopes left and right differ here, as for relu at 0 and max at a tie: then the slope is a convention.
   */
  kink: boolean;
  /** The reason why it is not finite although its operands are; null otherwise. */
  trouble: Trouble | null;
}

/**
 * `code` is, for example, `log-of-negative`, `zero-by-zero` or `overflow`; the message is English, with the numbers.
 */
export interface Trouble {
  code: string;
  params: Record<string, unknown>;
  message: string;
}

/**
 * A row of the table of operators. `slopes`: the slope by each operand, in the grammar of expressions, as a function of
 * the operands a and b and the result y; besides the functions of the grammar they use `above(a, b)` (1 where a is
 * larger, else 0), `sign`, `Phi` and `phi`. In a program `$a` and `$b` stand for the operands; a sign without them,
 * such as `**`, is a Python operator.
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
 * The contribution of a node to one of its inputs (vjp), or of one of its inputs to the node (jvp).
 * `elementwise`: `local` has the shape of the node's value, product = local * given, summed over what was broadcast.
 * `left`, `right`: this input is the left or right factor of a matrix product, `local` is the other factor.
 * `spread`: sum and mean; `local` is 1 x 1, 1 or 1/n.
 */
export interface Contribution {
  /** The node of the input, and its index among the inputs of the node. */
  input: number;
  place: number;
  kind: "elementwise" | "left" | "right" | "spread";
  local: Matrix64;
  /** The matrix that is added to the adjoint of the input (vjp) or to the tangent of the node (jvp). */
  product: Matrix64;
  /** This adjoint or tangent before (null for the first contribution) and after. */
  before: Matrix64 | null;
  after: Matrix64;
}

/** One node of a pass. vjp: `given` is the adjoint of the node. jvp: `given` is its tangent after all contributions. */
export interface PassStep {
  node: number;
  given: Matrix64;
  contributions: Contribution[];
}

export interface Expressed {
  value: Matrix64;
  /** The node of the value: not always the last one, as in `c = 3; d = 4; c`. */
  output: number;
  nodes: ExpressionNode[];
  /**
   * The steps of the pass, without leaves. vjp: in the order of the backward pass, from the output. jvp: in recording
   * order. value: none.
   */
  steps: PassStep[];
  /** The adjoint (vjp) or tangent (jvp) of each node after the pass; null if it has none. */
  derivatives: (Matrix64 | null)[];
  /** vjp: the gradient by each name of `at` that the text uses. */
  gradient: { [name: string]: Matrix64 };
  /** jvp: the tangent of the output; null in other modes. */
  tangent: Matrix64 | null;
}

/** Central differences of a scalar output by one element of one name. */
export interface DifferencesRequest {
  text: string;
  at: { [name: string]: MatrixInput };
  wrt: string;
  /** The number of the element, column-major; default 0. */
  element?: number;
  /** Step widths, each above 0. */
  widths: number[];
}

/**
 * One entry for each step width, NaN if not finite. `exact` is the slope by backpropagation; `float` rounds the value
 * of every node to single precision.
 */
export interface Differences {
  exact: number;
  double: Float64Array;
  float: Float64Array;
  /** One-sided differences in double, from below and from above; at a kink they differ. */
  below: Float64Array;
  above: Float64Array;
  /** The nodes at a kink between that element and the result. */
  kinks: number[];
}

/**
 * Some passes over f(x) = tanh(W x), with W outputs x inputs, and W and x from `seed`: the cost of a full Jacobian in
 * each mode.
 */
export interface JacobianRequest {
  /** At most 1,000 each. */
  inputs: number;
  outputs: number;
  seed: number;
  mode: "vjp" | "jvp";
  /**
   * The first row (vjp) or column (jvp), and their number; fewer are returned at the end. With `count` 0 only W and x
   * are made.
   */
  from: number;
  count: number;
}

export interface JacobianPart {
  /** Row by row (vjp: each `inputs` long) or column by column (jvp: each `outputs` long). */
  values: Float64Array;
  /** Multiplications of these passes, without the computation of the values. */
  multiplications: number;
  /** The numbers that these passes need from the computation of the values. */
  stored: number;
}
