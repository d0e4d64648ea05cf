import type { ExpressionRequest } from "../../../engine";
import { isScalar, rowsOf } from "../matrix";
import type { TextReading } from "../reading";
import { isOne } from "../typed";

type Request = Omit<ExpressionRequest, "mode">;

/** The name under which the cotangent goes into the expression: no input, and so not to be moved. */
export const weights = "cotangent_u";

const known = new WeakMap<Reading, Request>();
type Reading = Pick<TextReading, "text" | "request" | "reverse" | "output" | "cotangent">;

/**
 * What the lesson's adjoints are derivatives of, as an expression that is one number, as difference quotients need: the
 * text itself, or the sum of all outputs, each times its cotangent.
 */
export function oneNumber(reading: Reading): Request {
  const request = known.get(reading) ?? made(reading);
  known.set(reading, request);
  return request;
}

function made({ text, request, reverse, output, cotangent }: Reading): Request {
  const node = reverse.nodes[output];
  if (!node || (isScalar(node.value) && isOne(cotangent))) return request;
  const weighted = (part: string) => `sum(${weights}*(${part}))`;
  const letters = [...text];
  const [from, to] = node.span;
  const own = letters.slice(from, to).join("");
  const whole =
    node.name === null
      ? letters.slice(0, from).join("") + weighted(own) + letters.slice(to).join("")
      : `${text}\n; ${weighted(node.name)}`;
  const u = isScalar(cotangent) ? (cotangent.values[0] ?? 1) : rowsOf(cotangent);
  return { text: whole, at: { ...request.at, [weights]: u } };
}
