export function findChromium(): string | undefined;
export function findHeadlessChromium(): string | undefined;
export const chromiumArguments: string[];
