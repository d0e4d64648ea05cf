import type { ReactiveController, ReactiveControllerHost } from "lit";
import { asEngineError, isMissingScript } from "../engine";
import { failureNotice } from "./failure";
import { Task } from "./task";

/** A part starts to load at this distance from the window. */
const rootMargin = "300px";

/**
 * Waits for a module that is loaded late. If its script did not arrive, throws an EngineError, which a task puts into
 * words; an error that the module itself throws is rethrown unchanged.
 */
export function arriving<Module>(module: Promise<Module>): Promise<Module> {
  return module.catch((error: unknown) => {
    throw isMissingScript(error) ? asEngineError(error) : error;
  });
}

/**
 * Parts of a lesson whose code is loaded when they come near the window. Every element with `data-part` in the shadow
 * root names one. The lesson is rendered again when a part has been loaded, or has failed to load.
 */
export class NearController<Part extends string> implements ReactiveController {
  private readonly tasks = {} as Record<Part, Task<true>>;
  private readonly observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) this.bring((target as HTMLElement).dataset.part as Part);
    },
    { rootMargin },
  );

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly load: Readonly<Record<Part, () => Promise<unknown>>>,
  ) {
    for (const part of this.parts) this.tasks[part] = new Task<true>(host);
    host.addController(this);
  }

  private get parts(): Part[] {
    return Object.keys(this.load) as Part[];
  }

  /** Whether the part has been loaded. */
  has(part: Part): boolean {
    return this.tasks[part].value !== null;
  }

  /** Whether loading it failed. */
  lacks(part: Part): boolean {
    return this.tasks[part].failure !== "";
  }

  /** The reason why loading failed, with a button that tries again; nothing if it did not fail. */
  notice(part: Part): ReturnType<typeof failureNotice> {
    return failureNotice(this.tasks[part]);
  }

  /** Loads the part, unless it is loaded or loading. */
  bring(part: Part): void {
    void this.tasks[part].ask(part, async () => {
      await arriving(this.load[part]());
      return true;
    });
  }

  /** Moving an element in the document does not render it, so its parts would not be observed again. */
  hostConnected(): void {
    this.host.requestUpdate();
    window.addEventListener("beforeprint", this.all);
  }

  /** Print shows every part. */
  private readonly all = (): void => {
    for (const part of this.parts) this.bring(part);
  };

  hostUpdated(): void {
    if (!this.host.isConnected) return;
    for (const part of this.host.shadowRoot?.querySelectorAll("[data-part]") ?? []) this.observer.observe(part);
  }

  hostDisconnected(): void {
    window.removeEventListener("beforeprint", this.all);
    this.observer.disconnect();
  }
}
