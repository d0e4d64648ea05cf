import type { ReactiveController, ReactiveControllerHost } from "lit";

/** So far below the window a part begins to load. */
const rootMargin = "300px";

/**
 * Parts of a lesson whose code is loaded when they come near: every element with `data-part` in its shadow root names
 * one.
 * The lesson is rendered anew when one has come, or could not be had.
 */
export class NearController<Part extends string> implements ReactiveController {
  private readonly states = new Map<Part, "loading" | "loaded" | "failed">();
  private readonly observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) void this.bring((target as HTMLElement).dataset.part as Part);
    },
    { rootMargin },
  );

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly load: Readonly<Record<Part, () => Promise<unknown>>>,
  ) {
    host.addController(this);
  }

  /** Whether the part is there, could not be had, is on its way, or has not been asked for. */
  of(part: Part): "loaded" | "failed" | "loading" | "waiting" {
    return this.states.get(part) ?? "waiting";
  }

  /** Loads it, unless that has been done; again when it failed. */
  async bring(part: Part): Promise<void> {
    if (this.states.has(part) && this.of(part) !== "failed") return;
    this.states.set(part, "loading");
    try {
      await this.load[part]();
      this.states.set(part, "loaded");
    } catch {
      this.states.set(part, "failed");
    }
    this.host.requestUpdate();
  }

  /** An element that is only moved renders nothing anew, so its parts would not be watched again. */
  hostConnected(): void {
    this.host.requestUpdate();
    window.addEventListener("beforeprint", this.all);
  }

  /** Print shows every part. */
  private readonly all = (): void => {
    for (const part of Object.keys(this.load)) void this.bring(part as Part);
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
