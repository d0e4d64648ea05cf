/** Of a name that somebody gave, what there is room for; half a letter is none. */
export function shortened(name: string, most = 40): string {
  return name.length > most ? `${name.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : name;
}
