/** What a lesson shows. The functions run in its page, so each contains everything that it uses. */

export interface Shown {
  /** Whether the promise `ready` has resolved. */
  ready: boolean;
  /** The largest number of colours of a canvas; a blank canvas has one. */
  colours: number;
  /** The number of decimal numbers in its figure. */
  numbers: number;
  /** The texts of all notices of failures. */
  failures: string[];
}

/** For the first of our elements with this tag. */
export async function shownIn(tag: string): Promise<Shown> {
  const lesson = document.querySelector(tag) as (HTMLElement & { ready?: Promise<unknown> }) | null;
  const shown: Shown = { ready: false, colours: 0, numbers: 0, failures: [] };
  if (!lesson?.shadowRoot || !lesson.ready) return shown;
  shown.ready = await Promise.race([
    lesson.ready.then(() => true),
    new Promise<boolean>((done) => setTimeout(() => done(false), 100)),
  ]);
  const coloursOf = (canvas: HTMLCanvasElement): number => {
    const context = canvas.width * canvas.height > 0 ? canvas.getContext("2d") : null;
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data;
    return new Set(pixels && new Uint32Array(pixels.buffer)).size;
  };
  const look = (root: Element | ShadowRoot): void => {
    for (const element of root.querySelectorAll("*")) {
      if (!element.checkVisibility()) continue;
      const text = [...element.childNodes].map((node) => (node instanceof Text ? node.data : "")).join(" ");
      shown.numbers += text.match(/\d[.,]\d/g)?.length ?? 0;
      if (element instanceof HTMLCanvasElement) shown.colours = Math.max(shown.colours, coloursOf(element));
      if (element.localName === "gl-notice" && element.getAttribute("kind") === "error")
        shown.failures.push(element.getAttribute("text") ?? "");
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(lesson.shadowRoot);
  return shown;
}

/** The step that the first transport of a lesson shows. */
export function stepOf(tag: string): number {
  const transport = document.querySelector(tag)?.shadowRoot?.querySelector("gl-transport");
  return (transport as { step?: number } | null | undefined)?.step ?? -1;
}
