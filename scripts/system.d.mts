export function ensureSystem(job: string): Promise<void>;
export function instructions(lacking: string[]): string;
