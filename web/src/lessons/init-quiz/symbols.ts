import { type Maths, mi, mn, mo, row, sup } from "../../maths";

export const pi = mi("π");
export const sigmaSquared = sup(mi("σ"), mn(2));
export const variance = (of: Maths): Maths => row(mi("Var"), mo("("), of, mo(")"));
export const expectation = (of: Maths): Maths => row(mi("E"), mo("["), of, mo("]"));
export const squared = (of: Maths): Maths => sup(of, mn(2));
