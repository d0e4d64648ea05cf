import { engine } from "../engine";
import { registerFonts } from "../look";

/** Who has a lesson's scripts so soon has its fonts at once, too. Milliseconds since the page was asked for. */
const quick = 700;
/** So long they wait at most: a lesson that is not seen asks the engine nothing. */
const longest = 4000;

/** On a slow way the fonts, as large as all scripts, would keep the engine waiting: there it comes first. */
export async function fontsInTurn(): Promise<void> {
  if (performance.now() > quick)
    await Promise.race([engine().front.answered, new Promise((resolve) => setTimeout(resolve, longest))]);
  registerFonts();
}
