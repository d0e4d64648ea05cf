/** The builder: a lesson, or several, arranged for a course. A page of its own. */
import { ownPageScheme, registerFonts, tokenStyles } from "../look";
import { pageStyles } from "../site/page-styles";
import "./build";

for (const { styleSheet } of [tokenStyles, pageStyles]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
registerFonts();
