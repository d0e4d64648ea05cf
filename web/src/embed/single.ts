/**
 * A lesson in a single file, which can be opened from a disk without a network. The lesson's state is in the fragment
 * of the address; hidden and locked names and other attributes are in its query, as with embed.html.
 */
import { ownPageScheme, registerFonts, tokenStyles } from "../look";
import { messages } from "../messages";
import { addressOf, placeOf } from "../site/address";
import { pageStyles } from "../site/page-styles";
import { followInAddress, type Lesson, takeAttributes } from "./follow";

/** `usual`: the state if the address has none. */
export async function openSingle(slug: string, load: () => Promise<unknown>, usual = ""): Promise<void> {
  for (const { styleSheet } of [tokenStyles, pageStyles]) if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
  ownPageScheme();
  registerFonts();
  const lesson = document.createElement(`gradlab-${slug}`) as Lesson;
  lesson.setAttribute("mode", "page");
  takeAttributes(lesson, new URLSearchParams(location.search));
  const place = placeOf(location.hash);
  const fragment = (place.slug === slug ? place.fragment : "") || usual;
  if (fragment) lesson.setAttribute("state", fragment);
  document.title = `${document.title} · ${messages.text("site.name")}`;
  document.body.append(lesson);
  followInAddress(lesson, () => addressOf({ slug, fragment: lesson.fragment }));
  await load();
  document.querySelector("#words")?.remove();
}
