/** The site: our own page around the lessons. */
import { lessons } from "../lessons";
import { ownPageScheme, registerFonts, tokenStyles } from "../look";
import { placeOf } from "./address";
import { pageStyles } from "./page-styles";
import "./site";

for (const { styleSheet } of [tokenStyles, pageStyles]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
const { slug } = placeOf(location.hash);
// A lesson registers the fonts itself.
if (!lessons.some((lesson) => lesson.slug === slug)) registerFonts();
