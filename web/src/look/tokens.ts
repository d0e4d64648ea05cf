/** Light or dark: the result of resolving a preference. */
export type Scheme = "light" | "dark";

const light = {
  paper: "#fbfaf7",
  surface: "#ffffff",
  line: "#d9d6ce",
  /** Edges of controls: a contrast of at least 3 to 1 on paper. */
  edge: "#8a8983",
  ink: "#1d2129",
  muted: "#59616e",
  forward: "#1257c1",
  backward: "#b84a0b",
  parameter: "#5e1d64",
  correct: "#197f6e",
  error: "#690917",
};

/** The name of a colour by its meaning; the custom property has the same name, as in `var(--forward)`. */
export type Token = keyof typeof light;

const dark: Record<Token, string> = {
  paper: "#14171c",
  surface: "#1c2027",
  line: "#343a44",
  edge: "#757d8a",
  ink: "#e9e7e1",
  muted: "#a3abb7",
  forward: "#9ec8f3",
  backward: "#fba04f",
  parameter: "#cb5fff",
  correct: "#d0f2dc",
  error: "#f85d75",
};

export const tokens: Record<Scheme, Record<Token, string>> = { light, dark };

const type = `
  --serif: "Gradlab Serif", Charter, Georgia, "Noto Serif", serif;
  --sans: "Gradlab Sans", system-ui, "Segoe UI", sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace;
  --maths: "Cambria Math", "STIX Two Math", "Gradlab Maths", "Latin Modern Math", math;
  --radius: 6px;
  --gap: 24px;
  --quick: 180ms;
  color-scheme: `;

function properties(scheme: Scheme): string {
  const colours = Object.entries(tokens[scheme]).map(([name, colour]) => `--${name}:${colour};`);
  return `${colours.join("")}${type}${scheme};`;
}

/**
 * The custom properties that all our styles use, for the root of a page and for the host of a lesson. `scheme.ts` sets
 * the attribute `scheme` there; without it the scheme is light.
 */
export const tokenRules = `
  :root, :host([scheme]) { ${properties("light")} }
  :root[scheme="dark"], :host([scheme="dark"]) { ${properties("dark")} }
  @media (prefers-reduced-motion: reduce) { :root, :root[scheme], :host([scheme]) { --quick: 0ms } }
`;
