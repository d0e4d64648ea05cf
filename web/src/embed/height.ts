import { paced } from "../kit/paced";

/** At most ten a second, the last one always. */
const pause = 110;

/**
 * A script of the page around may come later than the first heights: these milliseconds after the page, it is said
 * again.
 */
const again = [500, 1000, 2000, 4000, 8000];

/** Tells the page around how high the content is, in CSS pixels, whenever that changes. */
export function tellHeight(content: HTMLElement, post: (message: unknown) => void): void {
  let told = 0;
  const tell = paced(
    () => {
      told = Math.ceil(content.getBoundingClientRect().height);
      post({ type: "gradlab-height", version: 1, height: told });
      // What learning platforms that speak LTI listen for: a text.
      post(JSON.stringify({ subject: "lti.frameResize", height: told }));
    },
    pause,
    1,
  );
  new ResizeObserver(() => {
    if (Math.ceil(content.getBoundingClientRect().height) !== told) tell();
  }).observe(content);
  for (const milliseconds of again) setTimeout(tell, milliseconds);
  void document.fonts.ready.then(tell);
}
