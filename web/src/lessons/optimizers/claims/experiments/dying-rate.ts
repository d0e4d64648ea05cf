import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import { words } from "../words";

const lr = 0.01;
const far = 1e6;
const steps = 10_000;

/** So far out on so flat a floor the gradient is 1 at every step: what a rule makes of it is its learning rate, bare. */
export const dyingRate: Claim = {
  id: "dying-rate",
  rule: "adagrad",
  claim: () => words.text("dying-rate.claim"),
  method: () => words.text("dying-rate.method"),
  contest: contest("dying-rate", ["sgd", "adagrad"], "most"),
  async run(laboratory, _seeds, told) {
    const travel = async (rule: string) => {
      const { y } = await laboratory.descend({
        surface: { name: "ravine", kappa: 1 / far },
        optimizer: { name: rule, lr },
        start: [0, far],
        steps,
      });
      return Float64Array.from(y, (place) => far - place);
    };
    const adagrad = await travel("adagrad");
    told(0.5);
    const sgd = await travel("sgd");
    told(1);
    const stride = (path: Float64Array, step: number) => ((path[step] as number) - (path[step - 1] as number)) / lr;
    const last = stride(adagrad, steps);
    const row = (rule: "adagrad" | "sgd", path: Float64Array) => ({
      label: words.text(`rule.${rule}`),
      cells: [
        { value: stride(path, 1) },
        { value: stride(path, 100) },
        { value: stride(path, steps) },
        { value: path[steps] as number },
      ],
    });
    return {
      // Strides that shrink as one over the root of the steps, within a tenth, come to nothing.
      verdict: Math.abs(last * Math.sqrt(steps) - 1) < 0.1 ? "holds" : "fails",
      scores: { sgd: [sgd[steps] as number], adagrad: [adagrad[steps] as number] },
      columns: [1, 100, steps]
        .map((step) => words.text("dying-rate.step", { step: numberText(step, { digits: 5 }) }))
        .concat(words.text("dying-rate.travel")),
      rows: [row("sgd", sgd), row("adagrad", adagrad)],
      says: words.text("dying-rate.says", {
        last: numberText(last),
        predicted: numberText(lr * (2 * Math.sqrt(steps) - 1.4604), { digits: 4 }),
        travel: numberText(adagrad[steps] as number, { digits: 4 }),
      }),
    };
  },
};
