import { describe, expect, test } from "vitest";
import { graded, zip } from "../../../scripts/scorm.mjs";
import { findApi, mostSuspended, type ScormApi, ScormSession, timeText } from "../../../web/src/embed/scorm-session";
import { Random } from "../../../web/src/kit/random";
import { templates } from "../../../web/src/lessons/backprop/turn/exercise";
import { questions } from "../../../web/src/lessons/init-quiz/questions";
import { type Platform, platforms } from "./scorm-platforms";

const status = (platform: Platform) => platform.committed("cmi.core.lesson_status");
const raw = (platform: Platform) => Number(platform.committed("cmi.core.score.raw"));
const isDone = (platform: Platform) => ["passed", "completed"].includes(status(platform));

const packages = Object.entries(graded);
const combinations = platforms.flatMap(([name, make]) =>
  packages.map(([slug, exercises]) => [slug, name, exercises, make] as const),
);

/** One visit of a learner who answers, switches to another tab, stores records, and leaves or closes the window. */
function visit(platform: Platform, exercises: readonly string[], random: Random, mark: number | null): void {
  let clock = 0;
  let [highest, done] = [raw(platform), isDone(platform)];
  const session = new ScormSession(platform.visit(), exercises, () => clock);
  const finishes = platform.finishes;
  session.begin();
  session.begin();
  for (let act = random.whole(0, 12); act > 0; act--) {
    clock += random.whole(0, 1e6);
    const kind = random.whole(0, 4);
    const commits = platform.commits;
    if (kind === 0) session.hidden();
    if (kind === 1) session.setItem(`seed.${random.whole(0, 5)}`, "x\n\u00e4".repeat(random.whole(0, 1000)));
    if (kind === 2) session.state = `v=1&own=${"%".repeat(random.whole(0, 3000))}`;
    if (kind >= 3) {
      const exercise = random.of(["prediction", ...exercises]);
      session.answered({ exercise, score: random.of([0, 0.5, 1, 3, -1]), max: random.of([1, 3]) });
      expect(platform.commits).toBe(commits + (exercise === "prediction" ? 0 : 1));
    }
    expect(raw(platform)).toBeGreaterThanOrEqual(highest);
    highest = raw(platform);
    if (done) expect(isDone(platform)).toBe(true);
    done = isDone(platform);
    if (mark !== null) expect(done).toBe(highest >= mark);
  }
  // One window in four is closed without any event.
  if (random.whole(0, 3) > 0) {
    session.leave();
    session.leave();
    session.hidden();
    expect(platform.finishes).toBe(finishes + 1);
    expect(platform.committed("cmi.core.exit")).toBe(isDone(platform) ? "" : "suspend");
    if (!isDone(platform)) expect(status(platform)).toBe("incomplete");
  }
  expect(platform.committed("cmi.suspend_data").length).toBeLessThanOrEqual(mostSuspended);
}

describe("over 200 random sessions: a commit after each answer, one finish, no lowered score, no failed status", () => {
  test.each(combinations)("%s on %s", (_slug, _name, exercises, make) => {
    for (let seed = 0; seed < 200; seed++) {
      const random = new Random(seed);
      const mark = random.of([null, null, 50, 100]);
      const platform = make(mark);
      for (let count = random.whole(1, 5); count > 0; count--) visit(platform, exercises, random, mark);
    }
  });
});

describe.each(platforms)("on %s", (_name, make) => {
  test("records, state and score are in the next visit; a page from the cache begins again", () => {
    const platform = make(null);
    const first = new ScormSession(platform.visit(), ["relu", "reuse"]);
    first.begin();
    first.setItem("gradlab.init-quiz.7", '{"name":"Ada"}');
    first.state = "v=1&at=2";
    first.answered({ exercise: "relu", score: 1, max: 1 });
    first.leave();
    expect([raw(platform), status(platform)]).toEqual([50, "incomplete"]);
    const second = new ScormSession(platform.visit(), ["relu", "reuse"]);
    second.begin();
    expect([second.getItem("gradlab.init-quiz.7"), second.state]).toEqual(['{"name":"Ada"}', "v=1&at=2"]);
    second.answered({ exercise: "reuse", score: 0.5, max: 1 });
    expect([raw(platform), status(platform)]).toEqual([75, "completed"]);
    second.leave();
    second.begin();
    second.answered({ exercise: "reuse", score: 1, max: 1 });
    expect(raw(platform)).toBe(100);
  });

  test("an exercise that the package no longer has counts neither as points nor as answered", () => {
    const platform = make(null);
    const before = new ScormSession(platform.visit(), ["gone", "given up"]);
    before.begin();
    before.answered({ exercise: "gone", score: 1, max: 1 });
    before.leave();
    const now = new ScormSession(platform.visit(), ["relu", "reuse"]);
    now.begin();
    now.answered({ exercise: "relu", score: 1, max: 1 });
    // The score of 50 that was earned before stays, and nothing is added to it.
    expect([raw(platform), status(platform)]).toEqual([50, "incomplete"]);
    now.leave();
  });

  test("if there is no space for everything, the state is left out first, then the oldest records", () => {
    const platform = make(null);
    const session = new ScormSession(platform.visit(), ["relu"]);
    session.begin();
    session.setItem("old", "x".repeat(3000));
    session.setItem("new", "y".repeat(800));
    session.state = "z".repeat(500);
    session.leave();
    const next = new ScormSession(platform.visit(), ["relu"]);
    next.begin();
    expect([next.getItem("old")?.length, next.getItem("new")?.length, next.state]).toEqual([3000, 800, ""]);
    next.setItem("new", "y".repeat(1200));
    next.leave();
    const last = new ScormSession(platform.visit(), ["relu"]);
    last.begin();
    expect([last.getItem("old"), last.getItem("new")?.length]).toEqual([null, 1200]);
  });

  test("without a result the status is incomplete", () => {
    const platform = make(null);
    const session = new ScormSession(platform.visit(), ["relu"]);
    session.begin();
    session.leave();
    expect(status(platform)).toBe("incomplete");
  });
});

test("after a refused LMSInitialize a package makes no further call", () => {
  const refused = new ScormSession({ ...silent, LMSInitialize: () => "false" }, ["relu"]);
  refused.begin();
  refused.answered({ exercise: "relu", score: 1, max: 1 });
  refused.leave();
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

test("the API is found in a frame above, or above the opener; a frame of another origin ends the search", () => {
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

test("3,723,450 ms are written as 0001:02:03.45", () => {
  expect(timeText(0)).toBe("0000:00:00.00");
  expect(timeText(3_723_450)).toBe("0001:02:03.45");
});

test("a package counts the questions of the quiz, and the levels of the exercise in backprop", () => {
  expect(graded["init-quiz"]).toEqual(questions.map(({ key }) => key));
  expect(graded.backprop).toEqual(Object.keys(templates).map((level) => `turn-${level}`));
});

test("the zip file lists its two entries at its end, with the right sizes", () => {
  const bytes = zip({ "a.txt": "aaaa", "b/c.html": "<p>" });
  expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
  const end = bytes.subarray(-22);
  expect([end.readUInt16LE(8), end.readUInt16LE(10)]).toEqual([2, 2]);
  const directory = end.readUInt32LE(16);
  expect(bytes.subarray(directory, directory + 4).toString("latin1")).toBe("PK\x01\x02");
  expect(directory + end.readUInt32LE(12)).toBe(bytes.length - 22);
});
