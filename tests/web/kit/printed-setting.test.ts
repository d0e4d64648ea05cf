import { expect, test } from "vitest";
import { printedSetting } from "../../../web/src/kit/printed-setting";
import { Restrictions } from "../../../web/src/kit/restrictions";

test("settings without a control are printed in words, not as a program writes them", () => {
  expect(
    [undefined, null, 0.001, true, "sgd", [1, 2], { sgd: { lr: 0.5 } }, [{ lr: 1, width: 8 }, { lr: 2 }]].map(
      printedSetting,
    ),
  ).toEqual(["", "–", "0.001", "on", "sgd", "1, 2", "sgd (lr 0.5)", "(lr 1, width 8), (lr 2)"]);
});

test("a setting with several controls is printed with the values of all of them", () => {
  const restrictions = new Restrictions();
  const add = (path: string, label: string, inWords: string) =>
    restrictions.joined(
      new CustomEvent("gl-member", { detail: { element: { path, label, inWords }, part: "", join: () => {} } }),
    );
  add("model.hidden", "hidden layers", "2");
  add("model.hidden", "units in layer 1", "16");
  add("model.hidden", "units in layer 2", "8");
  add("seed", "seed", "1");
  add("seed", "New seed", "");
  expect(restrictions.wordsOf("model.hidden", "hidden layers")).toBe("2, units in layer 1 16, units in layer 2 8");
  expect(restrictions.wordsOf("seed", "Initialization: seed")).toBe("1");
  expect(restrictions.wordsOf("start", "starting point")).toBe("");
});
