/** The entry point of `grade.html`, which makes a table of receipts. */
import { ownPageScheme, registerFonts, tokenStyles } from "../look";
import { pageStyles } from "../site/page-styles";
import "./grade";

for (const { styleSheet } of [tokenStyles, pageStyles]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
registerFonts();
