import { expect, it } from "vitest";
import { schemeAround } from "../../../web/src/look/scheme";

it("an element that no slot shows yet has the scheme of the element around it", () => {
  const lesson = document.body.appendChild(document.createElement("div"));
  lesson.style.colorScheme = "dark";
  const drawer = lesson.attachShadow({ mode: "open" }).appendChild(document.createElement("div"));
  // Nothing has been drawn in it, so its children are in no slot.
  drawer.attachShadow({ mode: "open" });
  const chart = drawer.appendChild(document.createElement("div"));
  expect(getComputedStyle(chart).colorScheme).toBe("");
  expect(schemeAround(chart)).toBe("dark");
  lesson.remove();
});
