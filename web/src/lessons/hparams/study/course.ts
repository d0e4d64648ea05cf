import { html, type TemplateResult } from "lit";
import "../../../charts/line-chart";
import type { Row } from "../../../engine/types";
import { type Found, metricName, trialsOf } from "./table";
import { words } from "./words";

/** Best so far against random with twice the budget. */
export function course(found: Found): TemplateResult {
  const { document, rival } = found;
  const line = (label: string, all: readonly Row[], colour: "parameter" | "muted", dashed: boolean) => {
    let least = Number.POSITIVE_INFINITY;
    const sorted = [...all].sort((one, other) => one.trial - other.trial);
    const y = sorted.map(({ metric }) => {
      least = Math.min(least, metric ?? least);
      return least;
    });
    const from = y.findIndex(Number.isFinite);
    const x = y.map((_, index) => index + 1);
    return { label, colour, dashed, x: from < 0 ? [] : x.slice(from), y: from < 0 ? [] : y.slice(from) };
  };
  const series = [
    line(words.text("course.best"), trialsOf(found), "parameter", false),
    line(words.text("course.rival"), trialsOf({ document, rows: rival, rival: [] }), "muted", true),
  ].filter(({ x }) => x.length > 0);
  return html`<div>
    <h3>${words.text("course")}</h3>
    <gl-line-chart
      label=${words.text("course")}
      x-label=${words.text("course.trials")}
      y-label=${metricName(found)}
      scale="log"
      empty=${words.text("course.wait")}
      .height=${220}
      .series=${series}
    ></gl-line-chart>
  </div>`;
}
