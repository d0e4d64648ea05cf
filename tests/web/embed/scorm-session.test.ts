import { describe, expect, test } from "vitest";
import { graded, zip } from "../../../scripts/scorm.mjs";
import { findApi, mostSuspended, type ScormApi, ScormSession, timeText } from "../../../web/src/embed/scorm-session";
import { Random } from "../../../web/src/kit/random";
import { questions } from "../../../web/src/lessons/init-quiz/questions";

/** What may be written, and how it must look (SCORM 1.2, data model). */
const writable: Readonly<Record<string, RegExp>> = {
  "cmi.core.lesson_status": /^(passed|completed|incomplete|browsed|not attempted)$/,
  "cmi.core.exit": /^(suspend|logout|time-out|)$/,
  "cmi.core.score.raw": /^(\d{1,2}(\.\d+)?|100)$/,
  "cmi.core.score.min": /^0$/,
  "cmi.core.score.max": /^100$/,
  "cmi.core.session_time": /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
  "cmi.suspend_data": /^[\s\S]{0,4000}$/,
};

/** A platform that keeps what is committed and throws at whatever the standard does not allow. */
class StrictPlatform implements ScormApi {
  committed: Record<string, string> = { "cmi.core.lesson_status": "not attempted" };
  private written: Record<string, string> = {};
  private isOpen = false;
  finishes = 0;
  commits = 0;

  LMSInitialize(): string {
    if (this.isOpen) throw new Error("initialized twice");
    this.isOpen = true;
    this.written = {};
    return "true";
  }
  LMSFinish(): string {
    this.mustBeOpen();
    this.LMSCommit();
    this.isOpen = false;
    this.finishes++;
    return "true";
  }
  LMSGetValue(name: string): string {
    this.mustBeOpen();
    return this.written[name] ?? this.committed[name] ?? "";
  }
  LMSSetValue(name: string, value: string): string {
    this.mustBeOpen();
    if (!writable[name]?.test(value)) throw new Error(`${name} = ${value}`);
    this.written[name] = value;
    return "true";
  }
  LMSCommit(): string {
    this.mustBeOpen();
    this.committed = { ...this.committed, ...this.written };
    this.commits++;
    return "true";
  }
  /** The window is closed without a word. */
  dies(): void {
    this.isOpen = false;
  }
  private mustBeOpen(): void {
    if (!this.isOpen) throw new Error("not initialized, or finished");
  }
}

const status = (platform: StrictPlatform) => platform.committed["cmi.core.lesson_status"];
const raw = (platform: StrictPlatform) => Number(platform.committed["cmi.core.score.raw"] ?? 0);

