/**
 * All words that are shown.
 *
 *   import { messages } from "../messages";            // shared words
 *   messages.text("transport.at", { step: "1,240" })   // keys and parameters are checked by the compiler
 *
 *   // the words of one lesson, in its folder:
 *   export const words = catalog("playground", { "data.label": "data", "rows": "{count} rows" });
 *   words.text("rows", { count: 500 });
 *
 *   coreText("optimizers.adam.help", rule.help)        // English from the core; a translation has the same key
 *   problemText(problem)                               // a refusal of the core
 *
 *   addTranslation("it", { "playground.data.label": "dati", "core.optimizers.adam.help": "..." });
 *   chooseLanguage("it");
 */
export {
  addTranslation,
  catalog,
  chooseLanguage,
  currentLanguage,
  languages,
  onLanguage,
  translated,
  WordCatalog,
} from "./catalog";
export { type CoreProblem, type CoreTrouble, coreText, problemText, troubleText } from "./core";
export { course } from "./course";
export { messages } from "./english";
