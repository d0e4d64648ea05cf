import { nothing } from "lit";
import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";

/** Custom properties of an element, by name. */
type Properties = Readonly<Record<`--${string}`, string>>;

class Styled extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT)
      throw new Error("styled() stands among the attributes of an element, by itself.");
  }

  override render(_properties: Properties): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [properties]: [Properties]): typeof nothing {
    const { style } = element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return nothing;
  }
}

/**
 * Sets custom properties by script (CSSOM). Lit's styleMap writes a style attribute in its first rendering, which the
 * content security policy forbids.
 *
 *   html`<div ${styled({ "--at": "0.5" })}></div>`
 */
export const styled = directive(Styled);
