/** The texts of data/ that ship beside the bundle, fetched when a lesson first needs one. */
import { EngineError } from "./errors";
import { fetchFile } from "./fetch-file";

const addresses = import.meta.glob<string>("../../../data/*.{csv,txt}", {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});
const texts = new Map<string, Promise<string>>();

/** `file` as the catalog names it. */
export function dataText(file: string): Promise<string> {
  const known = texts.get(file);
  if (known) return known;
  const address = addresses[`../../../data/${file}`];
  if (address === undefined) return Promise.reject(new EngineError("not-loaded", `There is no data/${file}.`));
  const text = fetchFile(new URL(address, import.meta.url)).then((response) => response.text());
  text.catch(() => texts.delete(file));
  texts.set(file, text);
  return text;
}
