/** A text that a person sees or hears, and its place. */
export interface Spoken {
  where: string;
  text: string;
}

/** All texts of an element, in all shadow roots: words, values of fields, and attributes. */
export function textsOf(root: Element): Spoken[] {
  const text: Spoken[] = [];
  const look = (node: Node, path: string): void => {
    if (node instanceof Text) {
      if (node.data.trim() !== "") text.push({ where: path, text: node.data });
      return;
    }
    if (!(node instanceof Element) || node.localName === "style") return;
    const here = `${path} ${node.localName}`;
    for (const { name, value } of node.attributes) text.push({ where: `${here}[${name}]`, text: value });
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement)
      text.push({ where: `${here}.value`, text: node.value });
    for (const child of node.shadowRoot?.childNodes ?? []) look(child, here);
    for (const child of node.childNodes) look(child, here);
  };
  look(root, "");
  return text;
}

/** Texts that a programming error prints instead of words. */
export const slip = /\bNaN|NaN\b|\bundefined\b|Infinity|\[object|\bnull\b/;

/** The texts among these that contain such a fault. */
export const slipsIn = (text: readonly Spoken[]): Spoken[] => text.filter(({ text }) => slip.test(text));

/**
 * Records from now on every text that is written into the page, including texts that disappear before a check: live
 * regions, tooltips, readings of charts.
 */
export function watchWriting(written: Spoken[]): void {
  const note = (node: Node, name: string, text: unknown) => {
    if (typeof text !== "string" || !slip.test(text)) return;
    const root = node.getRootNode();
    const host = root instanceof ShadowRoot ? root.host.localName : "";
    written.push({
      where: `written into ${host} ${node.parentElement?.localName ?? ""} ${node.nodeName}${name}`,
      text,
    });
  };
  const { set } = Object.getOwnPropertyDescriptor(CharacterData.prototype, "data") as { set(data: string): void };
  Object.defineProperty(CharacterData.prototype, "data", {
    ...Object.getOwnPropertyDescriptor(CharacterData.prototype, "data"),
    set(this: CharacterData, data: string) {
      set.call(this, data);
      if (this instanceof Text) note(this, "", this.data);
    },
  });
  const { createTextNode } = Document.prototype;
  Document.prototype.createTextNode = function (text) {
    const node = createTextNode.call(this, text);
    note(node, "", node.data);
    return node;
  };
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, value);
    note(this, `[${name}]`, String(value));
  };
}

/** Records from now on every text that is drawn on a canvas. */
export function watchCanvases(drawn: Spoken[]): void {
  for (const kind of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D])
    for (const name of ["fillText", "strokeText"] as const) {
      const write = kind.prototype[name];
      kind.prototype[name] = function (this: CanvasRenderingContext2D, ...args: Parameters<typeof write>) {
        if (slip.test(args[0])) drawn.push({ where: `canvas ${hostOf(this.canvas)}`, text: args[0] });
        return write.apply(this, args);
      };
    }
}

function hostOf(canvas: unknown): string {
  const root = canvas instanceof Element ? canvas.getRootNode() : null;
  return root instanceof ShadowRoot ? root.host.localName : "";
}
