import { expect, it } from "vitest";
import { keeping } from "../../../web/src/state/path";

const adam = { optimizer: { name: "adam", lr: 0.02, beta1: 0.95 }, steps: 10 };
const sgd = { optimizer: { name: "sgd", lr: 0.1 }, steps: 20 };
const adamw = { optimizer: { name: "adamw", lr: 0.1, beta1: 0.9 }, steps: 20 };

it("keeps one field of a choice if the other choice has it, too", () => {
  expect(keeping(["optimizer.lr"], adam, sgd)).toEqual({ optimizer: { name: "sgd", lr: 0.02 }, steps: 20 });
  expect(keeping(["optimizer.beta1"], adam, adamw)).toEqual({
    optimizer: { name: "adamw", lr: 0.1, beta1: 0.95 },
    steps: 20,
  });
});

it("keeps the choice if the other one has no such field", () => {
  expect(keeping(["optimizer.beta1"], adam, sgd)).toEqual({ ...adam, steps: 20 });
  expect(keeping(["optimizer.lr", "optimizer.beta1"], adam, sgd)).toEqual({ ...adam, steps: 20 });
});

it("keeps only the field if the choice stays and lacks it", () => {
  const usual = { optimizer: { name: "adam", lr: 0.01 }, steps: 5 };
  expect(keeping(["optimizer.beta1"], adam, usual)).toEqual({
    optimizer: { name: "adam", lr: 0.01, beta1: 0.95 },
    steps: 5,
  });
});

it("does not keep the absence of a field: another choice brings its default", () => {
  const unsaid = { optimizer: { name: "adam", lr: 0.02 }, steps: 10 };
  expect(keeping(["optimizer.beta1"], unsaid, sgd)).toEqual(sgd);
});
