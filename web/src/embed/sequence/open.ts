/** A sequence in embed.html: `#/sequence?<text>`, or `#/sequence?file=week6.json` for a file on the same server. */
import { html, nothing, render } from "lit";
import { messages } from "../../messages";
import { addressOf, placeOf } from "../../site/address";
import { converse } from "../converse";
import { sequence as slug } from "../elements";
import { paintPage } from "../frame-styles";
import { emptySequence, type Read, type Sequence, sequenceFrom, sequenceOf, sequenceText } from "./state";
import "./view";
import { words } from "./words";

/** The largest size of a file with a sequence, in bytes. */
const mostBytes = 500_000;

/** The parameter `file` of an address. */
const filePart = /(?:^|&)file=([^&]*)/;

/** The sequence of an address, or of the file that it names. Rejects with the reason in words. */
export async function readSequence(fragment: string): Promise<Read & { file: string }> {
  const [part, name] = filePart.exec(fragment) ?? [];
  if (part === undefined || name === undefined) return { ...sequenceOf(fragment), file: "" };
  const file = decodeURIComponent(name.replaceAll("+", " "));
  const address = new URL(file, document.baseURI);
  const text = await fetched(address, file);
  const read = text.length > mostBytes ? null : sequenceFrom(text);
  if (read === null) throw new Error(words.text("file.none", { file, reason: words.text("file.other") }));
  // The present step and the view are in the address, not in the file.
  const { at, projector, mode } = sequenceOf(fragment.replace(filePart, "")).sequence;
  const isSlides = mode === emptySequence.mode;
  return { ...read, sequence: { ...read.sequence, at, projector, ...(isSlides ? {} : { mode }) }, file };
}

async function fetched(address: URL, file: string): Promise<string> {
  const failed = (reason: string) => new Error(words.text("file.none", { file, reason }));
  // The page's policy allows no other server; this error says so.
  if (address.origin !== location.origin) throw failed(address.origin);
  let answer: Response;
  try {
    answer = await fetch(address);
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error));
  }
  if (!answer.ok) throw failed(`HTTP ${answer.status}`);
  return answer.text();
}

/** `query`: the query of the page's address. `origin`: the origin of the embedding page, which receives the results. */
export async function openSequence(query: URLSearchParams, origin: string | null): Promise<void> {
  const view = document.createElement("gl-sequence");
  view.theme = query.get("theme") ?? "";
  const foot = document.createElement("div");
  foot.className = "foot";
  let file = "";
  let written = location.hash;

  const address = ({ ...sequence }: Sequence): string => {
    const part = file ? `file=${encodeURIComponent(file)}` : "";
    const text = sequenceText(file ? { ...sequence, title: "", steps: [] } : sequence);
    return addressOf({ slug, fragment: [part, text].filter((one) => one !== "").join("&") });
  };
  const showFoot = (problem = ""): void =>
    void render(
      html`${problem ? html`<p role="alert">${problem}</p>` : nothing}
        <a
          href=${`./embed.html${address(view.sequence)}`}
          target="_blank"
          rel="noopener"
        >${messages.text("site.name")}</a>`,
      foot,
    );
  const read = async (fragment: string): Promise<void> => {
    try {
      const sequence = await readSequence(fragment);
      file = sequence.file;
      view.sequence = sequence.sequence;
      document.title = [sequence.sequence.title, messages.text("site.name")].filter((part) => part !== "").join(" · ");
      const paths = sequence.problems.map(({ path }) => path).join(", ");
      showFoot(paths ? words.text("problems", { paths }) : "");
    } catch (error) {
      showFoot(error instanceof Error ? error.message : String(error));
    }
  };

  view.addEventListener("gl-turn", () => {
    written = address(view.sequence);
    history.replaceState(history.state, "", written);
    showFoot();
  });
  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    written = location.hash;
    const place = placeOf(written);
    if (place.slug !== slug) location.reload();
    else void read(place.fragment);
  });
  if (origin !== null)
    converse(origin, ({ state, theme }) => {
      if (typeof state === "string") void read(state);
      if (theme === undefined) return;
      view.theme = theme;
      paintPage(theme);
    });
  const main = document.createElement("main");
  main.append(view, foot);
  document.body.append(main);
  await read(placeOf(location.hash).fragment);
}
