import { describe, expect, test } from "vitest";
import { csv, type GradeRow, misconceptions, withoutDoubles } from "../../web/src/grade/table";
import { type Graded, paceOf } from "../../web/src/kit/graded";

const relu = { exercise: "init-quiz relu", title: "One ReLU layer" };
const graded = (name: string, points: number, mistakes: Graded["mistakes"] = []): Graded => ({
  lesson: "init-quiz",
  exercise: "",
  answers: `those of ${name.trim().toLowerCase()}`,
  name,
  variant: 7,
  points,
  max: 9,
  right: points,
  answered: 9,
  hints: 0,
  seconds: 600,
  beginning: 1,
  begun: "2026-11-30T12:00:00.000Z",
  made: "2026-11-30T13:00:00.000Z",
  problems: [],
  asked: [relu],
  mistakes,
});
const doubles = { doubled: (other: string) => `as ${other}`, copied: (other: string) => `copy of ${other}` };
const row = (file: string, one: Graded | null, is: GradeRow["is"] = "holds"): GradeRow => ({
  file,
  is,
  graded: one,
  message: "",
});
const mistake = (misconception: string, exercise = relu.exercise) => ({
  exercise,
  misconception,
  explanation: "That is 2/n.",
});

describe("the receipts of a class", () => {
  test("for a person and a seed, the best valid receipt counts once, whatever its file name", () => {
    const rows = withoutDoubles(
      [
        row("a", graded("Ada", 5)),
        row("b", graded(" ada", 7)),
        row("c", graded("Ada", 9), "wrong"),
        row("d", graded("Bob", 7)),
      ],
      doubles,
    );
    expect(rows.map(({ is, message }) => [is, message])).toEqual([
      ["doubled", "as b"],
      ["holds", ""],
      ["wrong", ""],
      ["holds", ""],
    ]);
  });

  test("names that differ only in case, blanks or Unicode form belong to one person", () => {
    const names = ["Zoé  Müller", "zoe\u0301 Mu\u0308ller", "Zoé\u00a0Müller\u200b", "Zoe Muller"];
    const rows = withoutDoubles(
      names.map((name) => row(name, { ...graded(name, 5), answers: name })),
      doubles,
    );
    expect(rows.map(({ is }) => is)).toEqual(["holds", "doubled", "doubled", "holds"]);
  });

  test("of receipts with equal answers and intervals under several names, the earliest one counts", () => {
    const copy = (name: string, made: string) => ({ ...graded(name, 5), answers: "[[1, 2]]", made });
    const rows = withoutDoubles(
      [
        row("eve", copy("Eve", "2026-11-30T14:00:00.000Z")),
        row("ada", copy("Ada", "2026-11-30T13:00:00.000Z")),
        row("empty", { ...copy("Bob", "2026-11-30T14:00:00.000Z"), answered: 0 }),
        row("other", { ...copy("Eve", "2026-11-30T14:00:00.000Z"), variant: 8 }),
      ],
      doubles,
    );
    expect(rows.map(({ is, message }) => [is, message])).toEqual([
      ["doubled", "copy of ada"],
      ["holds", ""],
      ["holds", ""],
      ["holds", ""],
    ]);
  });

  test("intervals are equal after a shift of the clock; for two answers the times are compared", () => {
    const at = (...seconds: number[]) => seconds.map((second) => new Date(1.79e12 + 1000 * second).toISOString());
    expect(paceOf(at(0, 5, 12.5))).toEqual([5000, 7500]);
    expect(paceOf(at(3600, 3605, 3612.5))).toEqual(paceOf(at(0, 5, 12.5)));
    expect(paceOf(at(0, 5, 12.6))).not.toEqual(paceOf(at(0, 5, 12.5)));
    expect(paceOf(at(0, 5))).toEqual(at(0, 5));
    expect(paceOf([])).toEqual([]);
  });

  test("a person counts once for each exercise of a lesson", () => {
    const turn = (exercise: string) => ({ ...graded("Ada", 1), lesson: "backprop", exercise, answers: exercise });
    const rows = withoutDoubles([row("a", turn("turn-1")), row("b", turn("turn-2"))], doubles);
    expect(rows.map(({ is }) => is)).toEqual(["holds", "holds"]);
  });

  test("a misconception is counted once per person, in valid receipts, among those who answered that question", () => {
    const game = { exercise: "hparams game", title: "You against chance" };
    const rows = [
      row("a", graded("Ada", 5, [mistake("he"), mistake("he"), mistake("unknown"), mistake("lecun")])),
      row("a, another seed", { ...graded(" ada", 5, [mistake("he")]), variant: 8 }),
      row("b", graded("Bob", 5, [mistake("he"), mistake("unknown")])),
      row("c", graded("Eve", 5, [mistake("he")]), "wrong"),
      row("d", graded("Dan", 9)),
      row("e", { ...graded("Dan", 0, [mistake("few-runs", game.exercise)]), lesson: "hparams", asked: [game] }),
      row("f", { ...graded("Fay", 2), lesson: "hparams", asked: [game] }),
      row("g", { ...graded("Gil", 2), lesson: "hparams", asked: [game] }),
    ];
    const shown = misconceptions(rows).map(({ title, people, mistakes }) => [
      `${title} ${people}`,
      ...mistakes.map((one) => `${one.misconception} ${one.people}`),
    ]);
    expect(shown).toEqual([
      ["One ReLU layer 3", "he 2", "lecun 1", "unknown 2"],
      ["You against chance 3", "few-runs 1"],
    ]);
  });
});

test("the table keeps commas, quotes and line ends, and no cell is a formula", () => {
  const lines = csv([
    row("=cmd|' /C calc'!A0", graded('Ada "the\n first", Lovelace', 4.5)),
    row("x.txt", null, "foreign"),
  ]).split("\r\n");
  expect(lines[0]).toBe(
    "file,status,name,lesson,exercise,seed,points,max,right,answered,hints,seconds,beginning,begun,made,remarks",
  );
  expect(lines[1]).toMatch(/^'=cmd\|' \/C calc'!A0,holds,"Ada ""the\n first"", Lovelace",init-quiz,,7,4.5,9,/);
  expect(lines[2]).toBe("x.txt,foreign,,,,,,,,,,,,,,");
});
