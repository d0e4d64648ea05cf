/** Receipts to a table: a page of its own. */
import { ownPageScheme, registerFonts, tokenStyles } from "../look";
import { pageStyles } from "../site/page-styles";
import "./grade";

for (const { styleSheet } of [tokenStyles, pageStyles]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
registerFonts();
