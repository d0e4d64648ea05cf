/** The builder: a lesson, or several, arranged for a course. A page of its own. */
import { ownPageScheme, registerFonts, tokenSheet } from "../look";
import { pageSheet } from "../site/page-sheet";
import "./build";

for (const { styleSheet } of [tokenSheet, pageSheet]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
registerFonts();
