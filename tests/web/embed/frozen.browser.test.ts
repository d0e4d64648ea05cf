import { describe, expect, it } from "vitest";
import { embeddedElements, tagOf } from "../../../web/src/embed/elements";
import type { GradlabLesson } from "../../../web/src/kit";
import { type Patch, type PlainObject, patched } from "../../../web/src/state";
import frozen from "../../fixtures/frozen/states-1.json";

/**
 * Version 1 of the texts, as it was released. The defaults and addresses of the fixture are never changed. A new
 * setting may be added to the defaults, but existing values stay. If a default of a lesson has to change, `textVersion`
 * is raised and the lesson keeps the old default in `former` (web/src/state/version.ts).
 */
interface Frozen {
  defaults: PlainObject;
  /** Texts, and for each the settings in which it differs from the defaults. */
  addresses: { text: string; means: PlainObject }[];
}
const elements = frozen as unknown as Record<string, Frozen>;

async function made(slug: string): Promise<GradlabLesson<PlainObject>> {
  const element = embeddedElements.find((one) => one.slug === slug);
  if (!element) throw new Error(`There is no element ${slug}.`);
  await element.load();
  return document.createElement(tagOf(element)) as GradlabLesson<PlainObject>;
}

it("the fixture has every element with at least one address", () => {
  for (const { slug } of embeddedElements) expect(elements[slug]?.addresses.length, slug).toBeGreaterThan(0);
});

describe.each(Object.entries(elements))("%s", (slug, { defaults, addresses }) => {
  it("a text of version 1 without settings means the defaults of version 1", async () => {
    const element = await made(slug);
    element.state = "v=1";
    expect(element.state).toMatchObject(defaults);
  });

  it.each(addresses.map(({ text, means }) => [text, means] as const))("%s", async (text, means) => {
    for (const written of [text, `v=1&${text}`]) {
      const element = await made(slug);
      element.state = written;
      expect(element.state).toMatchObject(patched(defaults, means as Patch<PlainObject>));
      expect(element.problems).toEqual([]);
    }
  });
});
