import { type AskOptions, type DescentChoices, engine } from "../../engine";
import type { Descent, DescentRequest, Problem, Refused, Tuning, TuningRequest } from "../../engine/types";
import { Task } from "../../kit/task";
import { introduceRules } from "../../look";
import { type Ground, groundOf, isNetwork, placeOf, type Spot, type SurfacePlace, side, surfaceOf } from "./map/ground";
import { type Entrant, entrantOf, optimizerOf, type RuleReading, readRule } from "./own/entrant";
import { lowestRate, rates } from "./rates";
import type { Runner } from "./runner";
import type { State } from "./state";

/** With noise a rate is chosen by the mean over this number of seeds, none of which the race uses. */
const noisySeeds = 5;
const firstNoisySeed = 1_000_000;

/** A scan costs fifty races a rule: it waits until the race has stood so long. Milliseconds. */
const scanAfter = 300;

/** What a race is made with. */
interface Made {
  /** What the engine makes of the learner's own rule. */
  own: RuleReading;
  /** By rule the scan from the usual start of the surface: what a rule races at when nobody set its rate. */
  tuned: ReadonlyMap<string, Tuning>;
}

/** A race that has been computed. */
interface Raced {
  ground: Ground | null;
  runners: readonly Runner[];
  problems: readonly Problem[];
  made: Made;
}

const unmade: Made = { own: { text: "", problems: [], constants: [] }, tuned: new Map() };

type Scans = ReadonlyMap<string, Tuning>;

const nobody: readonly Runner[] = [];
const noScans: Scans = new Map();

/** Everything the engine computes for a race: its ground, each rule's best learning rate, and the paths. */
export class Race {
  catalog: DescentChoices | null = null;
  /** The race itself: the picture follows a slider that keeps moving. */
  readonly race: Task<Raced>;
  /** By rule the final loss at each of `rates`, from where the race starts. */
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
    return this.race.value?.runners ?? nobody;
  }

  get problems(): readonly Problem[] {
    return this.race.value?.problems ?? [];
  }

  private get made(): Made {
    return this.race.value?.made ?? unmade;
  }

  /** What the engine makes of the learner's own rule. */
  get own(): RuleReading {
    return this.made.own;
  }

  /**
   * The first race is being computed: all but the map waits, which takes as long to render. A later one may have nobody
   * who runs, as while the only rule is being written.
   */
  get isFirst(): boolean {
    return !this.isAnswered && this.race.busy;
  }

  get scans(): Scans {
    return this.scan.value ?? noScans;
  }

  /** Brings the race up to a state, and then the scans; asked again for the same, it does nothing. */
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

  /** The lesson was left. */
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

  /** Who could race: the rules of the catalog, then the learner's own. */
  get entrants(): readonly Entrant[] {
    return this.entering(this.made);
  }

  private entering({ own }: Made): readonly Entrant[] {
    return this.catalog ? [...this.catalog.optimizers, entrantOf(own)] : [];
  }

  rule(name: string): Entrant | undefined {
    return this.entrants.find((choice) => choice.name === name);
  }

  /** All knobs of a rule as it races: what was set, the catalog's defaults, and for the rate the best of its scan. */
  knobs(state: State, name: string, made = this.made): Record<string, number> {
    const rule = this.entering(made).find((choice) => choice.name === name);
    const usual = Object.fromEntries(
      (rule?.knobs ?? []).map((knob) => [knob.name, usualKnob(this.place(state), name, knob)]),
    );
    const rate = bestRate(made, name);
    const all: Record<string, number> = { ...usual, ...(rate === null ? {} : { lr: rate }), ...state.knobs[name] };
    // A rule that was rewritten may have lost a constant that had been set.
    return name === "own" ? Object.fromEntries(made.own.constants.map((key) => [key, all[key] as number])) : all;
  }

  bestRate(name: string): number | null {
    return bestRate(this.made, name);
  }

  /**
   * The knobs of a rule that diverged with which it would not: the best rate from where the race starts, if that is
   * not the usual start, where it races at its best unless somebody set a rate; undefined: its usual ones.
   */
  remedy({ start }: State, name: string): { lr: number } | undefined {
    const scanned = start !== null && this.scan.isFresh ? this.scans.get(name) : undefined;
    return scanned && scanned.best >= 0 ? { lr: rates[scanned.best] as number } : undefined;
  }

  /** The race of a state, computed once; what the engine refuses is among its problems. */
  async compute(state: State, signal?: AbortSignal, show: (part: Raced) => void = () => {}): Promise<Raced> {
    if (!this.catalog) {
      this.catalog = await engine().descentChoices();
      introduceRules(this.catalog.optimizers);
      // Axes and menus do not wait for the engine.
      show({ ground: null, runners: nobody, problems: [], made: unmade });
    }
    const problems: Problem[] = [];
    const ground = await this.survey(state, problems, signal);
    if (!ground) return { ground, runners: nobody, problems, made: unmade };
    // The first thing to see. A later surface comes with the race on it: what is there follows a slider.
    if (this.ground === null) show({ ground, runners: nobody, problems, made: unmade });
    const own = this.own.text === state.own ? this.own : await readRule(state.own, signal);
    const made = { own, tuned: await this.tune(state, own, { signal }) };
    const runs = await Promise.all(racing(state, own).map((rule) => this.run(state, rule, made, problems, signal)));
    return { ground, runners: runs.filter((runner) => runner !== null), problems, made };
  }

  /** The ground, computed anew when it is another one; null, with a problem, where there is no such surface. */
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

  /** Scans the learning rate of each rule from the surface's own start: once for the same question. */
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

  /** Scans every rule from where the race starts, in the workers for what is not on the screen. */
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

  /** The final loss at each of `rates`; answers are kept. */
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

  /** What all runners share. */
  request(state: State): Omit<DescentRequest, "optimizer"> {
    const [x, y] = this.startOf(state);
    const noise = state.noise > 0 ? { noise: state.noise, seed: state.seed } : {};
    return { surface: surfaceOf(state), start: [x, y], steps: state.steps, ...noise };
  }
}

