import { type AskOptions, type DescentChoices, engine } from "../../engine";
import type { Descent, DescentRequest, Problem, Refused, Tuning, TuningRequest } from "../../engine/types";
import { Task } from "../../kit/task";
import { introduceRules } from "../../look";
import { type Ground, groundOf, isNetwork, placeOf, type Spot, type SurfacePlace, side, surfaceOf } from "./map/ground";
import { type Entrant, entrantOf, optimizerOf, type RuleReading, readRule } from "./own/entrant";
import { lowestRate, rates } from "./rates";
import type { Runner } from "./runner";
import type { State } from "./state";

/** With noise, a rate is chosen by the mean over this many seeds, none of which the race uses. */
const noisySeeds = 5;
const firstNoisySeed = 1_000_000;

/** Milliseconds without a change before a scan starts, since it costs about fifty races for each rule. */
const scanAfter = 300;

/** The part of a race that is computed before its runners. */
interface Made {
  /** How the engine reads the learner's own rule. */
  own: RuleReading;
  /** By rule, the scan from the surface's usual start. It gives the rate of a rule whose rate is not set. */
  tuned: ReadonlyMap<string, Tuning>;
}

/** A computed race. */
interface Raced {
  ground: Ground | null;
  runners: readonly Runner[];
  problems: readonly Problem[];
  made: Made;
}

const unmade: Made = { own: { text: "", problems: [], constants: [] }, tuned: new Map() };

type Scans = ReadonlyMap<string, Tuning>;

const noRunners: readonly Runner[] = [];
const noScans: Scans = new Map();

/** Everything the engine computes for a race: its surface, each rule's best learning rate, and the paths. */
export class Race {
  catalog: DescentChoices | null = null;
  /** The race itself; while a slider moves, requests follow it. */
  readonly race: Task<Raced>;
  /** By rule, the final loss at each of `rates`, from the start of the race. */
  readonly scan: Task<Scans>;
  private readonly tunings = new Map<string, Tuning>();
  private isAnswered = false;
  private grounds: { key: string; ground: Ground } | null = null;

  constructor(changed: () => void) {
    this.race = new Task<Raced>(changed, { newer: "follow" });
    this.scan = new Task<Scans>(changed, { rest: scanAfter });
  }

  get ground(): Ground | null {
    return this.race.value?.ground ?? null;
  }

  get runners(): readonly Runner[] {
    return this.race.value?.runners ?? noRunners;
  }

  get problems(): readonly Problem[] {
    return this.race.value?.problems ?? [];
  }

  private get made(): Made {
    return this.race.value?.made ?? unmade;
  }

  /** How the engine reads the learner's own rule. */
  get own(): RuleReading {
    return this.made.own;
  }

  /**
   * Whether the first race is still being computed. Until then only the map is rendered, because the other parts take
   * long to render. A later race may have no runner, for instance while the only rule is being edited.
   */
  get isFirst(): boolean {
    return !this.isAnswered && this.race.busy;
  }

  get scans(): Scans {
    return this.scan.value ?? noScans;
  }

  /** Computes the race of a state, and then the scans. Asking for the same state again does nothing. */
  ask(state: State): Promise<Raced | null> {
    const { surface, start, rules, knobs, own, steps, noise, seed } = state;
    const key = { surface, start, rules, knobs, own, steps, noise, seed, inside: insideOf(state) };
    const raced = this.race.ask(key, async (turn) => {
      const answer = await this.compute(state, turn.signal, turn.show);
      if (!turn.signal.aborted) this.isAnswered = true;
      return answer;
    });
    if (this.race.isFresh && this.runners.length > 0)
      void this.scan.ask({ ...key, inside: "" }, (turn) => this.scanAll(state, turn.signal));
    return raced;
  }

  /** Ends the work, because the lesson was left. */
  end(): void {
    this.isAnswered = false;
    this.race.end();
    this.scan.end();
  }

  place(state: State): SurfacePlace | null {
    return this.catalog && placeOf(this.catalog, state.surface);
  }

  startOf(state: State): Spot {
    return state.start ?? this.place(state)?.start ?? [0, 0];
  }

  /** All rules that can race: those of the catalog, then the learner's own. */
  get entrants(): readonly Entrant[] {
    return this.entering(this.made);
  }

  private entering({ own }: Made): readonly Entrant[] {
    return this.catalog ? [...this.catalog.optimizers, entrantOf(own)] : [];
  }

