/**
 * Makes everything count as in view, so that work and loading that depend on visibility do not depend on the window.
 */
class InView implements Pick<IntersectionObserver, "observe" | "unobserve" | "disconnect" | "takeRecords"> {
  private watched = new Set<Element>();
  constructor(private readonly look: IntersectionObserverCallback) {}
  observe(target: Element): void {
    if (this.watched.has(target)) return;
    this.watched.add(target);
    queueMicrotask(() => {
      const entry = { target, isIntersecting: true, intersectionRatio: 1 } as unknown as IntersectionObserverEntry;
      if (this.watched.has(target)) this.look([entry], this as unknown as IntersectionObserver);
    });
  }
  unobserve(target: Element): void {
    this.watched.delete(target);
  }
  disconnect(): void {
    this.watched.clear();
  }
  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}

export function bringAllIntoView(): void {
  window.IntersectionObserver = InView as unknown as typeof IntersectionObserver;
}