/** Who races; a rule of one's own once it can be read. */
const racing = ({ rules }: State, own: RuleReading): string[] =>
  rules.filter((rule) => rule !== "own" || own.problems.length === 0);

/** Whose rates can be scanned: those of rules that have one. */
const scannable = (state: State, own: RuleReading): string[] =>
  racing(state, own).filter((rule) => rule !== "own" || own.constants.includes("lr"));

function bestRate({ tuned }: Made, name: string): number | null {
  const tuning = tuned.get(name);
  return tuning && tuning.best >= 0 ? (rates[tuning.best] ?? null) : null;
}

/** With noise a rate is chosen with noise, by seeds that the race does not meet. */
export function noisy({ noise }: Pick<State, "noise">): Partial<TuningRequest> {
  return noise > 0 ? { noise, seed: firstNoisySeed, seeds: noisySeeds } : {};
}

/** The rule that is looked into: the chosen one when it races, else the first that does. */
export function insideOf({ inside, rules }: State): string {
  return rules.includes(inside) ? inside : (rules[0] ?? "");
}

/** A network's loss costs a pass over its data: its scan is shorter. */
export function scanSteps({ surface, steps }: State): number {
  return Math.min(steps, isNetwork(surface) ? 100 : 1000);
}

/** As the core words a choice that it does not know. */
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
 * What a knob stands at when nobody set it: the catalog's default. But on a surface whose minimum lies at 0 AdamW's
 * decay alone would lead there, whatever the gradient says: it is 0 on such a surface.
 */
export function usualKnob(place: SurfacePlace | null, rule: string, knob: { name: string; default: number }): number {
  const decays = rule === "adamw" && knob.name === "weightDecay";
  return decays && place?.minima.some(([x, y]) => x === 0 && y === 0) ? 0 : knob.default;
}
