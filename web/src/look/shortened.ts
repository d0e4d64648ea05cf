/** The beginning of a name that a person gave, at most `most` characters. It does not end in half a surrogate pair. */
export function shortened(name: string, most = 40): string {
  return name.length > most ? `${name.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : name;
}
