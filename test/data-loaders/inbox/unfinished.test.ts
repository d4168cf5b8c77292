import {appendFile, mkdir, rename, rm, utimes, writeFile} from "node:fs/promises";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {checkUnchanged, readBytes} from "../../../data-loaders/sources/inbox/files/folder.js";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {readInbox} from "../../../data-loaders/sources/inbox/read.js";
import {runs} from "../../length.js";
import {temporaryFolderOfFile} from "../../temporaryFolderOfFile.js";
import {csv, gb18030, readFiles, refusal, utf16} from "./samples.js";

const root = temporaryFolderOfFile();
const HEAD = ["代码", "日期", "总市值(亿元)", "市盈率(TTM)"];
const DAYS = Array.from({length: 12}, (_, i) => [
  "600000.SH",
  `2024-01-${10 + i}`,
  String(2134.5 + i),
  String(482.25 + i)
]);
const WHOLE = csv([HEAD, ...DAYS]);

describe("a text that is cut off", () => {
  test("is refused wherever it is cut within a line, and never says another number", async () => {
    let refused = 0;
    const step = runs(7, 1);
    for (let length = WHOLE.indexOf("\n") + 1; length < WHOLE.length; length += step) {
      const isAtEnd = WHOLE[length - 1] === "\n";
      if (isAtEnd) continue;
      const message = await refusal({"a.csv": WHOLE.slice(0, length)});
      const row = WHOLE.slice(0, length).split("\n").length;
      expect(message).toBe(
        `a.csv row ${row}: its last line has no newline, so that it may be cut off: end it with one, or say in mapping.json that the file is whole: {"a.csv":{"complete":true}}`
      );
      refused++;
    }
    expect(refused).toBeGreaterThan(DAYS.length * 3);
  });

  test.each([
    ["UTF-16", utf16(WHOLE.slice(0, -3))],
    ["GB18030", gb18030(WHOLE.slice(0, -3))],
    [
      "lines that Windows ends, without the second half of an end",
      WHOLE.replaceAll("\n", "\r\n").slice(0, -1)
    ],
    ["lines that old Macs end", WHOLE.replaceAll("\n", "\r").slice(0, -3)],
    ["semicolons", csv([HEAD, ...DAYS], ";").slice(0, -3)],
    ["a single line", "代码,日期,市盈率(TTM)"],
    ["models", "model,MMLU\nA,64.25\nB,64.2"],
    ["a publisher's models", "Models,Data Source,Overall\nA,Self-Reported,0.5"]
  ])("in %s", async (_, content) =>
    expect(await refusal({"a.csv": content})).toMatch(/^a\.csv row \d+: its last line has no newline/)
  );

  test("is read where mapping.json says that it is whole, and no other beside it", async () => {
    const mapping = '{"a.csv": {"complete": true}}';
    const whole = WHOLE.slice(0, -1);
    const {history} = await readFiles({"a.csv": whole, "mapping.json": mapping});
    expect(history).toEqual((await readFiles({"a.csv": WHOLE})).history);
    expect(await refusal({"a.csv": WHOLE, "b.csv": whole, "mapping.json": mapping})).toMatch(
      /^b\.csv row 13:/
    );
  });
});

describe("a file that changes while it is read", () => {
  const REFUSED =
    "a.csv: changed while it was read, so that it may be unfinished: refresh again once it is written";

  test("is refused, while somebody adds whole lines to it", async () => {
    const folder = path.join(root, "grows");
    await mkdir(folder);
    const file = path.join(folder, "a.csv");
    await writeFile(file, csv([HEAD]));
    let isOver = false;
    let day = Date.UTC(1995, 0, 1);
    const writing = (async () => {
      while (!isOver) {
        await appendFile(file, `600000.SH,${new Date(day).toISOString().slice(0, 10)},2134.5,5\n`);
        day += 86_400_000;
      }
    })();
    try {
      await expect(readInbox(folder, LIMITS, "2999-01-01")).rejects.toThrow(REFUSED);
    } finally {
      isOver = true;
      await writing;
    }
  });

  test.each([
    ["grew", (file: string) => appendFile(file, "600000.SH,2024-02-01,1,5\n")],
    ["was cut", (file: string) => writeFile(file, csv([HEAD, DAYS[0]!]))],
    ["was written again at its length", (file: string) => utimes(file, 1, 1)],
    [
      "was replaced",
      async (file: string) => {
        await writeFile(`${file}.new`, WHOLE);
        await utimes(`${file}.new`, 2, 2);
        await rename(`${file}.new`, file);
      }
    ],
    ["was taken away", (file: string) => rm(file)]
  ])("is refused where it %s after it was read, before all others were", async (name, change) => {
    const folder = path.join(root, name);
    await mkdir(folder);
    const file = path.join(folder, "a.csv");
    await writeFile(file, WHOLE);
    await utimes(file, 2, 2);
    const {bytes, state} = await readBytes(folder, "a.csv", LIMITS);
    expect(bytes.toString()).toBe(WHOLE);
    await checkUnchanged(folder, [state]);
    await change(file);
    await expect(checkUnchanged(folder, [state])).rejects.toThrow(REFUSED);
  });
});
