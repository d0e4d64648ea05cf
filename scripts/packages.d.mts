export function packagesFor(names: string[], manager: string): string[];
