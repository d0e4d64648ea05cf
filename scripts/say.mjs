/** How the scripts talk: what they are doing, and what went wrong. */
const paint = (code, text) => (process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text);

/** The step that begins. */
export function step(text) {
  console.log(`${paint("1;34", "==>")} ${paint(1, text)}`);
}

/** Something nobody should overlook, on one line. */
export function loud(text) {
  console.log(paint("1;31", `!!! ${text}`));
}

/** A reason to stop that the person at the keyboard can do something about: printed without a stack. */
export class Stop extends Error {}

/** Runs a script's main function; a Stop ends it with its words and exit code 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    loud(error.message);
    process.exitCode = 1;
  }
}
