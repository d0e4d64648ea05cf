/** The page of the builder: a lesson, or a sequence of lessons, is arranged for a course. */
import { ownPageScheme, registerFonts, tokenStyles } from "../look";
import { pageStyles } from "../site/page-styles";
import "./build";

for (const { styleSheet } of [tokenStyles, pageStyles]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
registerFonts();
