/** Marks over a letter as characters that stand over the one before them. */
const marks: Readonly<Record<string, string>> = { "˙": "\u0307", "¯": "\u0304" };

/**
 * An equation as a line of text, for a letter or a notebook: fractions with a stroke, powers with a caret, matrices in
 * brackets.
 */
export function plainMaths(node: Node): string {
  if (node instanceof Text) return node.data.trim();
  if (!(node instanceof Element)) return "";
  const parts = [...node.childNodes].filter(
    (child) => child instanceof Element || (child instanceof Text && child.data.trim() !== ""),
  );
  const [first = "", second = ""] = parts.map(plainMaths);
  switch (node.localName) {
    case "mfrac":
      return `${grouped(first)}/${grouped(second)}`;
    case "msup":
      return `${grouped(first)}^${grouped(second)}`;
    case "msub":
      return `${first}_${grouped(second)}`;
    case "msqrt":
      return `sqrt(${parts.map(plainMaths).join("")})`;
    case "mtable":
      return parts.map(plainMaths).join("; ");
    case "mtr":
      return parts.map(plainMaths).filter(Boolean).join(", ");
    case "mover":
      return `${first}${marks[second] ?? ""}`;
    case "mo":
      return /^([=+−<>]|\+=)$/.test(first) ? ` ${first} ` : first;
    default:
      return parts.map(plainMaths).join("");
  }
}

const grouped = (text: string): string => (/^(?:[\w.∂]|\u0304|\u0307)+$/.test(text) ? text : `(${text.trim()})`);
