import {existsSync, mkdirSync, utimesSync, writeFileSync} from "node:fs";
import path from "node:path";
import {expect, test} from "vitest";
import {openAnswers} from "../../../data-loaders/sources/tushare/answerCache.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

test("the cache of answers removes old answers, and nothing else of the folder that it was given", async () => {
  const folder = temporaryFolder();
  const answer = `daily_basic/${"0123456789abcdef".repeat(2)}.json`;
  const mine = [
    "package.json",
    "daily_basic/notes.json",
    `a/b/${"0123456789abcdef".repeat(2)}.json`,
    "old.tmp"
  ];
  for (const file of [answer, ...mine]) {
    mkdirSync(path.join(folder, path.dirname(file)), {recursive: true});
    writeFileSync(path.join(folder, file), "{}");
    utimesSync(path.join(folder, file), new Date(0), new Date(0));
  }
  const answers = openAnswers(folder, (text) => text);
  expect(await answers.find({api: "daily_basic", params: {}} as never, 1)).toBeUndefined();
  expect(existsSync(path.join(folder, answer))).toBe(false);
  for (const file of mine) expect(existsSync(path.join(folder, file)), file).toBe(true);
});
