/** Messages of the scripts: the present step, and errors. */
const paint = (code, text) => (process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text);

/** Prints the step that begins. */
export function step(text) {
  console.log(`${paint("1;34", "==>")} ${paint(1, text)}`);
}

/** Prints an important message on one line. */
export function loud(text) {
  console.log(paint("1;31", `!!! ${text}`));
}

/** An error that the person at the keyboard can repair. It is printed without a stack trace. */
export class Stop extends Error {}

/** Runs a script's main function. After a Stop it prints the message and sets exit code 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    loud(error.message);
    process.exitCode = 1;
  }
}
