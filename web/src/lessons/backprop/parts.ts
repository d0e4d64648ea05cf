import type { LitElement, ReactiveController } from "lit";
import { load, type Part } from "./sections";

/** Loads the code of a part of the lesson when its place comes near, or when it is asked for. */
export class Parts implements ReactiveController {
  private readonly loaded = new Set<Part>();
  private readonly failed = new Set<Part>();
  private readonly near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.bring((target as HTMLElement).dataset.part as Part);
    },
    { rootMargin: "300px" },
  );

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  /** Whether the part is there, could not be had, or is still to come. */
  of(part: Part): "loaded" | "failed" | "waiting" {
    return this.loaded.has(part) ? "loaded" : this.failed.has(part) ? "failed" : "waiting";
  }

  /** Loads a part, once; again if it could not be had. */
  readonly bring = (part: Part): void => {
    if (this.loaded.has(part)) return;
    this.failed.delete(part);
    load[part]().then(
      () => this.settle(this.loaded, part),
      () => this.settle(this.failed, part),
    );
  };

  private settle(into: Set<Part>, part: Part): void {
    into.add(part);
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    for (const place of this.host.renderRoot.querySelectorAll("[data-part]")) this.near.observe(place);
  }

  hostDisconnected(): void {
    this.near.disconnect();
  }
}
