import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "./browser";
import { type CourseServer, courseServer } from "./course-pages";

/** A browser, and a server of a course's pages on another origin, for the tests of a file. */
export function besideCourse(): { readonly browser: Browser; readonly course: CourseServer } {
  const both = {} as { browser: Browser; course: CourseServer };
  beforeAll(async () => {
    [both.browser, both.course] = await Promise.all([launchChromium(), courseServer()]);
  });
  afterAll(async () => {
    await both.browser.close();
    await both.course.close();
  });
  return both;
}
