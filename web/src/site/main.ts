/** The site: our own page around the lessons. */
import { lessons } from "../lessons";
import { ownPageScheme, registerFonts, tokenSheet } from "../look";
import { placeOf } from "./address";
import { pageSheet } from "./page-sheet";
import "./site";

for (const { styleSheet } of [tokenSheet, pageSheet]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
const { slug } = placeOf(location.hash);
// A lesson asks for them itself.
if (!lessons.some((lesson) => lesson.slug === slug)) registerFonts();
