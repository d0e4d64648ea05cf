import { goals } from "./goals.mjs";
import { workloads } from "./problem.mjs";

/// The results as text: one row per contestant, then each goal and whether it was reached.
export function table(title, results) {
  const names = Object.keys(workloads);
  const contestants = Object.keys(results[names[0]]);
  const row = (first, cells) => first.padEnd(18) + cells.map((cell) => cell.padStart(14)).join("");
  const cell = (rate) => (rate === null ? "-" : rate.toLocaleString("en", { maximumSignificantDigits: 3 }));
  const lines = [`Training steps a second, ${title}`, row("", names)];
  for (const contestant of contestants)
    lines.push(
      row(
        contestant,
        names.map((name) => cell(results[name][contestant])),
      ),
    );
  lines.push("");
  for (const { workload, against, times } of goals) {
    const ratio = results[workload]["gradlab-wasm"] / results[workload][against];
    if (!Number.isFinite(ratio)) continue;
    const verdict = ratio >= times ? "reached" : "MISSED";
    lines.push(`${workload}: ${ratio.toPrecision(3)} times ${against}, goal ${times}: ${verdict}`);
  }
  return lines.join("\n");
}
