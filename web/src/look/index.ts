/**
 * How everything looks: colours by meaning, type, numbers.
 *
 *   static override styles = [baseStyles, css`.box { border: 1px solid var(--line) }`];   // in a component
 *   private readonly look = new SchemeController(this);                                  // for a canvas
 *   context.strokeStyle = tokens[this.look.scheme].forward;
 *   html`${numberHtml(0.000123)}`                                                        // 1.23 × 10<sup>−4</sup>
 */
export { registerFonts } from "./fonts";
export {
  countText,
  type NumberStyle,
  numberField,
  numberHtml,
  numberParts,
  numberText,
  plusMinus,
  typedNumber,
  withError,
} from "./numbers";
export {
  classRgb,
  classShape,
  css as cssColour,
  introduceRules,
  mix,
  oneSidedRgb,
  type Rgb,
  ruleStyle,
  type Shape,
  signedRgb,
  tokenRgb,
} from "./palette";
export { enlarged, onPixelRatio, placeIn } from "./pixels";
export {
  announceScheme,
  chooseScheme,
  isPrinting,
  ownPageScheme,
  type SchemeChoice,
  SchemeController,
  schemeAround,
  schemeChoice,
} from "./scheme";
export { baseStyles, controlStyles, tokenStyles, unbroken } from "./styles";
export { type Scheme, type Token, tokens } from "./tokens";
