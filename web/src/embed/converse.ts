import { type EventDetail, eventNames, messageOf, type Settings, settingsOf } from "./posts";

/** Posts a message to the embedding page, if there is one. */
export const post = (message: unknown, to: string): void => {
  if (parent !== window) parent.postMessage(message, to);
};

/**
 * Forwards events to the embedding page, and its settings to `set`, if its origin is `origin`. Settings that come
 * before the first event `gradlab-ready` wait for it; only the last of them is applied.
 */
export function converse(origin: string, set: (settings: Settings) => void): void {
  const base = `${location.origin}${location.pathname}#/`;
  let isReady = false;
  let waiting: Settings | null = null;
  for (const name of eventNames)
    document.addEventListener(name, ({ detail }: CustomEventInit<EventDetail>) => {
      post(messageOf(name, detail ?? {}, `${base}${detail?.lesson}`), origin);
      if (name !== "gradlab-ready" || isReady) return;
      isReady = true;
      if (waiting) set(waiting);
      waiting = null;
    });
  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== origin) return;
    const settings = settingsOf(event.data);
    if (settings === null) return;
    if (isReady) set(settings);
    else waiting = settings;
  });
}
