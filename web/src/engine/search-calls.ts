/** The implementation of the calls of a worker that searches. It owns the studies. */
import type { Report, SearchModule, Study } from "../../../wasm-bindings/search";
import { EngineError, isRefused } from "./errors";
import { inSlices } from "./long-call";
import { patienceFor, usualPatience } from "./patience";
import type { SearchCalls, StudyNumber } from "./protocol";
import type { Implementations } from "./serve";
import type { Refused } from "./types";

export function implementSearch(search: SearchModule): Implementations<SearchCalls> {
  const studies = new Map<StudyNumber, Study>();
  let lastNumber = 0;

  function owned(number: StudyNumber): Study {
    const study = studies.get(number);
    if (study === undefined) throw new EngineError("misuse", `There is no study ${number}.`);
    return study;
  }

  return {
    strategies: () => search.strategies(),
    checkSweep: (document) => search.checkSweep(document),
    extent: (document) => search.extent(document),
    openStudy(document, text) {
      const study = search.openStudy(document, text);
      if (isRefused(study)) return study;
      studies.set(++lastNumber, study);
      return { study: lastNumber };
    },
    nextTrial: (number) => owned(number).next(),
    finishTrial: (number, outcome) => owned(number).finish(outcome),
    learnRow: (number, row) => owned(number).learn(row),
    closeStudy(number) {
      owned(number).delete();
      studies.delete(number);
    },
    report: (document, rows) =>
      inSlices<Report | Refused>(search.report(document, rows), patienceFor("report", [document, rows])),
    readTable: (lines) => inSlices(search.readTable(lines), usualPatience),
  };
}
