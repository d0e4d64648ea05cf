/** What of a lesson's element is needed here. */
interface Lesson extends Element {
  fragment: string;
  mode?: string;
}

/** Where the state that a chart shows is found again. */
export function addressOf(chart: Element): string {
  const lesson = lessonAround(chart);
  // Our own pages have it in their address.
  if (!lesson || lesson.mode === "page") return location.href;
  const slug = lesson.localName.slice("gradlab-".length);
  const script = new URL(import.meta.url);
  // A lesson that was unpacked knows of no site.
  const base = /^https?:$/.test(script.protocol) ? new URL("../embed.html", script).href : location.href.split("#")[0];
  return `${base}#/${slug}${lesson.fragment ? `?${lesson.fragment}` : ""}`;
}

/** The outermost element of ours is the lesson; those inside it are its parts. */
function lessonAround(chart: Element): Lesson | null {
  let found: Lesson | null = null;
  for (let node: Node | null = chart; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null)
    if (node instanceof Element && node.localName.startsWith("gradlab-") && "fragment" in node) found = node as Lesson;
  return found;
}
