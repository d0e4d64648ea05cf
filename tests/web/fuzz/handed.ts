import { eventNames, messageOf } from "../../../web/src/embed/posts";
import { type Spoken, slip } from "./shown";

/** All values in plain data that are neither lists nor objects, with their paths. */
function leavesOf(value: unknown, path: string): [path: string, leaf: unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, `${path}.${key}`));
}

/** The numbers that are not finite: JSON writes them as null. */
const lostIn = (value: unknown, path: string): Spoken[] =>
  leavesOf(value, path).flatMap(([where, leaf]) =>
    typeof leaf === "number" && !Number.isFinite(leaf) ? [{ where, text: String(leaf) }] : [],
  );

/** The same, and texts with a fault. */
const slipsWithin = (value: unknown, path: string): Spoken[] => [
  ...lostIn(value, path),
  ...leavesOf(value, path).flatMap(([where, leaf]) =>
    typeof leaf === "string" && slip.test(leaf) ? [{ where, text: leaf }] : [],
  ),
];

/** For each JSON text in which a number became null, the lost numbers. */
const losses = new Map<string, Spoken>();

function watchJson(): void {
  const stringify = JSON.stringify.bind(JSON);
  JSON.stringify = ((value: unknown, ...more: []) => {
    const text = stringify(value, ...more);
    const [lost] = lostIn(value, "JSON");
    if (lost) losses.set(text, lost);
    return text;
  }) as typeof JSON.stringify;
}

/** A drawing contains pictures as base64 text, which may contain any letters. */
const withoutPictures = (text: string): string => text.replaceAll(/data:image\/[^"')]*/g, "");

function slipsInFile(name: string, text: string): Spoken[] {
  const where = `file ${name}`;
  if (!/\.jsonl?$/.test(name)) return slip.test(withoutPictures(text)) ? [{ where, text: excerpt(text) }] : [];
  const values = name.endsWith("l") ? text.trim().split("\n") : [text];
  return [
    ...values.flatMap((value) => slipsWithin(JSON.parse(value), where)),
    ...[...losses].flatMap(([made, { where: at, text: number }]) =>
      text.includes(made) ? [{ where: `${where} ${at}`, text: number }] : [],
    ),
  ];
}

/** The text around the fault. */
function excerpt(text: string): string {
  const at = slip.exec(withoutPictures(text))?.index ?? 0;
  return withoutPictures(text).slice(Math.max(0, at - 80), at + 120);
}

/**
 * Checks from now on everything that leaves the page: files, copied texts, messages to the embedding page. Files are
 * not saved. The returned function resolves when all files have been checked.
 */
export function watchHanded(noticed: Spoken[]): () => Promise<unknown> {
  watchJson();
  const reading: Promise<unknown>[] = [];
  const blobs = new Map<string, Blob>();
  const address = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const made = address(blob);
    if (blob instanceof Blob) blobs.set(made, blob);
    return made;
  };
  const click = HTMLElement.prototype.click;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    if (!this.download) return click.call(this);
    const { download: name, href } = this;
    const blob = blobs.get(href);
    blobs.delete(href);
    noticed.push(...(slip.test(name) ? [{ where: "name of a file", text: name }] : []));
    if (blob && !blob.type.startsWith("image/png"))
      reading.push(blob.text().then((text) => noticed.push(...slipsInFile(name, text))));
  };
  const copied = async (text: string) => {
    if (slip.test(text)) noticed.push({ where: "copied", text });
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText: copied, write: async () => {} } });
  for (const name of eventNames)
    document.addEventListener(name, ({ detail }: CustomEventInit) => {
      noticed.push(...slipsWithin(detail, name), ...slipsWithin(messageOf(name, detail ?? {}, "#/"), `${name} posted`));
    });
  return () => Promise.all(reading.splice(0));
}
