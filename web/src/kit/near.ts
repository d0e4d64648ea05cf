import type { ReactiveController, ReactiveControllerHost } from "lit";
import { asEngineError, isMissingScript } from "../engine";
import { failureNotice } from "./failure";
import { Task } from "./task";

/** So far below the window a part begins to load. */
const rootMargin = "300px";

/**
 * Code that is loaded late, for the work of a task: that it did not arrive is said in words. A fault in it is one of
 * the program and is thrown on.
 */
export function arriving<Module>(module: Promise<Module>): Promise<Module> {
  return module.catch((error: unknown) => {
    throw isMissingScript(error) ? asEngineError(error) : error;
  });
}

/**
 * Parts of a lesson whose code is loaded when they come near: every element with `data-part` in its shadow root names
 * one. The lesson is rendered anew when one has come, or could not be had.
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

  /** Whether the part is there. */
  has(part: Part): boolean {
    return this.tasks[part].value !== null;
  }

  /** Whether it could not be had. */
  lacks(part: Part): boolean {
    return this.tasks[part].failure !== "";
  }

  /** Why it could not be had, with a button that loads it once more; nothing as long as that is not so. */
  notice(part: Part): ReturnType<typeof failureNotice> {
    return failureNotice(this.tasks[part]);
  }

  /** Loads it, unless that has been done. */
  bring(part: Part): void {
    void this.tasks[part].ask(part, async () => {
      await arriving(this.load[part]());
      return true;
    });
  }

  /** An element that is only moved renders nothing anew, so its parts would not be watched again. */
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
