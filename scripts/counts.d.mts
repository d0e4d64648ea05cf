export interface Counts {
  passed: number;
  failed: number;
  skipped: string[];
}
export function googleTestCounts(file: string, exitCode: number): Counts;
export function vitestCounts(file: string, exitCode: number): Counts;
export function closingCounts(output: string, exitCode: number): Omit<Counts, "skipped">;
