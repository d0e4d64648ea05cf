/** The site without a network: the service worker keeps its files after the first visit. */

let registration: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** Begins when the page has come to rest, so that nobody waits for it. */
function register(): Promise<ServiceWorkerRegistration | undefined> {
  registration ??= new Promise((resolve) => {
    const begin = () =>
      // Where it cannot be had (an address without encryption, a private window) the site works with a network.
      navigator.serviceWorker?.register(new URL("sw.js", document.baseURI)).then(resolve, () => resolve(undefined));
    const later = () => setTimeout(begin, 1500);
    if (document.readyState === "complete") later();
    else addEventListener("load", later, { once: true });
  });
  return registration;
}

/**
 * Calls `newer` with what loads it when a newer version has been fetched and waits. Nothing is loaded under a reader's
 * hands.
 */
export async function onNewer(newer: (load: () => void) => void): Promise<void> {
  if (import.meta.env.DEV) return;
  const found = await register();
  if (found === undefined) return;
  const offer = (waiting: ServiceWorker | null) => {
    // The first version that there is replaces none.
    if (waiting === null || navigator.serviceWorker.controller === null) return;
    newer(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("activate");
    });
  };
  offer(found.waiting);
  found.addEventListener("updatefound", () => {
    const { installing } = found;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") offer(installing);
    });
  });
}
