import type { Assignment } from "./account";
import * as is from "./letters";
import { constant, minus, over, plus, power, root, type Term, times, type Values } from "./term";

const one = constant(1);
const two = constant(2);
const set = (to: string, name: Assignment["name"], target: Term, source: Term): Assignment => ({
  to,
  name,
  target,
  source,
});

/** The gradient that the rule sees: with weight decay, the pull towards zero is part of it. */
function seen(knobs: Values): { lines: Assignment[]; gradient: Term } {
  if (!knobs.weightDecay) return { lines: [], gradient: is.g };
  return { lines: [set("pulled", "pulled", is.pulled, plus(is.g, times(is.decay, is.theta)))], gradient: is.pulled };
}

const update = (step: Term, from: Term = is.theta): Assignment => set("theta", "update", is.theta, minus(from, step));

/** Momentum, heavy ball or Nesterov's; the first gradient enters the speed undampened. */
function speed(knobs: Values, t: number, gradient: Term): Assignment {
  const share = knobs.dampening && t > 0 ? times(minus(one, is.dampening), gradient) : gradient;
  return set("b", "speed", is.b, plus(times(is.mu, is.b), share));
}

/** The two moments of Adam with their corrections for having begun at zero, and the rate they leave each coordinate. */
function moments(gradient: Term): Assignment[] {
  return [
    set("m", "mean", is.m, plus(times(is.beta1, is.m), times(minus(one, is.beta1), gradient))),
    set("v", "square", is.v, plus(times(is.beta2, is.v), times(minus(one, is.beta2), power(gradient, two)))),
    set("mHat", "meanCorrected", is.mHat, over(is.m, minus(one, power(is.beta1, is.t)))),
    set("vHat", "squareCorrected", is.vHat, over(is.v, minus(one, power(is.beta2, is.t)))),
    set("stretch", "stretch", is.stretch, over(is.lr, plus(root(is.vHat), is.eps))),
  ];
}

/** The lines of a rule of the catalog in step t + 1, as the core computes them; none for a rule that is not known here. */
export function linesOf(rule: string, knobs: Values, t: number): Assignment[] {
  const { lines, gradient } = seen(knobs);
  switch (rule) {
    case "sgd":
      return [...lines, update(times(is.lr, gradient))];
    case "momentum":
      return [...lines, speed(knobs, t, gradient), update(times(is.lr, is.b))];
    case "nesterov":
      return [...lines, speed(knobs, t, gradient), update(times(is.lr, plus(gradient, times(is.mu, is.b))))];
    case "adam":
      return [...lines, ...moments(gradient), update(times(is.stretch, is.mHat))];
    case "adamw":
      return [
        set("shrunk", "shrunk", is.shrunk, times(minus(one, times(is.lr, is.decay)), is.theta)),
        ...moments(is.g),
        update(times(is.stretch, is.mHat), is.shrunk),
      ];
    case "rmsprop": {
      const square = set(
        "v",
        "square",
        is.v,
        plus(times(is.alpha, is.v), times(minus(one, is.alpha), power(gradient, two))),
      );
      if (!knobs.momentum)
        return [
          ...lines,
          square,
          set("stretch", "stretch", is.stretch, over(is.lr, plus(root(is.v), is.eps))),
          update(times(is.stretch, gradient)),
        ];
      const ball = set("b", "speed", is.b, plus(times(is.mu, is.b), over(gradient, plus(root(is.v), is.eps))));
      return [...lines, square, ball, update(times(is.lr, is.b))];
    }
    case "adagrad": {
      const sum = set("s", "sum", is.s, plus(is.s, power(gradient, two)));
      const slowing = knobs.lrDecay
        ? [set("lrNow", "rate", is.lrNow, over(is.lr, plus(one, times(minus(is.t, one), is.lrDecay))))]
        : [];
      const rate = knobs.lrDecay ? is.lrNow : is.lr;
      return [
        ...lines,
        sum,
        ...slowing,
        set("stretch", "stretch", is.stretch, over(rate, plus(root(is.s), is.eps))),
        update(times(is.stretch, gradient)),
      ];
    }
    default:
      return [];
  }
}
