/** The catalog's formulas as MathML, by kind and name, made when the page is built. */
declare module "virtual:formulas" {
  const formulas: { readonly [kind: string]: { readonly [name: string]: string } };
  export default formulas;
}

/** A formula in TeX, as MathML. */
declare module "*.tex" {
  const formula: string;
  export default formula;
}
