import { engine } from "../engine";
import { registerFonts } from "../look";

/** If the scripts run within this many milliseconds after navigation began, the fonts are registered at once. */
const quick = 700;
/** The longest that the fonts wait, in milliseconds: a lesson that is out of view never asks the engine. */
const longest = 4000;

/** Registers the fonts; on a slow connection after the engine's first answer, as they are as large as all scripts. */
export async function fontsInTurn(): Promise<void> {
  if (performance.now() > quick)
    await Promise.race([engine().front.answered, new Promise((resolve) => setTimeout(resolve, longest))]);
  registerFonts();
}
