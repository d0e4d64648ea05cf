import { mathml } from "lit";
import { type Maths, mi, mn, mo, row, sup } from "../../../maths";

export const pi = mi("π");
export const sigmaSquared = sup(mi("σ"), mn(2));
export const variance = (of: Maths): Maths => row(mi("Var"), mo("("), of, mo(")"));
export const expectation = (of: Maths): Maths => row(mi("E"), mo("["), of, mo("]"));
/** Brackets that grow with their content, for fractions. */
export const tall = (...parts: readonly Maths[]): Maths => mathml`<mrow><mo>(</mo>${parts}<mo>)</mo></mrow>`;
export const tallExpectation = (of: Maths): Maths => mathml`<mrow><mi>E</mi><mo>[</mo>${of}<mo>]</mo></mrow>`;
export const squared = (of: Maths): Maths => sup(of, mn(2));
