import { hat, type Maths, mi, mn, mo, sub, sup } from "../../../maths/mathml";
import { letter } from "./term";

const prime = (base: Maths) => sup(base, mo("′"));

/** The letters of all rules. What a rule remembers is violet, what comes from the gradient orange, as everywhere. */
export const theta = letter("theta", mi("θ"), "parameter");
/** After the decoupled decay. */
export const shrunk = letter("shrunk", prime(mi("θ")), "parameter");
export const g = letter("g", mi("g"), "backward");
/** With the weight decay added. */
export const pulled = letter("pulled", prime(mi("g")), "backward");
export const b = letter("b", mi("b"), "parameter");
export const m = letter("m", mi("m"), "parameter");
export const v = letter("v", mi("v"), "parameter");
export const s = letter("s", mi("s"), "parameter");
export const mHat = letter("mHat", hat(mi("m")), "parameter");
export const vHat = letter("vHat", hat(mi("v")), "parameter");
export const lr = letter("lr", mi("η"));
/** Of a rule that shrinks its learning rate. */
export const lrNow = letter("lrNow", prime(mi("η")));
/** Learning rate over the root of a mean square: what multiplies the gradient in this coordinate. */
export const stretch = letter("stretch", mi("ρ"));
export const mu = letter("momentum", mi("μ"));
export const dampening = letter("dampening", mi("d"));
export const alpha = letter("alpha", mi("α"));
export const beta1 = letter("beta1", subscript("β", "1"));
export const beta2 = letter("beta2", subscript("β", "2"));
export const eps = letter("eps", mi("ε"));
export const decay = letter("weightDecay", mi("λ"));
export const lrDecay = letter("lrDecay", mi("κ"));
export const t = letter("t", mi("t"));

function subscript(base: string, below: string): Maths {
  return sub(mi(base), mn(Number(below)));
}
