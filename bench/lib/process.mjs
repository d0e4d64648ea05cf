import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { environment } from "./environment.mjs";
import { toBytes } from "./problem.mjs";

/// A session with a contestant that is a separate program. Its standard input receives the size of the problem, the
/// problem, and then a number of steps for each request, all as 32-bit numbers. It answers with one line each: first
/// `ready`, then the loss of the last step of each request.
export async function beginProcess(program, args, problem) {
  const child = spawn(program, args, {
    stdio: ["pipe", "pipe", "pipe"],
    env: environment,
  });
  let complaint = "";
  child.stderr.on("data", (text) => (complaint += text));
  child.stdin.on("error", () => {});
  const failed = new Promise((_, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) =>
      reject(new Error(complaint.trim().split("\n").at(-1) || `ended: ${code ?? signal}`)),
    );
  });
  failed.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await Promise.race([lines.next(), failed]);
    return done ? failed : value;
  };
  const number = (value) => Buffer.from(Int32Array.of(value).buffer);

  const bytes = toBytes(problem);
  child.stdin.write(number(bytes.length));
  child.stdin.write(bytes);
  await answer();
  return {
    async train(steps) {
      child.stdin.write(number(steps));
      return Number(await answer());
    },
    end: () => child.kill(),
  };
}
