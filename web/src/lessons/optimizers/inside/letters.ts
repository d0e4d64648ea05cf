import { greek } from "../../../maths/greek";
import { hat, type Maths, mi, mn, mo, sub, sup } from "../../../maths/mathml";
import { letter, type Term } from "./term";

const prime = (base: Maths) => sup(base, mo("′"));

/** What the names of a rule's program are in a formula, where that is not the name itself. */
const signs: Readonly<Record<string, Maths>> = {
  lr: mi("η"),
  lrNow: prime(mi("η")),
  rate: mi("ρ"),
  step: mi("u"),
  momentum: mi("μ"),
  dampening: mi("δ"),
  weightDecay: mi("λ"),
  lrDecay: mi("κ"),
  d: prime(mi("g")),
};

/** By name; the first of two letters for one is the usual one. */
const letters = new Map([...greek].reverse().map(([letter, name]) => [name, letter]));

/** `beta1` has a subscript, `mHat` a hat, Greek names are their letters. */
function sign(name: string, isOwn: boolean): Maths {
  const known = isOwn ? undefined : signs[name];
  if (known) return known;
  if (name.length > 3 && name.endsWith("Hat")) return hat(sign(name.slice(0, -3), isOwn));
  const [, word = name, digits] = /^([A-Za-z]+)(\d+)$/.exec(name) ?? [];
  const base = mi(letters.get(word) ?? word);
  return digits ? sub(base, mn(Number(digits))) : base;
}

/**
 * A name of a rule's program: what it remembers is violet, what comes from the gradient orange, as everywhere. The
 * names of one's own rule stay as they were typed.
 */
export function letterOf(name: string, buffers: readonly string[], isOwn: boolean): Term {
  if (name === "g" || (name === "d" && !isOwn)) return letter(name, sign(name, isOwn), "backward");
  const isBuffer = name === "theta" || buffers.includes(name.replace(/Hat$/, ""));
  return letter(name, sign(name, isOwn), isBuffer ? "parameter" : undefined);
}
