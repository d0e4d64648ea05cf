import { catalog } from "../../../messages";

export const words = catalog("backprop.check", {
  lead: "A derivative can be checked without any of this: move one number a little to both sides, and see how much the output changes.",
  "lead.why": "So why not always do that? It costs two forward passes for every single number, and it is never exact.",
  wrt: "input",
  "wrt.help": "The number that is moved by h to both sides, while all others stay.",
  row: "row",
  column: "column",
  "place.help": "Which element of {name} is moved, counted from 1.",
  width: "step h",
  "width.help": "How far the input is moved to each side. Double click: back to 0.001.",
  "table.label": "The derivative with respect to {name}",
  "table.kind": "computed",
  "table.value": "derivative",
  "table.error": "relative error",
  "table.absolute": "error",
  "table.best": "best h",
  "table.least": "error there",
  exact: "back-propagation",
  double: "difference, double",
  float: "difference, float",
  "table.digits": "Digits in red differ from back-propagation.",
  none: "outside the domain",
  quotient: "The difference quotient for {name}",
  "kink.table": "The slope in {name}, here at a kink",
  "kink.left": "slope on the left",
  "kink.right": "slope on the right",
  "kink.quotient": "difference quotient: the mean of both",
  "kink.convention": "back-propagation: the convention",
  "why.kink":
    "A kink, not an error: here the slope jumps, and there is no derivative. The quotient reaches to both sides and finds the mean of their slopes, for every h; back-propagation takes the value that was agreed on for the operation.",
  "why.between":
    "Between {name} − h and {name} + h there is a kink: the quotient mixes the slopes of both sides. With a narrower h it would not reach it.",
  "why.domain":
    "{name} − h or {name} + h lies outside the domain: there is no value, and so no quotient. A narrower h stays inside.",
  chart: "Error of the difference quotient over the step width h",
  "chart.x": "step width h",
  "chart.y": "relative error",
  "chart.y.absolute": "error (the derivative is 0)",
  "chart.double": "double",
  "chart.float": "float",
  "chart.square": "slope of h²",
  "chart.inverse": "slope of 1/h",
  "chart.none": "No width gives a quotient here.",
  use: "Go to the best h for double",
  "why.truncation":
    "Here h is too wide. A curve is not a straight line: what the quotient leaves out grows as h², times a sixth of the third derivative. A ten times smaller h makes this error a hundred times smaller.",
  "why.rounding":
    "Here h is too narrow. f(x + h) and f(x − h) agree in nearly all their digits, and the subtraction leaves only those that rounding has spoiled: an error of about ε / h. A ten times smaller h makes it ten times larger.",
  "why.balanced": "Here both errors are about equal, and the sum is near its smallest. No other h does much better.",
  "why.straight":
    "Along this input the output is a straight line or a parabola: nothing is left out, whatever h is. Only rounding is left, so a wide h does best.",
  "why.float":
    "In float ε is 6 × 10⁻⁸ instead of 1.1 × 10⁻¹⁶: its best h is about a hundredth, and even there only four or five digits are right. Gradients are checked in double.",
  waiting: "The engine is computing the quotients.",
  nothing: "This expression has no input: there is nothing to move.",
});
