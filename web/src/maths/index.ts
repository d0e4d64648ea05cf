/** Mathematics on the page: formulas made of TeX while building (formulas.ts), and equations with live numbers. */
export * from "./mathml";
export { mathsStyles } from "./styles";
