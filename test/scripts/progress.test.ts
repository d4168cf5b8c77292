import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {tellShare} from "../../scripts/build/build.js";
import {cutToColumns} from "../../scripts/cutToColumns.js";
import {fileLines, progressOn} from "../../scripts/progress.js";

/** Everything that is written, and a terminal that is one or is not. */
function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return {written, isTTY, columns, write: (text: string) => written.push(text)};
}

const note = (i: number, taken = 1200) => ({
  line: `${i}.csv: PE history, 1,200 rows taken over`,
  details: `${i}.csv: PE history, long\n  columns: 日期 → date`,
  taken
});

describe("progress on a terminal", () => {
  beforeEach(() => {
    vi.useFakeTimers({toFake: ["setInterval", "clearInterval", "Date"]});
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is one bar, drawn over itself, cleared for a line and at the end", () => {
    const out = terminal(true);
    const progress = progressOn(out);
    progress.step("fetch");
    progress.progress(1, 2);
    progress.say("read pe.csv");
    progress.step("build");
    progress.end();
    const text = out.written.join("");
    expect(text).toContain("[████░░░░░░░░░░░░░░░░░░░░] fetch 1/2 0:00");
    expect(text).toContain("\r\x1b[2Kread pe.csv\n\r\x1b[2K[██");
    expect(text).toContain("[████████████░░░░░░░░░░░░] build 0:00");
    expect(text.endsWith("\r\x1b[2K")).toBe(true);
    expect(text.split("\n")).toHaveLength(2);
  });

  test("moves during the build, and its time goes on while nothing is said", () => {
    const out = terminal(true);
    const progress = progressOn(out);
    progress.step("build");
    vi.advanceTimersByTime(65_000);
    expect(out.written.at(-1)).toBe("[████████████░░░░░░░░░░░░] build 1:05");
    progress.building!(0.5);
    expect(out.written.at(-1)).toBe("[██████████████████░░░░░░] build 50% 1:05");
    vi.advanceTimersByTime(3_600_000);
    expect(out.written.at(-1)).toBe("[██████████████████░░░░░░] build 50% 1:01:05");
    progress.end();
    const {length} = out.written;
    vi.advanceTimersByTime(10_000);
    expect(out.written).toHaveLength(length);
  });

  test("takes how much of a site is built from the time that the pages of the last one took", async () => {
    const shares: number[] = [];
    // Without a log of the last build: 45 s.
    const telling = await tellShare("no-such.log", (share) => shares.push(share));
    vi.advanceTimersByTime(22_500);
    expect(shares.at(-1)).toBeCloseTo(0.35);
    vi.advanceTimersByTime(600_000);
    expect(shares.at(-1)).toBeCloseTo(0.7 * 0.99);
    telling.stop();
    expect(shares.at(-1)).toBe(0.7);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  test("stays within a narrow one, as wide as its characters are", () => {
    const out = terminal(true, 12);
    progressOn(out).step("validate");
    expect(out.written.at(-1)).toHaveLength(11);
    expect(cutToColumns("市盈率.csv: PE", 14)).toBe("市盈率.csv: PE");
    expect(cutToColumns("市盈率.csv: PE", 13)).toBe("市盈率.csv: …");
    expect(cutToColumns("市盈率.csv", 6)).toBe("市盈…");
  });

  test("has a line a file, cut to the terminal, and no details unless they are asked for", () => {
    const said = (isVerbose: boolean, columns: number) => {
      const out = terminal(true, columns);
      const progress = progressOn(out, {isVerbose});
      progress.step("fetch");
      progress.file!(note(1));
      progress.file!(note(2));
      progress.step("validate");
      progress.end();
      const text = out.written.join("").split("\r\x1b[2K");
      return text.filter((part) => part.includes(".csv")).join("");
    };
    expect(said(false, 80)).toBe(`${note(1).line}\n${note(2).line}\n`);
    expect(said(false, 20)).toBe("1.csv: PE history,…\n2.csv: PE history,…\n");
    expect(said(true, 80)).toBe(`${note(1).details}\n${note(2).details}\n`);
  });

  test("tells of files before whatever comes after them, also where that is the end", () => {
    const out = terminal(true);
    const progress = progressOn(out);
    progress.file!(note(1));
    progress.say("left out: valuations of 600000.SH");
    progress.file!(note(2));
    progress.end();
    const lines = out.written.join("").replaceAll("\r\x1b[2K", "").split("\n");
    expect(lines).toEqual([note(1).line, "left out: valuations of 600000.SH", note(2).line, ""]);
  });
});

test("ten files have a line each; of more, one sums up the rest, after those of which nothing was taken", () => {
  const files = (n: number) => Array.from({length: n}, (_, i) => note(i));
  for (const n of [0, 1, 10]) expect(fileLines(files(n))).toEqual(files(n).map(({line}) => line));
  expect(fileLines(files(11))).toHaveLength(11);
  expect(fileLines(files(11)).at(-1)).toBe(
    "and 1 file more, 1,200 rows taken over; --verbose has all of each"
  );
  const some = fileLines([...files(299), note(299, 0)]);
  expect(some[0]).toBe(note(299, 0).line);
  expect(some.slice(1, 10)).toEqual(files(9).map(({line}) => line));
  expect(some.slice(10)).toEqual(["and 290 files more, 348,000 rows taken over; --verbose has all of each"]);
  const none = Array.from({length: 12}, (_, i) => note(i, 0));
  expect(fileLines(none).at(-1)).toBe(
    "and 2 files more, 0 rows taken over, nothing of 2; --verbose has all of each"
  );
});

describe("progress elsewhere", () => {
  test("is plain lines, one a step and one a tenth, and nothing moves", () => {
    const out = terminal(false);
    const progress = progressOn(out);
    progress.step("fetch");
    for (let i = 1; i <= 1000; i++) progress.progress(i, 1000);
    progress.say("read pe.csv");
    // What was understood of a file is said whole: that is the log.
    expect([progress.building, progress.file]).toEqual([undefined, undefined]);
    progress.end();
    const lines = out.written.join("").split("\n");
    expect(lines[0]).toBe("[1/6] fetch");
    expect(lines.filter((line) => line.endsWith("/1000"))).toHaveLength(10);
    expect(lines).toContain("read pe.csv");
    for (const drawn of ["\r", "\x1b", "█"]) expect(out.written.join("")).not.toContain(drawn);
  });
});