  rule(name: string): Entrant | undefined {
    return this.entrants.find((choice) => choice.name === name);
  }

  /**
   * The values of all knobs of a rule in the race: those of the state, else the best rate of its scan, else the
   * defaults.
   */
  knobs(state: State, name: string, made = this.made): Record<string, number> {
    const rule = this.entering(made).find((choice) => choice.name === name);
    const usual = Object.fromEntries(
      (rule?.knobs ?? []).map((knob) => [knob.name, usualKnob(this.place(state), name, knob)]),
    );
    const rate = bestRate(made, name);
    const all: Record<string, number> = { ...usual, ...(rate === null ? {} : { lr: rate }), ...state.knobs[name] };
    // A rule that was edited may have lost a constant that the state still sets.
    return name === "own" ? Object.fromEntries(made.own.constants.map((key) => [key, all[key] as number])) : all;
  }

  bestRate(name: string): number | null {
    return bestRate(this.made, name);
  }

  /**
   * Knobs with which a diverged rule would not diverge. If the start was moved, the best rate of the scan from there;
   * undefined means the usual knobs, since from the usual start a rule already races at its best rate unless the state
   * sets one.
   */
  remedy({ start }: State, name: string): { lr: number } | undefined {
    const scanned = start !== null && this.scan.isFresh ? this.scans.get(name) : undefined;
    return scanned && scanned.best >= 0 ? { lr: rates[scanned.best] as number } : undefined;
  }

  /**
   * Computes the race of a state once. What the engine refuses is among its problems. `show` receives parts as they are
   * ready.
   */
  async compute(state: State, signal?: AbortSignal, show: (part: Raced) => void = () => {}): Promise<Raced> {
    if (!this.catalog) {
      this.catalog = await engine().descentChoices();
      introduceRules(this.catalog.optimizers);
      // Axes and menus are shown before the engine has computed anything.
      show({ ground: null, runners: noRunners, problems: [], made: unmade });
    }
    const problems: Problem[] = [];
    const ground = await this.survey(state, problems, signal);
    if (!ground) return { ground, runners: noRunners, problems, made: unmade };
    // At first the surface is shown without a race. Later a new surface is shown only together with its race, so that
    // the picture follows a slider.
    if (this.ground === null) show({ ground, runners: noRunners, problems, made: unmade });
    const own = this.own.text === state.own ? this.own : await readRule(state.own, signal);
    const made = { own, tuned: await this.tune(state, own, { signal }) };
    const runs = await Promise.all(racing(state, own).map((rule) => this.run(state, rule, made, problems, signal)));
    return { ground, runners: runs.filter((runner) => runner !== null), problems, made };
  }

  /**
   * The ground of a state, computed only if the surface has changed; null, with a problem, if there is no such surface.
   */
  private async survey(state: State, problems: Problem[], signal?: AbortSignal): Promise<Ground | null> {
    const place = this.place(state);
    if (!place) {
      problems.push(unknownSurface(state.surface.name, this.catalog));
      return null;
    }
    const key = JSON.stringify(surfaceOf(state));
    if (this.grounds?.key === key) return this.grounds.ground;
    const request = { surface: surfaceOf(state), x: place.x, y: place.y, columns: side, rows: side };
    const surface = await engine().call("surface", [request], { signal });
    if ("problems" in surface) {
      problems.push(...surface.problems);
      return null;
    }
    this.grounds = { key, ground: groundOf(place, surface.values) };
    return this.grounds.ground;
  }

  /** Scans the learning rates of each rule from the surface's usual start; `scanned` caches the results. */
  private async tune(state: State, own: RuleReading, ask: AskOptions): Promise<Map<string, Tuning>> {
    const tuned = new Map<string, Tuning>();
    const place = this.place(state);
    if (!place) return tuned;
    await Promise.all(
      scannable(state, own).map(async (rule) => {
        const { lr: _, ...knobs } = this.knobs(state, rule, { own, tuned });
        const request = {
          surface: surfaceOf(state),
          optimizer: optimizerOf(state, rule, knobs, true),
          start: [...place.start] as [number, number],
          steps: scanSteps(state),
          ...noisy(state),
        };
        const scans = await this.scanned(request, ask);
        if (!("problems" in scans)) tuned.set(rule, scans);
      }),
    );
    return tuned;
  }

