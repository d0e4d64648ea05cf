/** Compares the text of the privacy page with the code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { defaults as search } from "../../../web/src/lessons/hparams/state";
import { addressable, defaults as playground } from "../../../web/src/lessons/playground/state";
import { words as ownData } from "../../../web/src/lessons/playground/words";
import { words } from "../../../web/src/site/page-words";

const source = join(import.meta.dirname, "../../../web/src");
const storages = /\b(localStorage|sessionStorage|indexedDB)\b/;

it("names everything that is stored in the browser; each file that stores something is listed here", () => {
  const stored: Readonly<Record<string, string>> = {
    "look/scheme.ts": "light or dark",
    "kit/keys.ts": "letters are no keys",
    "kit/receipt/store.ts": "your answers to the exercises, with the name",
    "lessons/hparams/study/saved.ts": "the search that you began last",
    // On an embedding page, in the tab's storage, during the reload that its reader asked for.
    "embed/gradlab.ts": "",
  };
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      path.endsWith(".ts") &&
      storages.test(readFileSync(join(source, path), "utf8").replaceAll(/^\s*(\/?\*|\/\/).*/gm, "")),
  );
  expect(files.sort()).toEqual(Object.keys(stored).sort());
  for (const text of Object.values(stored)) expect(words.text("privacy.kept.text")).toContain(text);
});

it("names the reader's data that are in an address", () => {
  // A state contains nothing else of a table.
  expect(Object.keys(playground.csv)).toEqual(["name", "text", "hash", "rows"]);
  expect(JSON.stringify(search)).not.toContain("csv");
  const most = `up to ${addressable.toLocaleString("en")} characters`;
  expect(words.text("privacy.own.text")).toContain(`of a small table (${most}) all of it`);
  expect(ownData.text("csv.help")).toContain(`${most} stand in this page's address`);
});
