/** A file chosen on a page is read as by `gradlab data --data`: the same code with the same result. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Engine, ExperimentDraft } from "../../wasm-bindings/engine";
import { implementCalls } from "../../web/src/engine/calls";
import { load, loadModules, pathOf } from "./support/engine";

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string, bigEnd: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  [..."\uFEFF", ...Array.from({ length: text.length }, (_, i) => text[i] as string)].forEach((unit, i) => {
    view.setUint16(2 * i, unit.charCodeAt(0), !bigEnd);
  });
  return new Uint8Array(view.buffer);
};
const names = "x;who\n1,5;M\u00fcller\n2,5;M\u00f6ller\n3,5;M\u00fcller\n";

const files: { [name: string]: Uint8Array } = {
  "Windows-1252": latin1("x,who\n1,M\xFCller\n2,M\xF6ller\n3,M\xFCller\n4,M\xF6ller\n"),
  "UTF-8 with a mark": new TextEncoder().encode(`\uFEFF${names}`),
  "UTF-16, little end first": utf16(names, false),
  "UTF-16, big end first": utf16(names, true),
  "no header, missing cells": latin1("5.1,?,setosa\n4.9,3.0,setosa\n7.0,3.2,versicolor\n6.4,3.2,versicolor\n"),
  "words as features": latin1("colour\tx\ty\nred\t1\t0.5\nblue\t2\t1.5\nred\t3\t2.5\n"),
  "17 digits": latin1("x,y\n0.30000000000000004,1.5\n123456789.12345679,2e-3\n"),
  "one class": latin1("x,y\n1,a\n2,a\n"),
  "a spreadsheet": latin1("PK\x03\x04\x14\x00"),
  "thousands separators": latin1("x;y\n1.234,5;1\n2.345,5;2\n"),
};

let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), "gradlab-"));
beforeAll(async () => {
  ({ engine } = await load());
});
afterAll(() => rmSync(folder, { recursive: true }));

const settings = { split: [1, 0, 0] as [number, number, number], preprocess: "none" };

function onThePage(bytes: Uint8Array) {
  const decoded = engine.decode(bytes);
  if ("problems" in decoded) return { problems: decoded.problems.map(({ message }) => message) };
  const document: ExperimentDraft = { data: { ...settings, source: "csv", csv: decoded.text } };
  const prepared = engine.prepare(document, null);
  if ("problems" in prepared) return { problems: prepared.problems.map(({ message }) => message) };
  const { features, classes, raw } = prepared;
  return {
    features,
    classes,
    x: [...raw.x],
    y: [...raw.y],
    remarks: [...decoded.remarks, ...prepared.remarks].map(({ message }) => message),
  };
}

function onTheCommandLine(bytes: Uint8Array) {
  const table = join(folder, "table");
  writeFileSync(table, bytes);
  const input = JSON.stringify({ data: settings });
  const ended = spawnSync(pathOf("build/native/gradlab"), ["data", "-", "--data", table], { input });
  const lines = ended.stderr.toString().split("\n").slice(0, -1);
  if (ended.status !== 0) return { problems: lines.map((line) => line.replace(`${table}: `, "")) };
  const data = JSON.parse(ended.stdout.toString()) as {
    features: string[];
    classes: string[] | null;
    rows: { x: number[]; y: number }[];
    remarks: { message: string }[];
  };
  expect(lines).toEqual(data.remarks.map(({ message }) => `remark: data.csv: ${message}`));
  return {
    features: data.features,
    classes: data.classes,
    x: data.rows.flatMap(({ x }) => x),
    y: data.rows.map(({ y }) => y),
    remarks: data.remarks.map(({ message }) => message),
  };
}

describe("a file is read on the page as on the command line", () => {
  it.each(Object.entries(files))("%s", (_name, bytes) => {
    const page = onThePage(bytes);
    expect(page).toEqual(onTheCommandLine(bytes));
    expect("problems" in page ? page.problems?.length : page.x?.length).toBeGreaterThan(0);
  });
});

/** The CPU time of this process, which does not depend on other processes. */
function time(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  return process.cpuUsage(begun).user;
}

it("a table of 20,000 different words as the target is refused at once", () => {
  const check = (different: number) => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i % 7},w${i % different}`);
    return engine.check({ data: { source: "csv", csv: `x,y\n${rows.join("\n")}` } });
  };
  check(3);
  // Compared with a table that is read to its end: comparing all pairs of words took half a minute.
  const usual = time(() => expect(check(2).problems).toEqual([]));
  const refused = time(() => expect(check(20_000).problems[0]?.code).toBe("too-many-classes"));
  expect(refused).toBeLessThan(5 * usual);
});

it("a table is read once for several requests", () => {
  const csv = `x,z,y\n${Array.from({ length: 20_000 }, (_, i) => `${i % 700}.25,${i % 13},${i % 7}.5`).join("\n")}`;
  const first = time(() => engine.check({ data: { source: "csv", csv } }));
  const again = Math.min(
    ...[0.1, 0.2, 0.3].map((lr) => time(() => engine.check({ data: { source: "csv", csv }, optimizer: { lr } }))),
  );
  expect(again).toBeLessThan(first / 2);
});

const hundredRows = { data: { source: "csv", csv: `x,y\n${"1,2\n3,4\n".repeat(50)}` } };

it("an own table is read in pieces of one cell, and then cached", async () => {
  const { modules } = await loadModules();
  const call = modules.readOwnTable(hundredRows);
  let pieces = 1;
  while (call?.advance(1)) pieces++;
  call?.delete();
  // 200 cells: read three times to find the separator, once to count the kinds of the columns, and once to build the
  // data.
  expect(pieces).toBeGreaterThan(800);
  expect(modules.readOwnTable(hundredRows)).toBeNull();
  expect(modules.readOwnTable({})).toBeNull();
});

it("a worker can stop reading an own table between two slices, in every call that reads one", async () => {
  const { modules } = await loadModules();
  const calls = implementCalls(modules);
  const request = { steps: 1, milliseconds: 1, snapshot: false };
  const begun = [
    calls.check(hundredRows),
    calls.prepare(hundredRows, null),
    calls.curvature(hundredRows, null),
    calls.open(hundredRows, null, null),
    calls.begin(hundredRows, null, null, null, request),
  ] as Generator[];
  let time = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (time += 40));
  for (const slices of begun) {
    expect(slices.next().done).toBe(false);
    slices.return(undefined);
    const unread = modules.readOwnTable(hundredRows);
    expect(unread).not.toBeNull();
    unread?.delete();
  }
  clock.mockRestore();
});

it("decode() throws for bytes that are not a Uint8Array", () => {
  for (const wrong of [null, "a,b", [1, 2], new ArrayBuffer(2)])
    expect(() => engine.decode(wrong as never)).toThrow(TypeError);
});
