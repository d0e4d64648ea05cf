/** One line of a rule: a name takes the value of what stands right of the sign. */
export interface Line {
  to: string;
  source: string;
}

/**
 * What the engine is given for what was typed: a line that begins an assignment ends the one before it, and nothing is
 * left at
 * the end. Every character keeps its column, so that an error stands where it was typed.
 */
export function ruleText(typed: string): string {
  return typed.replaceAll(/([^;\s][^\S\n]*)\n(?=\s*[A-Za-z_]\w*\s*=)/g, "$1;").replace(/[;\s]+$/, "");
}

/** The lines of a rule that the engine has taken. */
export function linesOf(typed: string): Line[] {
  return ruleText(typed)
    .split(";")
    .map((line) => {
      const [to = "", ...source] = line.split("=");
      return { to: to.trim(), source: source.join("=").trim().replaceAll(/\s+/g, " ") };
    });
}

/** What one line becomes when its names stand for numbers: `0.9*v + g` with v = 2 and g = -1 is `0.9*2 + (-1)`. */
export function filledIn(
  source: string,
  values: ReadonlyMap<string, number>,
  written: (value: number) => string,
): string {
  return source.replaceAll(/(?<![\w.])[A-Za-z_]\w*(?!\s*\()/g, (name) => {
    const value = values.get(name);
    if (value === undefined) return name;
    return value < 0 ? `(${written(value)})` : written(value);
  });
}
