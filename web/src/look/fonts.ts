const latin = "U+0000-036F, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215";
const greek = "U+0370-03FF";

// One literal address each, so that the bundler sees and hashes the files.
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
 * Tells the page about our fonts: a shadow root cannot declare any, so they belong to the document, also where a
 * stranger's page embeds a lesson. Each is fetched when a glyph of it is first needed; until then, and for ever where a
 * policy forbids it, the system's fonts stand in.
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
