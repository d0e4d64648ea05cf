import { engine } from "../../engine";
import type { Catalog, Descent, DescentRequest, Problem, Refused, Tuning, TuningRequest } from "../../engine/types";
import { failureOf } from "../../kit/failure";
import { type Ground, groundOf, isNetwork, type Place, placeOf, type Spot, side, surfaceOf } from "./map/ground";
import { type Entrant, entrantOf, optimizerOf } from "./own/entrant";
import { type Reading, readRule } from "./own/reading";
import type { Runner } from "./runner";
import type { State } from "./state";
import { lowestRate, rates } from "./sweep/rates";

/** With noise a sweep is the mean over so many seeds. */
const noisySeeds = 5;

/** Everything the engine computes for a race. One refresh at a time; what changes meanwhile is computed in the next. */
export class Race {
  catalog: Catalog | null = null;
  ground: Ground | null = null;
  runners: readonly Runner[] = [];
  problems: readonly Problem[] = [];
  /** What the engine makes of the learner's own rule. */
  own: Reading = { text: "", problems: [], constants: [] };
  failure = "";
  /** By rule: the final loss at each of `rates`, from where the race starts. */
  sweeps: ReadonlyMap<string, Tuning> = new Map();
  /** The same from the usual start of the surface: what a rule races at when nobody set its rate. */
  private readonly tuned = new Map<string, Tuning>();
  private readonly tunings = new Map<string, Promise<Tuning | Refused>>();
  private wanted: State | null = null;
  private working = false;
  /** Counts the sweeps that were asked for. */
  private sweeping = 0;
  private groundKey = "";

  constructor(private readonly changed: () => void) {}

  place(state: State): Place | null {
    return this.catalog && placeOf(this.catalog, state.surface);
  }

  startOf(state: State): Spot {
    return state.start ?? this.place(state)?.start ?? [0, 0];
  }

  /** Who could race: the rules of the catalog, then the learner's own. */
  get entrants(): readonly Entrant[] {
    return this.catalog ? [...this.catalog.optimizers, entrantOf(this.own)] : [];
  }

  rule(name: string): Entrant | undefined {
    return this.entrants.find((choice) => choice.name === name);
  }

  /** All knobs of a rule as it races: what was set, the catalog's defaults, and for the rate the best of its sweep. */
  knobs(state: State, name: string): Record<string, number> {
    const usual = Object.fromEntries((this.rule(name)?.knobs ?? []).map((knob) => [knob.name, knob.default]));
    const rate = this.bestRate(name);
    const all: Record<string, number> = { ...usual, ...(rate === null ? {} : { lr: rate }), ...state.knobs[name] };
    // A rule that was rewritten may have lost a constant that had been set.
    return name === "own" ? Object.fromEntries(this.own.constants.map((key) => [key, all[key] as number])) : all;
  }

  bestRate(name: string): number | null {
    const tuning = this.tuned.get(name);
    return tuning && tuning.best >= 0 ? (rates[tuning.best] ?? null) : null;
  }

  /** Brings everything up to a state; returns at once when it is already being done. */
  async refresh(state: State): Promise<void> {
    this.wanted = state;
    if (this.working) return;
    this.working = true;
    try {
      this.catalog ??= await engine().catalog();
      while (this.wanted) {
        const next: State = this.wanted;
        this.wanted = null;
        await this.compute(next);
        this.changed();
      }
    } catch (caught) {
      this.failure = failureOf(caught);
      this.changed();
    } finally {
      this.working = false;
    }
  }

  private async compute(state: State): Promise<void> {
    const problems: Problem[] = [];
    await this.survey(state, problems);
    if (this.own.text !== state.own) {
      this.own = await readRule(state.own);
      this.tuned.delete("own");
    }
    await this.tune(state);
    const found = await Promise.all(this.racing(state).map((rule) => this.run(state, rule, problems)));
    this.problems = problems;
    this.failure = "";
    this.runners = found.filter((runner) => runner !== null);
  }

