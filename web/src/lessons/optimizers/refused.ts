import type { DescentChoices } from "../../engine";
import type { StateProblem } from "../../state";
import type { State } from "./state";

interface Knob {
  name: string;
  min: number;
  max: number;
}

/** The problems of a state that only the core's catalog can find: unknown names, knobs out of their range. */
export function refusedOf({ optimizers, surfaces }: DescentChoices, state: State): StateProblem[] {
  const surface = surfaces.find(({ name }) => name === state.surface.name);
  const places = [...surfaces.map(({ name }) => name), "network"];
  const rules = [...optimizers.map(({ name }) => name), "own"];
  return [
    ...(places.includes(state.surface.name) ? [] : [unknown("surface.name", state.surface.name, places)]),
    ...(surface ? outside("surface", state.surface, surface.knobs) : []),
    ...state.rules.filter((rule) => !rules.includes(rule)).map((rule) => unknown("rules", rule, rules)),
    ...optimizers.flatMap(({ name, knobs }) => outside(`knobs.${name}`, state.knobs[name] ?? {}, knobs)),
  ];
}

/** The problem of an unknown choice, in the core's words. */
export function unknown(path: string, value: string, choices: readonly string[]): StateProblem {
  return { path, code: "choice", message: `must be one of ${choices.join(", ")}, not ${value}` };
}

/** Problems of knobs that the choice does not have, or that are out of range. */
function outside(path: string, values: Readonly<Record<string, unknown>>, knobs: readonly Knob[]): StateProblem[] {
  return Object.entries(values).flatMap(([name, value]): StateProblem[] => {
    if (name === "name" || typeof value !== "number") return [];
    const knob = knobs.find((one) => one.name === name);
    if (!knob)
      return [
        unknown(
          `${path}.${name}`,
          name,
          knobs.map((one) => one.name),
        ),
      ];
    if (value >= knob.min && value <= knob.max) return [];
    return [
      {
        path: `${path}.${name}`,
        code: "out-of-range",
        message: `must be between ${knob.min} and ${knob.max}, not ${value}`,
      },
    ];
  });
}
