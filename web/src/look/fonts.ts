const latin = "U+0000-036F, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215";
const greek = "U+0370-03FF";

// Each address is a literal, so that the bundler finds and hashes the files.
const faces: ReadonlyArray<readonly [family: string, file: URL, descriptors: FontFaceDescriptors]> = [
  ["Gradlab Serif", new URL("./fonts/serif.woff2", import.meta.url), { weight: "400 600", unicodeRange: latin }],
  ["Gradlab Serif", new URL("./fonts/serif-italic.woff2", import.meta.url), { style: "italic", unicodeRange: latin }],
  ["Gradlab Serif", new URL("./fonts/serif-greek.woff2", import.meta.url), { weight: "400 600", unicodeRange: greek }],
  ["Gradlab Sans", new URL("./fonts/sans.woff2", import.meta.url), { weight: "400 600", unicodeRange: latin }],
  ["Gradlab Sans", new URL("./fonts/sans-greek.woff2", import.meta.url), { weight: "400 600", unicodeRange: greek }],
  ["Gradlab Maths", new URL("./fonts/math.woff2", import.meta.url), {}],
];

let registered = false;

/**
 * Registers our fonts with the document, because a shadow root cannot declare fonts; an embedding page gets them, too.
 * Each file is fetched when one of its glyphs is first needed. Until then, or if a policy forbids it, the system's
 * fonts are used.
 */
export function registerFonts(): void {
  if (registered) return;
  registered = true;
  for (const [family, file, descriptors] of faces) {
    document.fonts.add(
      new FontFace(family, `url(${JSON.stringify(file.href)}) format("woff2")`, { display: "swap", ...descriptors }),
    );
  }
}
