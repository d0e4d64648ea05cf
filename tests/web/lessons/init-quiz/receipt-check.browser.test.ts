import { html } from "lit";
import { beforeEach, expect, test } from "vitest";
import "../../../../web/src/lessons/init-quiz/receipt-check";
import { drawn, inside, shown } from "../../support/page";

/** A file whose text arrives when `arrive` is called, or that fails when `fail` is called. */
function slowFile(name: string) {
  const file = new File(["[1]"], name);
  let [arrive, fail] = [(_: string) => {}, (_: unknown) => {}];
  const text = new Promise<string>((resolve, reject) => {
    [arrive, fail] = [resolve, reject];
  });
  file.text = () => text;
  return { file, arrive, fail };
}

let element: HTMLElement;
beforeEach(async () => {
  element = await shown(html`<gl-quiz-receipt></gl-quiz-receipt>`);
});

const field = () => inside<HTMLTextAreaElement>(element, "textarea");
const status = () => inside(element, "[role=status]").textContent?.replaceAll(/\s+/g, " ").trim();

function drop(file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  // A DataTransfer returns copies of its files.
  Object.defineProperty(event, "dataTransfer", { value: { files: [file] } });
  inside(element, ".drop").dispatchEvent(event);
}

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new InputEvent("input"));
}

const notJson = "This is no receipt: the text is not JSON.";

test("of two dropped files the later one is checked, even if the text of the first arrives last", async () => {
  const [first, second] = [slowFile("first.json"), slowFile("second.json")];
  drop(first.file);
  drop(second.file);
  second.arrive("second");
  await drawn();
  first.arrive("[1]");
  await drawn();
  expect(field().value).toBe("second");
  expect(status()).toBe(notJson);
});

test("text typed while a file is read stays, and has no verdict", async () => {
  const slow = slowFile("slow.json");
  drop(slow.file);
  type("typed");
  slow.arrive("[1]");
  await drawn();
  expect(field().value).toBe("typed");
  expect(status()).toBe("");
});

test("a file that cannot be read is reported, in place of the verdict on the file before", async () => {
  const [good, bad] = [slowFile("good.json"), slowFile("bad.json")];
  drop(good.file);
  good.arrive("good");
  await drawn();
  expect(status()).toBe(notJson);
  drop(bad.file);
  bad.fail(new DOMException("gone", "NotReadableError"));
  await drawn();
  const notice = inside(element, "[role=status] gl-notice");
  expect(notice.getAttribute("text")).toContain("could not read this file");
  expect(status()).not.toContain(notJson);
});

test("a file of more than a million bytes is no receipt and is not put into the text area", async () => {
  drop(new File(["1".repeat(1_000_001)], "large.json"));
  await drawn();
  expect(field().value).toBe("");
  expect(status()).toContain("This is no receipt of this quiz.");
});
