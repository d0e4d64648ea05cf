/** The choices of an instructor. They are in the page's address, so that the page itself can be shared and stored. */
import * as v from "valibot";
import { checkedWithSteps, entries, keyed, type Step } from "../embed/sequence/state";
import { typedNumber } from "../look/numbers";
import { addressOf, placeOf } from "../site/address";
import { decode, encode, type PlainObject } from "../state";
import { listedName } from "../state/listed-name";
import { textUpTo, whole } from "../state/schemas";
import { mostSeed } from "../state/seed";

/** The forms of the code to copy, in the order of the page. */
export const forms = [
  "module",
  "classic",
  "iframe",
  "myst",
  "quarto",
  "notebook",
  "scorm",
  "file",
  "link",
  "qr",
] as const;
export type Form = (typeof forms)[number];

/** The forms for a sequence, which is no element. */
export const sequenceForms = ["iframe", "myst", "quarto", "file", "link", "qr"] as const satisfies readonly Form[];

/** A seed as text, from what was typed; empty for no seed, null if the text is no seed. */
export function typedSeed(text: string): string | null {
  if (text.trim() === "") return "";
  const seed = typedNumber(text);
  return seed !== null && Number.isInteger(seed) && seed >= 0 && seed <= mostSeed ? String(seed) : null;
}

const schema = v.strictObject({
  /** The texts of the element's attributes. */
  state: textUpTo(20_000),
  hide: v.array(listedName),
  lock: v.array(listedName),
  theme: v.picklist(["", "light", "dark"]),
  seed: v.pipe(
    v.string(),
    v.check((text) => text === "" || typedSeed(text) === text),
  ),
  paused: v.boolean(),
  /** In CSS pixels; 0: the whole width. */
  width: whole(0, 2000),
  form: v.picklist(forms),
  ...entries,
});
type Written = v.InferOutput<typeof schema>;

export interface Choices extends Omit<Written, "steps"> {
  /** A lesson, or "sequence". */
  slug: string;
  steps: readonly Step[];
}

const usual: Written = {
  ...{ state: "", hide: [], lock: [], theme: "", seed: "", paused: false, width: 0, form: "module" },
  ...{ title: "", mode: "slides", steps: {} },
};

/** The lesson that is shown before anything is chosen. */
export const firstSlug = "optimizers";

export function choicesOf(hash: string): Choices {
  const { slug, fragment } = placeOf(hash);
  const read = decode(fragment, usual as unknown as PlainObject, schema);
  return { ...checkedWithSteps(schema, usual, read).state, slug: slug || firstSlug };
}

export function addressOfChoices({ slug, steps, ...rest }: Choices): string {
  const fragment = encode({ ...rest, steps: keyed(steps) } as PlainObject, usual as unknown as PlainObject);
  return addressOf({ slug, fragment });
}