describe("a package on a strict platform", () => {
  test("over 200 random sessions: a commit after each answer, one finish, nothing lowered, nothing failed, 4,000 characters", () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = new Random(seed);
      const platform = new StrictPlatform();
      const mark = random.of([null, null, 50, 100]);
      if (mark !== null) platform.committed["cmi.student_data.mastery_score"] = String(mark);
      let [highest, done] = [0, false];
      for (let visit = 0; visit < 5; visit++) {
        let clock = 0;
        const session = new ScormSession(platform, 9, () => clock);
        const finishes = platform.finishes;
        session.begin();
        session.begin();
        for (let act = random.whole(0, 12); act > 0; act--) {
          clock += random.whole(0, 1e6);
          const kind = random.whole(0, 3);
          const commits = platform.commits;
          if (kind === 0) session.hidden();
          if (kind === 1) session.setItem(`seed.${random.whole(0, 5)}`, "x".repeat(random.whole(0, 3000)));
          if (kind >= 2) {
            session.answered({ exercise: `q${random.whole(0, 8)}`, score: random.of([0, 0.5, 1]), max: 1 });
            expect(platform.commits).toBe(commits + 1);
          }
          expect(raw(platform)).toBeGreaterThanOrEqual(highest);
          highest = raw(platform);
          if (done) expect(["passed", "completed"]).toContain(status(platform));
          done = ["passed", "completed"].includes(status(platform) ?? "");
          if (mark !== null) expect(done).toBe(highest >= mark && highest > 0);
        }
        if (random.whole(0, 3) === 0) platform.dies();
        else {
          session.leave();
          session.leave();
          session.hidden();
          expect(platform.finishes).toBe(finishes + 1);
          expect(platform.committed["cmi.core.exit"]).toBe(done ? "" : "suspend");
        }
      }
      expect((platform.committed["cmi.suspend_data"] ?? "").length).toBeLessThanOrEqual(mostSuspended);
    }
  });

  test("what was kept and earned is there in the next visit; a page from the cache begins again", () => {
    const platform = new StrictPlatform();
    const first = new ScormSession(platform, 2);
    first.begin();
    first.setItem("gradlab.init-quiz.7", '{"name":"Ada"}');
    first.answered({ exercise: "relu", score: 1, max: 1 });
    first.leave();
    expect([raw(platform), status(platform)]).toEqual([50, "incomplete"]);
    const second = new ScormSession(platform, 2);
    second.begin();
    expect(second.getItem("gradlab.init-quiz.7")).toBe('{"name":"Ada"}');
    second.answered({ exercise: "reuse", score: 0.5, max: 1 });
    expect([raw(platform), status(platform)]).toEqual([75, "completed"]);
    second.leave();
    second.begin();
    second.answered({ exercise: "reuse", score: 1, max: 1 });
    expect(raw(platform)).toBe(100);
  });

  test("without a result it is incomplete; where the platform refuses it is silent", () => {
    const platform = new StrictPlatform();
    const session = new ScormSession(platform, 9);
    session.begin();
    session.leave();
    expect(status(platform)).toBe("incomplete");
    const refused = new ScormSession({ ...silent, LMSInitialize: () => "false" }, 9);
    refused.begin();
    refused.answered({ exercise: "relu", score: 1, max: 1 });
    refused.leave();
  });
});

const forbidden = (): string => {
  throw new Error("spoken to");
};
const silent: ScormApi = {
  LMSInitialize: forbidden,
  LMSFinish: forbidden,
  LMSGetValue: forbidden,
  LMSSetValue: forbidden,
  LMSCommit: forbidden,
};

test("the platform is found in a frame above, or above the opener; a frame of another origin ends the search", () => {
  const top = { API: silent } as unknown as Parameters<typeof findApi>[0];
  top.parent = top;
  const inner = { parent: { parent: top } } as unknown as Parameters<typeof findApi>[0];
  expect(findApi(inner)).toBe(silent);
  const alone = {} as Parameters<typeof findApi>[0];
  alone.parent = alone;
  expect(findApi(alone)).toBeNull();
  alone.opener = inner;
  expect(findApi(alone)).toBe(silent);
  const foreign = {
    parent: new Proxy({}, { get: forbidden }),
  } as unknown as Parameters<typeof findApi>[0];
  expect(findApi(foreign)).toBeNull();
});

test("time is written as the standard has it", () => {
  expect(timeText(0)).toBe("0000:00:00.00");
  expect(timeText(3_723_450)).toBe("0001:02:03.45");
});

test("a package counts as many exercises as the quiz has questions", () => {
  expect(graded["init-quiz"]).toBe(questions.length);
});

test("the zip file has its two entries at its end, with the right sizes", () => {
  const bytes = zip({ "a.txt": "aaaa", "b/c.html": "<p>" });
  expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
  const end = bytes.subarray(-22);
  expect([end.readUInt16LE(8), end.readUInt16LE(10)]).toEqual([2, 2]);
  const directory = end.readUInt32LE(16);
  expect(bytes.subarray(directory, directory + 4).toString("latin1")).toBe("PK\x01\x02");
  expect(directory + end.readUInt32LE(12)).toBe(bytes.length - 22);
});
