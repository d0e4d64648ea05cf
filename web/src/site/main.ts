/** The site: our own page around the lessons. */
import { ownPageScheme, registerFonts, tokenSheet } from "../look";
import { placeOf } from "./address";
import { pageSheet } from "./page-sheet";

for (const { styleSheet } of [tokenSheet, pageSheet]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
registerFonts();
await Promise.all([import("./site"), placeOf(location.hash).slug === "" ? import("./front") : null]);
