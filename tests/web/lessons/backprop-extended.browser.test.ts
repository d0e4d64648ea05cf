import { expect, it, vi } from "vitest";
import { embeddedElements, tagOf } from "../../../web/src/embed/elements";
import { EnginePool } from "../../../web/src/engine/pool";
import type { Expressed, OperatorRow, Refused } from "../../../web/src/engine/types";
import type { GradlabLesson } from "../../../web/src/kit";
import { matrixOf } from "../../../web/src/lessons/backprop/matrix";
import fake from "../../fixtures/extended-operators.json";
import { pictureOf } from "../settle/picture";

/**
 * An operation is its file, its line and its test: the lesson shows whatever rows the engine's table has. This engine
 * has one more, cosh, which it computes as an exponential whose numbers are then replaced.
 */
const engineWith = vi.hoisted(() => ({ pool: null as unknown }));
vi.mock("../../../web/src/engine/pool", async (original) => ({
  ...(await original<object>()),
  engine: () => engineWith.pool,
}));

const extra = fake as unknown as OperatorRow[];
const x = 0.5;

/** What the engine answers for exp(x), as it would be for cosh(x). */
function asCosh(answer: Expressed | Refused): Expressed | Refused {
  if ("problems" in answer) return answer;
  const [value, slope] = [matrixOf(Math.cosh(x)), matrixOf(Math.sinh(x))];
  return {
    ...answer,
    value,
    nodes: answer.nodes.map((node) => (node.op === "exp" ? { ...node, op: "cosh", value } : node)),
    steps: answer.steps.map((step) => ({
      ...step,
      contributions: step.contributions.map((one) => ({ ...one, local: slope, product: slope, after: slope })),
    })),
    derivatives: answer.derivatives.map((_, id) => (answer.nodes[id]?.op === "input" ? slope : matrixOf(1))),
  };
}

class ExtendedPool extends EnginePool {
  override call: EnginePool["call"] = async (name, args, options) => {
    if (name === "operators") return [...((await super.call(name, args, options)) as OperatorRow[]), ...extra] as never;
    const [request] = args as unknown as [{ text?: string } | undefined];
    if (name !== "express" || !request?.text?.includes("cosh(")) return super.call(name, args, options);
    const known = { ...request, text: request.text.replace("cosh(", " exp(") };
    return asCosh((await super.call(name, [known] as unknown as typeof args, options)) as Expressed | Refused) as never;
  };
}
engineWith.pool = new ExtendedPool();

/** The lines of the program that is shown, once it has come into view. */
function programOf(lesson: Element): string[] {
  lesson.shadowRoot?.querySelector("[data-part=code]")?.scrollIntoView();
  const code = lesson.shadowRoot?.querySelector("gradlab-backprop-code")?.shadowRoot;
  const lines = code?.querySelector("gl-backprop-listing")?.shadowRoot?.querySelectorAll("li code") ?? [];
  return [...lines].map((line) => line.textContent?.trim() ?? "");
}

it("shows an operation that only the table has: help, figure, sentence, chain rule, tape and programs", async () => {
  const element = embeddedElements.find(({ slug }) => slug === "backprop");
  if (!element) throw new Error("There is no lesson about back-propagation.");
  await element.load();
  const lesson = document.createElement(tagOf(element)) as GradlabLesson<object>;
  lesson.paused = true;
  document.body.append(lesson);
  const shows = (state: object, ...expected: string[]) => {
    lesson.state = { text: "L = cosh(x)", at: { x: `${x}` }, ...state };
    return vi.waitFor(
      () => {
        const picture = pictureOf(lesson).join("\n");
        for (const text of expected) expect(picture).toContain(text);
      },
      { timeout: 20_000, interval: 200 },
    );
  };
  await shows({ cursor: 1 }, "cosh", "hardtanh", "Forward: L is 1.128, cosh of x.", '"sign":"cosh"');
  await shows({ cursor: 3 }, "Backward through cosh", "local derivative 0.5211");
  const equations = () => lesson.shadowRoot?.querySelector("gl-backprop-rule")?.shadowRoot?.textContent ?? "";
  await vi.waitFor(() => expect(equations().replaceAll(/\s/g, "")).toContain("exp(x)−exp(−x)2=0.5211"), 20_000);
  await shows({ panel: "tape" }, "cosh (x)");
  const programs = {
    torch: ["L = torch.cosh(x)"],
    numpy: ["L = np.cosh(x)", "dx = dL * (np.exp(x) - np.exp(-x)) / 2"],
    tfjs: ["const L = tf.cosh(x);"],
    "jax-js": ["const L = np.cosh(x);"],
  };
  for (const [target, lines] of Object.entries(programs)) {
    lesson.state = { ...lesson.state, panel: "code", code: { target } };
    await vi.waitFor(() => expect(programOf(lesson)).toEqual(expect.arrayContaining(lines)), { timeout: 20_000 });
  }
  const help = lesson.shadowRoot?.querySelector('#text-help code[title="The hyperbolic cosine, at least 1."]');
  expect(help?.textContent).toBe("cosh");
  lesson.remove();
});
