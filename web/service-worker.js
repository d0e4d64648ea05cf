/**
 * The site without a network, as sw.js: all files of one version are fetched when it is installed, and answered from there. A version
 * is whole or absent: each file is held to its hash. A newer one waits until no page of the older is open, or a page says "activate".
 */
/** Paths from this file's folder, with their hashes. The build writes them, and the version that they make. */
const files = __FILES__;
const version = __VERSION__;

const prefix = "gradlab-";
const scope = new URL("./", location.href);
const addresses = new Set(Object.keys(files).map((path) => new URL(path, scope).href));
/** What an address means that ends in a slash. */
const start = new URL("index.html", scope).href;

/** The name of a file below assets/ says what is in it: where an older version has it, it is the same. */
const isHashed = (address) => address.startsWith(new URL("assets/", scope).href);

async function fetchInto(cache, path, integrity) {
  const address = new URL(path, scope).href;
  const known = isHashed(address) ? await caches.match(address) : undefined;
  const response = known ?? (await fetch(address, { cache: "no-cache", integrity }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(address, response);
}

async function install() {
  const cache = await caches.open(prefix + version);
  await Promise.all(Object.entries(files).map(([path, integrity]) => fetchInto(cache, path, integrity)));
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== prefix + version);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** Of this version; what it does not hold, as the builds for browsers without SIMD, comes from the network and is kept. */
async function answer(request, address) {
  const cache = await caches.open(prefix + version);
  const kept = await cache.match(address);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && isHashed(address)) await cache.put(address, response.clone());
  return response;
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", ({ data }) => {
  if (data === "activate") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const [asked] = request.url.split(/[?#]/);
  const address = asked === scope.href ? start : asked;
  if (request.method === "GET" && (addresses.has(address) || isHashed(address)))
    event.respondWith(answer(request, address));
});