  /** Who races; a rule of one's own once it can be read. */
  private racing({ rules }: State): string[] {
    return rules.filter((rule) => rule !== "own" || this.own.problems.length === 0);
  }

  /** Who can be swept: whoever has a learning rate. */
  private sweepable(state: State): string[] {
    return this.racing(state).filter((rule) => rule !== "own" || this.own.constants.includes("lr"));
  }

  /** The ground, when it is another one. */
  private async survey(state: State, problems: Problem[]): Promise<void> {
    const place = this.place(state);
    const key = JSON.stringify(surfaceOf(state));
    if (!place || key === this.groundKey) return;
    const found = await engine().call("surface", [
      { surface: surfaceOf(state), x: place.x, y: place.y, columns: side, rows: side },
    ]);
    if ("problems" in found) return void problems.push(...found.problems);
    this.groundKey = key;
    this.ground = groundOf(place, found.values);
  }

  /** Sweeps the learning rate of each rule from the surface's own start, without noise: once for the same question. */
  private async tune(state: State): Promise<void> {
    const place = this.place(state);
    if (!place) return;
    await Promise.all(
      this.sweepable(state).map(async (rule) => {
        const { lr: _, ...others } = rule === "own" ? this.knobs(state, rule) : (state.knobs[rule] ?? {});
        const optimizer = optimizerOf(state, rule, others, true);
        const request = { surface: surfaceOf(state), optimizer, start: place.start, steps: sweepSteps(state) };
        const found = await this.swept({ ...request, start: [...place.start] });
        if (!("problems" in found)) this.tuned.set(rule, found);
      }),
    );
  }

  /** Sweeps every rule from where the race starts, among the work that nobody waits for. */
  async sweep(state: State): Promise<void> {
    const turn = ++this.sweeping;
    const found = new Map<string, Tuning>();
    try {
      await Promise.all(
        this.sweepable(state).map(async (rule) => {
          const { lr: _, ...knobs } = this.knobs(state, rule);
          const noisy = state.noise > 0 ? { seeds: noisySeeds } : {};
          const tuning = await this.swept(
            {
              ...this.request(state),
              ...noisy,
              optimizer: optimizerOf(state, rule, knobs, true),
              steps: sweepSteps(state),
            },
            engine().batch,
          );
          if (!("problems" in tuning)) found.set(rule, tuning);
        }),
      );
    } catch (caught) {
      if (turn === this.sweeping) this.failure = failureOf(caught);
    }
    // Only the newest question counts.
    if (turn !== this.sweeping) return;
    this.sweeps = found;
    this.changed();
  }

  /** The final loss at each of `rates`; answers are kept. */
  private swept(request: Omit<TuningRequest, "rates">, lane = engine().front): Promise<Tuning | Refused> {
    const key = JSON.stringify(request);
    const known = this.tunings.get(key);
    if (known) return known;
    if (this.tunings.size > 200) this.tunings.clear();
    const asked = engine()
      .call("tune", [{ ...request, rates: [...rates] }], { lane })
      .then((found) => ("problems" in found ? found : { ...found, best: lowestRate(found.final) }));
    asked.catch(() => this.tunings.delete(key));
    this.tunings.set(key, asked);
    return asked;
  }

  private async run(state: State, rule: string, problems: Problem[]): Promise<Runner | null> {
    const knobs = this.knobs(state, rule);
    const inside = rule === insideOf(state);
    const path: Descent | Refused = await engine().call("descend", [
      { ...this.request(state), inside, optimizer: optimizerOf(state, rule, knobs) },
    ]);
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

/** The rule that is looked into: the chosen one when it races, else the first that does. */
export function insideOf({ inside, rules }: State): string {
  return rules.includes(inside) ? inside : (rules[0] ?? "");
}

/** A network's loss costs a pass over its data: its sweep is shorter. */
export function sweepSteps({ surface, steps }: State): number {
  return Math.min(steps, isNetwork(surface) ? 100 : 1000);
}
