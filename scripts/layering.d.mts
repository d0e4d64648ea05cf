export function violations(root: string): string[];
export const coreLayers: Record<string, string[]>;
