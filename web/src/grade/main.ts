/** Receipts to a table: a page of its own. */
import { ownPageScheme, registerFonts, tokenSheet } from "../look";
import { pageSheet } from "../site/page-sheet";
import "./grade";

for (const { styleSheet } of [tokenSheet, pageSheet]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
ownPageScheme();
registerFonts();
