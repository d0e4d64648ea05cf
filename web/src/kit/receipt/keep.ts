/** Where records are kept: the browser's own storage or, in a package, the learning platform. */
export type Keep = Pick<Storage, "getItem" | "setItem">;

declare global {
  /** What a learning platform keeps between two visits; set by its package before a lesson begins. */
  var gradlabKeep: Keep | undefined;
}

export const keepOfPage = (): Keep => globalThis.gradlabKeep ?? localStorage;
