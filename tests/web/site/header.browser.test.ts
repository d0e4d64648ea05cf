import { html, type LitElement } from "lit";
import { afterEach, expect, it } from "vitest";
import { lessons } from "../../../web/src/lessons";
import { chooseScheme } from "../../../web/src/look";
import "../../../web/src/site/header";
import { drawn, heard, inside, shown } from "../support/page";

afterEach(() => chooseScheme("system"));

const header = (current: string) => shown<LitElement>(html`<gradlab-header .current=${current}></gradlab-header>`);
const button = (element: Element, icon: string) => inside(element, `gl-button[icon=${icon}]`);

it("lists all lessons in the order of the lecture, and marks the open one", async () => {
  const element = await header("playground");
  const links = [...(element.shadowRoot?.querySelectorAll("nav a") ?? [])];
  expect(links.map((link) => link.getAttribute("href"))).toEqual(lessons.map(({ slug }) => `#/${slug}`));
  expect(links.filter((link) => link.hasAttribute("aria-current")).map((link) => link.textContent)).toEqual([
    "6Playground",
  ]);
  expect(lessons.map(({ number }) => number)).toEqual(
    lessons.map(({ number }) => number).sort((one, other) => one - other),
  );
});

it("changes from the system's scheme to light and then to dark, and stores the choice", async () => {
  const element = await header("");
  button(element, "system").click();
  await drawn();
  expect(document.documentElement.getAttribute("scheme")).toBe("light");
  button(element, "sun").click();
  await drawn();
  expect(document.documentElement.getAttribute("scheme")).toBe("dark");
  expect(localStorage.getItem("gradlab-scheme")).toBe("dark");
  button(element, "moon").click();
  expect(localStorage.getItem("gradlab-scheme")).toBeNull();
});

it("offers to share a lesson, but not the front page", async () => {
  expect((await header("")).shadowRoot?.querySelector("gl-button[icon=link]")).toBeNull();
  const element = await header("playground");
  const shares = heard("gl-share");
  button(element, "link").click();
  expect(shares).toHaveLength(1);
});