  /** Scans every rule from the start of the race, in the workers for background work. */
  private async scanAll(state: State, signal: AbortSignal): Promise<Scans> {
    const scans = new Map<string, Tuning>();
    await Promise.all(
      scannable(state, this.own).map(async (rule) => {
        const { lr: _, ...knobs } = this.knobs(state, rule);
        const request = {
          ...this.request(state),
          ...noisy(state),
          optimizer: optimizerOf(state, rule, knobs, true),
          steps: scanSteps(state),
        };
        const tuning = await this.scanned(request, { signal, lane: engine().batch });
        if (!("problems" in tuning)) scans.set(rule, tuning);
      }),
    );
    return scans;
  }

  /** The final loss at each of `rates`; results are cached. */
  private async scanned(request: Omit<TuningRequest, "rates">, ask: AskOptions): Promise<Tuning | Refused> {
    const key = JSON.stringify(request);
    const known = this.tunings.get(key);
    if (known) return known;
    const tuning = await engine().call("tune", [{ ...request, rates: [...rates] }], ask);
    if ("problems" in tuning) return tuning;
    const scan = { ...tuning, best: lowestRate(tuning.final) };
    if (this.tunings.size > 200) this.tunings.clear();
    this.tunings.set(key, scan);
    return scan;
  }

  private async run(
    state: State,
    rule: string,
    made: Made,
    problems: Problem[],
    signal?: AbortSignal,
  ): Promise<Runner | null> {
    const knobs = this.knobs(state, rule, made);
    const inside = rule === insideOf(state);
    const request = { ...this.request(state), inside, optimizer: optimizerOf(state, rule, knobs) };
    const path: Descent | Refused = await engine().call("descend", [request], { signal });
    if ("problems" in path) {
      problems.push(
        ...path.problems.filter(
          (problem) => !problems.some((other) => other.path === problem.path && other.code === problem.code),
        ),
      );
      return null;
    }
    return { rule, label: this.rule(rule)?.label ?? rule, knobs, path };
  }

  /** The part of the request that all runners share. */
  request(state: State): Omit<DescentRequest, "optimizer"> {
    const [x, y] = this.startOf(state);
    const noise = state.noise > 0 ? { noise: state.noise, seed: state.seed } : {};
    return { surface: surfaceOf(state), start: [x, y], steps: state.steps, ...noise };
  }
}

/** The rules that race; the learner's own only if it can be read. */
const racing = ({ rules }: State, own: RuleReading): string[] =>
  rules.filter((rule) => rule !== "own" || own.problems.length === 0);

/** The rules whose learning rate can be scanned: an own rule needs a constant `lr`. */
const scannable = (state: State, own: RuleReading): string[] =>
  racing(state, own).filter((rule) => rule !== "own" || own.constants.includes("lr"));

function bestRate({ tuned }: Made, name: string): number | null {
  const tuning = tuned.get(name);
  return tuning && tuning.best >= 0 ? (rates[tuning.best] ?? null) : null;
}

/** With noise, a rate is chosen with noise, by seeds that the race does not use. */
export function noisy({ noise }: Pick<State, "noise">): Partial<TuningRequest> {
  return noise > 0 ? { noise, seed: firstNoisySeed, seeds: noisySeeds } : {};
}

/** The rule whose update is shown: the chosen one if it races, else the first that does. */
export function insideOf({ inside, rules }: State): string {
  return rules.includes(inside) ? inside : (rules[0] ?? "");
}

/** The steps of a scan: fewer for a network, whose loss costs a pass over its data. */
export function scanSteps({ surface, steps }: State): number {
  return Math.min(steps, isNetwork(surface) ? 100 : 1000);
}

/** The problem of an unknown choice, in the core's words. */
const unknownSurface = (name: string, catalog: DescentChoices | null): Problem => {
  const choices = [...(catalog?.surfaces ?? []).map((choice) => choice.name), "network"].join(", ");
  return {
    path: "surface.name",
    code: "unknown-choice",
    params: { value: name, choices },
    message: `must be one of ${choices}, not ${name}`,
  };
};

/**
 * The value of a knob that is not set: the catalog's default. An exception is AdamW's decay, which alone leads to a
 * minimum at 0, whatever the gradient is: on such a surface it is 0.
 */
export function usualKnob(place: SurfacePlace | null, rule: string, knob: { name: string; default: number }): number {
  const decays = rule === "adamw" && knob.name === "weightDecay";
  return decays && place?.minima.some(([x, y]) => x === 0 && y === 0) ? 0 : knob.default;
}
