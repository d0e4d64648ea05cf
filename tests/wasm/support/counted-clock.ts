/** A clock that counts updates: a trial is short or long on every machine alike. */
import type { Refused, Run, TrainingModule } from "../../../wasm-bindings/engine";
import { isRefused } from "../../../web/src/engine/errors";

export class CountedClock {
  #milliseconds = 0;

  /** `cost`: milliseconds per update. */
  constructor(private readonly cost: number) {}

  readonly now = () => this.#milliseconds;

  /** The engine; its runs move this clock from now on. */
  of<Engine extends TrainingModule>(engine: Engine): Engine {
    const { open, openFold } = engine;
    engine.open = (...args) => this.#counted(open(...args));
    engine.openFold = (...args) => this.#counted(openFold(...args));
    return engine;
  }

  #counted<Opened extends Run | Refused>(run: Opened): Opened {
    if (isRefused(run)) return run;
    const advance = run.advance.bind(run);
    run.advance = (steps) => {
      const { step } = run.read("progress", {});
      const progress = advance(steps);
      this.#milliseconds += this.cost * (progress.step - step);
      return progress;
    };
    return run;
  }
}
