import type { Plugin } from "vite";

/** A formula in TeX as MathML without inline styles. */
export function mathml(tex: string, displayMode?: boolean): string;
export const formulas: Plugin;
