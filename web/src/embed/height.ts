import { paced } from "../kit/paced";

/** At most ten a second, the last one always. */
const pause = 110;

/**
 * A script of the page around may come later than the first heights: these milliseconds after the page, it is said
 * again.
 */
const again = [500, 1000, 2000, 4000, 8000];

/** Tells the page around how high the content is, in CSS pixels, whenever that changes. */
export function sendHeight(content: HTMLElement, post: (message: unknown) => void): void {
  let sent = 0;
  const send = paced(
    () => {
      sent = Math.ceil(content.getBoundingClientRect().height);
      post({ type: "gradlab-height", version: 1, height: sent });
      // What learning platforms that speak LTI listen for: a text.
      post(JSON.stringify({ subject: "lti.frameResize", height: sent }));
    },
    pause,
    1,
  );
  new ResizeObserver(() => {
    if (Math.ceil(content.getBoundingClientRect().height) !== sent) send();
  }).observe(content);
  for (const milliseconds of again) setTimeout(send, milliseconds);
  void document.fonts.ready.then(send);
}
