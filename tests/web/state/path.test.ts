import { expect, it } from "vitest";
import { keeping } from "../../../web/src/state/path";

const adam = { optimizer: { name: "adam", lr: 0.02, beta1: 0.95 }, steps: 10 };
const sgd = { optimizer: { name: "sgd", lr: 0.1 }, steps: 20 };
const adamw = { optimizer: { name: "adamw", lr: 0.1, beta1: 0.9 }, steps: 20 };

it("keeps one field of a choice where the other choice has it, too", () => {
  expect(keeping(["optimizer.lr"], adam, sgd)).toEqual({ optimizer: { name: "sgd", lr: 0.02 }, steps: 20 });
  expect(keeping(["optimizer.beta1"], adam, adamw)).toEqual({
    optimizer: { name: "adamw", lr: 0.1, beta1: 0.95 },
    steps: 20,
  });
});

it("keeps the choice where the other has no such field", () => {
  expect(keeping(["optimizer.beta1"], adam, sgd)).toEqual({ ...adam, steps: 20 });
  expect(keeping(["optimizer.lr", "optimizer.beta1"], adam, sgd)).toEqual({ ...adam, steps: 20 });
});

it("keeps a field alone where the choice stays and says nothing of it", () => {
  const usual = { optimizer: { name: "adam", lr: 0.01 }, steps: 5 };
  expect(keeping(["optimizer.beta1"], adam, usual)).toEqual({
    optimizer: { name: "adam", lr: 0.01, beta1: 0.95 },
    steps: 5,
  });
});

it("keeps nothing of a field that has no value yet: its default comes back with its choice", () => {
  const unsaid = { optimizer: { name: "adam", lr: 0.02 }, steps: 10 };
  expect(keeping(["optimizer.beta1"], unsaid, sgd)).toEqual(sgd);
});
