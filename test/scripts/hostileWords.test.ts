import {mkdirSync, writeFileSync} from "node:fs";
import path from "node:path";
import {expect, test} from "vitest";
import {openStore} from "../../data-loaders/store/store.js";
import {main} from "../../scripts/refresh.js";
import {temporaryFolder} from "../data-loaders/store/temporaryFolder.js";
import {inProcess} from "./inProcess.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: to find them is the purpose
const RAW = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]/;
const FORGED = "ok: snapshot of 2024-02-26 stored";
const NAME = `x\n${FORGED}\u001b[8m\u009b8m\u202e.csv`;

/** Refreshes from an inbox of these files, and reads what is on record. */
async function refreshed(files: Readonly<Record<string, string>>, ...args: string[]) {
  const [folder, store] = [temporaryFolder(), path.join(temporaryFolder(), "store")];
  mkdirSync(folder, {recursive: true});
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const ended = await inProcess(main, ["--source", "inbox", "--no-build", ...args], {
    BENCHFOLIO_STORE: store,
    BENCHFOLIO_INBOX: folder
  });
  const kept = openStore(store);
  const stored = JSON.stringify([await kept.runs(), await (await kept.current())?.readAll()]);
  return {...ended, stored, last: (await kept.runs()).at(-1)!};
}

test.each([
  ["lines", []],
  ["JSON", ["--json"]]
])("a file's name, sheet, header and row forge no line of a refresh, in %s", async (_, args) => {
  const wrong = `代码,日期,市盈率(TTM)\n600000,2024-02-23,"\u202e5\u2028${FORGED}"\n`;
  const {code, stdout, stderr, last} = await refreshed({[NAME]: wrong}, ...args);
  expect(code).toBe(1);
  for (const text of [stdout, stderr, last.message]) expect(text).not.toMatch(RAW);
  for (const text of [stdout, stderr, last.message])
    expect(text.split("\n").filter((line) => line.startsWith(FORGED))).toEqual([]);
  expect(last.message).toBe(
    `x\\n${FORGED}\\u001b[8m\\u009b8m\\u202e.csv row 2, 市盈率(TTM): invalid number: (its text is shown only where the refresh ran)`
  );
});

test("a file of such a name is read, and goes by the name that can be printed", async () => {
  const scores = "model,benchmark,score,developer,open_weights\nSynthetic\u202eA,MMLU,64.25,Lab,yes\n";
  const {code, stdout, stderr, stored} = await refreshed({
    [NAME]: scores,
    "pe.csv": "代码,日期,市盈率(TTM),总市值(亿元)\n300308.SZ,2024-02-23,50,1000\n"
  });
  for (const text of [stdout, stderr]) expect(text).not.toMatch(RAW);
  expect(stderr).toContain(`x\\n${FORGED}\\u001b[8m\\u009b8m\\u202e.csv: scores, long form`);
  // Of a name with a newline in it JSON would have one backslash.
  expect(stored).toContain(`x\\\\n${FORGED}`);
  expect(stored).not.toMatch(/x\\nok/);
  expect([code, stdout]).toEqual([0, expect.stringContaining("ok: snapshot of 2024-02-23 stored")]);
});

test("a wrong file's row is printed to whoever refreshes, and is in no file of the store", async () => {
  const {code, stdout, stored, last} = await refreshed({"a.csv": "Geheimnis,salary\nAnna,80000\n"});
  expect(code).toBe(1);
  expect(stdout).toContain('found: "Geheimnis, salary"');
  expect(last.message).toBe("a.csv row 1: no header is understood");
  expect(stored).not.toContain("Geheimnis");
});
