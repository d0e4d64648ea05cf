import { engine } from "../engine";
import { registerFonts } from "../look";

/** If the scripts run within this many milliseconds after navigation began, the fonts are registered at once. */
const quick = 700;
/** The longest wait of the fonts, in milliseconds: a lesson that is out of view never asks the engine. */
const longest = 4000;

/**
 * Registers the fonts. On a slow connection this waits for the engine's first answer, because the fonts are as large as
 * all scripts together.
 */
export async function fontsInTurn(): Promise<void> {
  if (performance.now() > quick)
    await Promise.race([engine().front.answered, new Promise((resolve) => setTimeout(resolve, longest))]);
  registerFonts();
}
