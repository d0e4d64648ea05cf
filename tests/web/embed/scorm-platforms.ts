/** Two learning platforms: one that enforces the standard strictly, and scorm-again, which many real platforms use. */
import { Scorm12API } from "scorm-again";
import type { ScormApi } from "../../../web/src/embed/scorm-session";

export interface Platform {
  /** Begins a visit; returns the API for its page. */
  visit(): ScormApi;
  /** The stored value of an element of the data model for the next visit; empty if there is none. */
  committed(name: string): string;
  commits: number;
  finishes: number;
}

/** `mark`: the score from which the status is passed; null for none. */
export type MakePlatform = (mark: number | null) => Platform;

/** The elements that may be written, and their format (SCORM 1.2, data model). */
const writable: Readonly<Record<string, RegExp>> = {
  "cmi.core.lesson_status": /^(passed|completed|incomplete|browsed|not attempted)$/,
  "cmi.core.exit": /^(suspend|logout|time-out|)$/,
  "cmi.core.score.raw": /^(\d{1,2}(\.\d+)?|100)$/,
  "cmi.core.score.min": /^0$/,
  "cmi.core.score.max": /^100$/,
  "cmi.core.session_time": /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
  "cmi.suspend_data": /^[\s\S]{0,4000}$/,
};

/** Stores committed values. Throws at everything that the standard does not allow, and at calls in the wrong order. */
export function strictPlatform(mark: number | null): Platform {
  const platform = { commits: 0, finishes: 0 };
  let saved: Record<string, string> = { "cmi.core.lesson_status": "not attempted" };
  if (mark !== null) saved["cmi.student_data.mastery_score"] = String(mark);
  const visit = (): ScormApi => {
    let isOpen = false;
    let written: Record<string, string> = {};
    const mustBeOpen = () => {
      if (!isOpen) throw new Error("not initialized, or finished");
    };
    const commit = () => {
      mustBeOpen();
      saved = { ...saved, ...written };
      return "true";
    };
    return {
      LMSInitialize() {
        if (isOpen) throw new Error("initialized twice");
        isOpen = true;
        written = {};
        return "true";
      },
      LMSFinish() {
        commit();
        isOpen = false;
        platform.finishes++;
        return "true";
      },
      LMSGetValue(name) {
        mustBeOpen();
        return written[name] ?? saved[name] ?? "";
      },
      LMSSetValue(name, value) {
        mustBeOpen();
        if (!writable[name]?.test(value)) throw new Error(`${name} = ${value}`);
        written[name] = value;
        return "true";
      },
      LMSCommit() {
        platform.commits++;
        return commit();
      },
    };
  };
  return Object.assign(platform, { visit, committed: (name: string) => saved[name] ?? "" });
}

type Json = { [name: string]: Json | string };

/**
 * scorm-again, restarted in every visit with the values of the previous one. Throws at whatever it reports as an error.
 */
export function scormAgain(mark: number | null): Platform {
  const platform = { commits: 0, finishes: 0 };
  let saved: Json = mark === null ? {} : { student_data: { mastery_score: String(mark) } };
  const visit = (): ScormApi => {
    let api: Scorm12API;
    const checked = (answer: string, what: string): string => {
      const error = api.LMSGetLastError();
      if (String(error) !== "0") throw new Error(`${what}: error ${error}`);
      return String(answer);
    };
    const keep = () => {
      saved = JSON.parse(JSON.stringify(api.cmi)) as Json;
    };
    return {
      LMSInitialize() {
        api = new Scorm12API({ logLevel: 5, autocommit: false, lmsCommitUrl: false });
        if (Object.keys(saved).length > 0) api.loadFromJSON(saved, "");
        return checked(api.LMSInitialize(""), "LMSInitialize");
      },
      LMSFinish() {
        const answer = checked(api.LMSFinish(""), "LMSFinish");
        platform.finishes++;
        keep();
        return answer;
      },
      LMSGetValue: (name) => checked(api.LMSGetValue(name), name),
      LMSSetValue: (name, value) => checked(api.LMSSetValue(name, value), `${name} = ${value}`),
      LMSCommit() {
        const answer = checked(api.LMSCommit(""), "LMSCommit");
        platform.commits++;
        keep();
        return answer;
      },
    };
  };
  const committed = (name: string): string => {
    const at = name.split(".").slice(1);
    const result = at.reduce<Json | string | undefined>(
      (node, part) => (typeof node === "object" ? node[part] : undefined),
      saved,
    );
    return typeof result === "string" ? result : "";
  };
  return Object.assign(platform, { visit, committed });
}

export const platforms: ReadonlyArray<[name: string, make: MakePlatform]> = [
  ["a strict platform", strictPlatform],
  ["scorm-again", scormAgain],
];
