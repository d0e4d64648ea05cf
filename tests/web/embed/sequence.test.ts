/** A sequence as an address and as a file: both can be read back completely, and both are checked. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  emptySequence,
  emptyStep,
  type Sequence,
  sequenceFile,
  sequenceFrom,
  sequenceOf,
  sequenceText,
} from "../../../web/src/embed/sequence/state";

const week: Sequence = {
  ...emptySequence,
  title: "Week 6",
  steps: [
    { ...emptyStep, text: "What does the scale of x change?", lesson: "scaling", hide: ["prose"] },
    { ...emptyStep, text: "Guess first.\nWhich rule wins?", lesson: "optimizers", state: "v=1&steps=300&seed=7" },
  ],
};

it("is readable as an address", () => {
  expect(sequenceText(week)).toBe(
    "v=1&title=Week+6&steps.1.text=What+does+the+scale+of+x+change%3F&steps.1.lesson=scaling&steps.1.hide=prose," +
      "&steps.2.text=Guess+first.%0AWhich+rule+wins%3F&steps.2.lesson=optimizers" +
      "&steps.2.state=~v%3D1%26steps%3D300%26seed%3D7",
  );
  expect(sequenceText(emptySequence)).toBe("");
});

const word = fc.string({ unit: "grapheme", maxLength: 40 });
const names = fc.array(fc.stringMatching(/^[a-z.-]{1,12}$/), { maxLength: 3 });
const sequences = fc.record({
  title: word,
  mode: fc.constantFrom("slides" as const, "worksheet" as const),
  at: fc.integer({ min: 1, max: 50 }),
  projector: fc.boolean(),
  steps: fc.array(
    fc.record({
      text: word,
      lesson: fc.constant("init"),
      state: word,
      hide: names,
      lock: names,
      seed: fc.constant("7"),
    }),
    { maxLength: 12 },
  ),
});

it("reads every sequence back from its address and its file", () => {
  fc.assert(
    fc.property(sequences, (sequence) => {
      expect(sequenceOf(sequenceText(sequence))).toEqual({ sequence, problems: [] });
      const { at, projector, ...rest } = sequence;
      expect(sequenceFrom(sequenceFile(sequence))?.sequence).toEqual({ ...emptySequence, ...rest });
    }),
  );
});

it("takes at most fifty steps, and leaves out only the wrong fields", () => {
  const many = { ...week, steps: Array.from({ length: 60 }, () => ({ ...emptyStep, lesson: "init" })) };
  expect(sequenceOf(sequenceText(many)).sequence.steps).toHaveLength(50);
  const { sequence, problems } = sequenceOf(
    `title=W&mode=film&steps.1.lesson=init&steps.1.text=${"x".repeat(2001)}&steps.2.lesson=scaling&steps.2.run=1&at=0`,
  );
  expect(sequence).toEqual({
    ...emptySequence,
    title: "W",
    steps: [
      { ...emptyStep, lesson: "init" },
      { ...emptyStep, lesson: "scaling" },
    ],
  });
  expect(problems.map(({ path }) => path).sort()).toEqual(["at", "mode", "steps.1.text", "steps.2.run"]);
});

it.each([
  "",
  "[]",
  "{}",
  '{"format":"gradlab-sequence","version":2,"steps":[]}',
  '{"format":"gradlab-receipt","version":1,"steps":[]}',
  '{"format":"gradlab-sequence","version":1,"steps":{}}',
])("is no sequence: %s", (text) => {
  expect(sequenceFrom(text)).toBeNull();
});
