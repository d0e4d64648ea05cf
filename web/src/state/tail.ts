/**
 * What mail, chat and prose put behind a link: punctuation, quotes, marks of Markdown, blanks also without a width. An
 * underscore is none: names end in it.
 */
const tail = /[\s.,;:!?)\]}>*|'"`”’»›…。，；：！？）】」』\u00ad\u200b-\u200d\u2060\ufeff]+$/;

/** Without that; `keep` is a sign that means something where it stands. */
export function withoutTail(text: string, keep = ""): string {
  const plain = text.replace(tail, "");
  return keep && text.startsWith(keep, plain.length) ? plain + keep : plain;
}
