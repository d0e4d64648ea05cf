import { expect, it, vi } from "vitest";
import { embeddedElements, tagOf } from "../../../web/src/embed/elements";
import { type DescentChoices, EnginePool } from "../../../web/src/engine/pool";
import type { RuleChoice } from "../../../web/src/engine/types";
import type { GradlabLesson } from "../../../web/src/kit";
import rules from "../../fixtures/extended-optimizers.json";
import { pictureOf } from "../settle/picture";

/**
 * A rule needs only its file, its line and its test: the lesson shows every rule of the catalog. The catalog here is
 * that of the test target `gradlab-extended` (tests/core/extended): three rules, one of them Lion, which the engine
 * does not know and runs by its program.
 */
const engineWith = vi.hoisted(() => ({ pool: null as unknown }));
vi.mock("../../../web/src/engine/pool", async (original) => ({
  ...(await original<object>()),
  engine: () => engineWith.pool,
}));

const extended = rules as unknown as RuleChoice[];
const lion = extended.find(({ name }) => name === "lion") as RuleChoice;

class ExtendedPool extends EnginePool {
  // The whole catalog is made from this call, too.
  override async descentChoices(): Promise<DescentChoices> {
    return { ...(await super.descentChoices()), optimizers: extended };
  }
  override call: EnginePool["call"] = (name, args, options) => {
    const [request] = args as unknown as [{ optimizer?: { name: string } & Record<string, number> } | undefined];
    if (request?.optimizer?.name !== "lion") return super.call(name, args, options);
    const constants = Object.fromEntries(
      lion.knobs.map((knob) => [knob.name, request.optimizer?.[knob.name] ?? knob.default]),
    );
    const optimizer = { name: "own", rule: lion.program.replaceAll(/ *#.*/g, ";"), constants };
    return super.call(name, [{ ...request, optimizer }] as unknown as typeof args, options);
  };
}
engineWith.pool = new ExtendedPool();

it("shows a rule that only the catalog has: in the menu, in the race, with its numbers, and as code", async () => {
  const element = embeddedElements.find(({ slug }) => slug === "optimizers");
  if (!element) throw new Error("There is no lesson about optimizers.");
  await element.load();
  const lesson = document.createElement(tagOf(element)) as GradlabLesson<object>;
  lesson.paused = true;
  // With weight decay, because its line is left out at 0.
  const knobs = { lion: { weightDecay: 0.1 } };
  lesson.state = {
    ...lesson.state,
    rules: ["sgd", "lion"],
    inside: "lion",
    surface: { name: "bowl" },
    steps: 20,
    knobs,
  };
  document.body.append(lesson);
  const expected = [
    ...extended.map(({ label }) => label),
    ...lion.lines.map(({ note }) => note),
    "m = 0.99 * m + (1 - 0.99) * g",
    "np.maximum(np.abs(c), 1e-300)",
    "lion_pytorch.Lion(",
    lion.strength,
  ];
  await vi.waitFor(
    () => {
      // The code of this part is loaded when it comes into view.
      lesson.shadowRoot?.querySelector("[data-part=below]")?.scrollIntoView();
      const picture = pictureOf(lesson).join("\n");
      for (const text of expected) expect(picture).toContain(text);
    },
    { timeout: 20_000, interval: 200 },
  );
  lesson.remove();
});
