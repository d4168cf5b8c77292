import fc from "fast-check";
import {strToU8, zipSync} from "fflate";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import type {HistoryRow} from "../../../data-loaders/percentile/history.js";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {type Inbox, inboxReader} from "../../../data-loaders/sources/inbox/reader.js";
import {runs} from "../../length.js";
import {book, sheet as bookSheet} from "./books.js";
import {type Day, expected} from "./fuzzReference.js";
import {ALL, CODES, type FuzzTable, longTable, wideTable} from "./fuzzTables.js";
import {csv, gb18030, utf16, xlsx, xlsxEntries} from "./samples.js";

// The same 13,000 files in every run. Another seed is a fine thing to try by hand.
const SEED = 20240223;
const FLIPS = runs(1200, 12_000);
const PARTS = runs(300, 3000);
const ARCHIVES = runs(200, 2000);
const OLD = runs(40, 400);
/** No file of a few kilobytes may take more of the processor's time: a clock would also count who else uses it. */
const PATIENCE_MS = 3_000;

/** Reads one file: its days, or the refusal. Anything but BadInput with the file's name fails. */
async function read(file: string, bytes: Uint8Array, limits = LIMITS): Promise<Inbox | BadInput> {
  const started = process.cpuUsage();
  try {
    const reader = inboxReader(undefined, limits, "2099-12-31");
    await reader.add(file, Buffer.from(bytes));
    return reader.finish();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    expect(error.place.file).toBe(file);
    expect(error.message.startsWith(file)).toBe(true);
    expect(error.message).not.toContain("\n");
    return error;
  } finally {
    const {user, system} = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(PATIENCE_MS);
  }
}

function daysOf(inbox: Inbox): Map<string, Day> {
  return new Map(inbox.history.map((day) => [`${day.code} ${day.date}`, plain(day)]));
}

function plain({pe_ttm, market_cap_cny_100m, suspended}: HistoryRow): Day {
  return {pe: pe_ttm, cap: market_cap_cny_100m, suspended};
}

const sorted = (days: ReadonlyMap<string, Day>) => [...days].sort(([a], [b]) => (a < b ? -1 : 1));

/** Checks what was read against the reference: the same days, or the same row and column. */
function check(result: Inbox | BadInput, table: FuzzTable): void {
  const should = expected(table);
  if ("days" in should) {
    if (result instanceof BadInput) throw result;
    expect(sorted(daysOf(result))).toEqual(sorted(should.days));
  } else if (!(result instanceof BadInput))
    throw new Error(`read, should be refused at ${JSON.stringify(should)}`);
  else if ("row" in should)
    expect([result.place.row, result.place.field]).toEqual([should.row, should.field]);
}

const ENCODERS = {
  "UTF-8": (text: string) => new TextEncoder().encode(text),
  "UTF-8 with BOM": (text: string) => new TextEncoder().encode(`\ufeff${text}`),
  GB18030: gb18030,
  "UTF-16": (text: string) => utf16(text)
} as const;
type EncoderName = keyof typeof ENCODERS;
const encoderName = fc.constantFrom<EncoderName>("UTF-8", "UTF-8 with BOM", "GB18030", "UTF-16");

/** What may happen to the data of a table: cells replaced and swapped, rows dropped, repeated, moved, cut and widened. */
const change = fc.record({
  kind: fc.constantFrom(
    "replace",
    "replace",
    "swap",
    "swap",
    "drop",
    "repeat",
    "move",
    "cut",
    "widen",
    "blank"
  ),
  a: fc.nat(),
  b: fc.nat(),
  text: fc.constantFrom(...ALL)
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(table: FuzzTable, changes: readonly Change[]): FuzzTable {
  return changes.reduce(changedOnce, table);
}

function changedOnce(table: FuzzTable, {kind, a, b, text}: Change): FuzzTable {
  const rows = table.rows.map((cells) => [...cells]);
  const length = table.last - table.first + 1;
  if (length < 1) return table;
  const [i, j] = [table.first + (a % length), table.first + (b % length)];
  const [k, l] = [Math.floor(a / length) % rows[i]!.length, Math.floor(b / length) % rows[j]!.length];
  const grown = (by: number): FuzzTable => ({...table, rows, last: table.last + by});
  if (kind === "replace") rows[i]![k] = text;
  if (kind === "swap") [rows[i]![k], rows[j]![l]] = [rows[j]![l]!, rows[i]![k]!];
  if (kind === "move") rows.splice(j, 0, ...rows.splice(i, 1));
  if (kind === "cut" && rows[i]!.length > 1) rows[i]!.splice(k, 1);
  if (kind === "widen") rows[i]!.push(text);
  if (kind === "drop") rows.splice(i, 1);
  if (kind === "repeat") rows.splice(j, 0, [...rows[i]!]);
  if (kind === "blank") rows.splice(i, 0, ["", ""]);
  return grown(kind === "drop" ? -1 : kind === "repeat" || kind === "blank" ? 1 : 0);
}

describe("cells swapped and replaced, rows dropped, repeated and cut", () => {
  const changes = fc.array(change, {minLength: 1, maxLength: 3});

  test.each([
    ["long", longTable, runs(600, 6000)],
    ["wide", wideTable, runs(400, 4000)]
  ] as const)(
    "%s CSV files are read as the reference reads them, or refused where it refuses them",
    async (_, arbitrary, numRuns) => {
      await fc.assert(
        fc.asyncProperty(arbitrary, changes, encoderName, async (original, list, encoder) => {
          const table = changed(original, list);
          check(await read("fuzz.csv", ENCODERS[encoder](csv(table.rows))), table);
        }),
        {seed: SEED, numRuns}
      );
    }
  );

  test("XLSX files too, whether a number is stored as a number or as text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(longTable, wideTable), changes, async (original, list) => {
        const table = changed(original, list);
        // In a workbook there is no row with too few cells.
        const width = table.rows[table.header]!.length;
        const rows = table.rows.map((cells) => [
          ...cells,
          ...Array(Math.max(0, width - cells.length)).fill("")
        ]);
        const cells = rows.map((row) =>
          row.map((text) => (/^-?[1-9]\d*(\.\d*[1-9])?$/.test(text) ? Number(text) : text))
        );
        check(await read("fuzz.xlsx", xlsx({Sheet1: cells})), {...table, rows});
      }),
      {seed: SEED, numRuns: runs(150, 1500)}
    );
  });
});

/** One change of the bytes of a file, and how it is called. */
const damage = fc.record({
  kind: fc.constantFrom("flip", "flip", "flip", "set", "quote", "remove", "insert", "truncate", "newline"),
  at: fc.nat(),
  byte: fc.nat(255)
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, {kind, at, byte}: Damage): Uint8Array {
  const i = at % bytes.length;
  const [before, after] = [bytes.slice(0, i), bytes.slice(i + 1)];
  const joined = (...middle: number[]) => Uint8Array.from([...before, ...middle, ...after]);
  if (kind === "flip") return joined(bytes[i]! ^ (1 << (byte % 8)));
  if (kind === "set") return joined(byte);
  if (kind === "quote") return joined(0x22, bytes[i]!);
  if (kind === "newline") return joined(0x0a, bytes[i]!);
  if (kind === "insert") return joined(byte, bytes[i]!);
  return kind === "remove" ? joined() : before;
}

/** What two texts have not in common: the lines between those that both begin with and those that both end with. */
function touched(
  a: string,
  b: string
): {before: string[]; after: string[]; isWhole: (line: number) => boolean} {
  const [x, y] = [a.split("\n"), b.split("\n")];
  let head = 0;
  while (head < x.length && head < y.length && x[head] === y[head]) head++;
  let tail = 0;
  while (tail < x.length - head && tail < y.length - head && x.at(-1 - tail) === y.at(-1 - tail)) tail++;
  return {
    before: x.slice(head, x.length - tail),
    after: y.slice(head, y.length - tail),
    isWhole: (line) => head > line
  };
}

/** Whether a line of the damaged file says what was read of a day: the very digits, or the mark, of each of its figures. */
function isSaid(day: Day, lines: readonly string[]): boolean {
  const cells = lines.flatMap((line) => line.split(",").map((cell) => cell.replaceAll('"', "").trim()));
  const numbers = cells.map((cell) => Number(cell.replace(/[倍x]$/i, "")));
  const say = (value: number | null) =>
    value === null
      ? cells.some((cell) => cell === "--" || Number(cell) === 0) || cells.length < 6
      : numbers.includes(value);
  return say(day.cap) && (day.pe === 0 ? cells.includes("亏损") : say(day.pe));
}

describe("bytes flipped, set, removed and inserted, quotes broken, files cut short", () => {
  const codes = [...new Set(CODES.values())];
  const row = fc.record({
    pe: fc.integer({min: -5000, max: 5000}),
    cap: fc.integer({min: 1, max: 99999}),
    mark: fc.nat(20)
  });

  /** A plain table, a day a line, so that it can be told which lines the damage touched. */
  const whole = fc
    .record({rows: fc.array(row, {minLength: 2, maxLength: 12}), encoder: encoderName})
    .map(({rows, encoder}) => {
      const days = new Map<string, Day>();
      const lines = rows.map(({pe, cap, mark}, i) => {
        const [code, date] = [
          codes[i % codes.length]!,
          new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)
        ];
        const peText = mark === 0 ? "亏损" : mark === 1 || pe === 0 ? "--" : String(pe / 100);
        days.set(`${code} ${date}`, {
          pe: mark === 0 ? 0 : mark === 1 || pe === 0 ? null : pe / 100,
          cap: cap / 10,
          suspended: mark === 2
        });
        return [code, date, peText, String(cap / 10), mark === 2 ? "停牌" : "交易"].join(",");
      });
      const text = [
        "历史数据",
        "代码,日期,市盈率(TTM),总市值(亿元),交易状态",
        ...lines,
        "数据来源：synthetic,,,,",
        ""
      ].join("\n");
      return {bytes: ENCODERS[encoder](text), days, text, encoder};
    });

  test("never change what an untouched row says; a touched one is read as it is printed, or refused", async () => {
    let readFiles = 0;
    await fc.assert(
      fc.asyncProperty(whole, damage, async ({bytes, days, encoder}, change) => {
        const other = damaged(bytes, change);
        const result = await read("fuzz.csv", other);
        if (result instanceof BadInput) return;
        readFiles++;
        const label = {GB18030: "gb18030", "UTF-16": "utf-16le", "UTF-8": "utf-8", "UTF-8 with BOM": "utf-8"}[
          encoder
        ];
        const [was, is] = [bytes, other].map((file) => new TextDecoder(label).decode(file));
        const {before, after, isWhole} = touched(was!, is!);
        const found = daysOf(result);
        const gone = before.join("\n");
        for (const [key, day] of days) {
          const [code, date] = key.split(" ");
          if (gone.includes(code!) && gone.includes(date!)) continue;
          // A column whose header is damaged may be ignored, and then the summary says so.
          const ignored = result.files[0]!.columns.filter(({meaning}) => meaning === null);
          if (isWhole(1)) expect(found.get(key)).toEqual(day);
          else if (ignored.length === 0) expect(found.get(key)).toEqual(day);
          else expect(found.get(key)?.pe).toEqual(day.pe);
          found.delete(key);
        }
        expect(found.size).toBeLessThanOrEqual(after.length);
        for (const day of found.values())
          expect([day, after, isSaid(day, after)]).toEqual([day, after, true]);
      }),
      {seed: SEED, numRuns: FLIPS}
    );
    // The property must not hold because nothing is ever read.
    expect(readFiles).toBeGreaterThan(FLIPS / 12);
  });

  test("with half of a file in another encoding, all of it is read with the same values, or nothing", async () => {
    let readFiles = 0;
    await fc.assert(
      fc.asyncProperty(whole, encoderName, fc.nat(), async ({text, days}, encoder, at) => {
        const cut = at % text.length;
        const bytes = Buffer.concat([
          ENCODERS[at % 2 ? "UTF-8" : "GB18030"](text.slice(0, cut)),
          ENCODERS[encoder](text.slice(cut))
        ]);
        const result = await read("fuzz.csv", bytes);
        if (result instanceof BadInput) return;
        readFiles++;
        expect(sorted(daysOf(result))).toEqual(sorted(days));
      }),
      {seed: SEED, numRuns: PARTS}
    );
    expect(readFiles).toBeGreaterThan(PARTS / 15);
  });
});

describe("damaged workbooks", () => {
  const cells = [
    ["代码", "日期", "市盈率(TTM)", "总市值(亿元)"],
    ...Array.from({length: 6}, (_, i) => ["600000.SH", `2024-02-0${i + 1}`, i * 10.5 - 20, 100 + i / 7])
  ];
  const intact = xlsx({Sheet1: cells});

  test("with bytes of the archive changed are read with the same values, or refused", async () => {
    const before = (await read("fuzz.xlsx", intact)) as Inbox;
    let readFiles = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(damage, {minLength: 1, maxLength: 2}), async (list) => {
        const result = await read("fuzz.xlsx", list.reduce(damaged, intact));
        if (result instanceof BadInput) return;
        readFiles++;
        expect(result.history).toEqual(before.history);
      }),
      {seed: SEED, numRuns: ARCHIVES}
    );
    expect(readFiles).toBeGreaterThan(ARCHIVES / 50);
  });

  test("of the old kind, which has no checksums, are read or refused, within the limits of their reader", async () => {
    const old = book("xls", {S: bookSheet(cells)});
    let [readFiles, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(damage, {minLength: 1, maxLength: 3}), async (list) => {
        // One bit can send the reader round in a circle.
        const result = await read("fuzz.xls", list.reduce(damaged, old), {...LIMITS, readerSeconds: 5});
        if (result instanceof BadInput) refused++;
        else readFiles++;
      }),
      {seed: SEED, numRuns: OLD}
    );
    expect(readFiles).toBeGreaterThan(OLD / 20);
    expect(refused).toBeGreaterThan(OLD / 20);
  });

  test("with bytes of a part changed, and a right checksum, keep every untouched row, or are refused", async () => {
    const before = daysOf((await read("fuzz.xlsx", intact)) as Inbox);
    const entries = xlsxEntries({Sheet1: cells}) as Record<string, Uint8Array>;
    const sheet = "xl/worksheets/sheet1.xml";
    // Two lines stand before the rows.
    const HEADER_LINE = 2;
    entries[sheet] = strToU8(new TextDecoder().decode(entries[sheet]).replaceAll("<row", "\n<row"));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(entries), sheet, sheet, sheet),
        damage,
        async (part, change) => {
          const other = damaged(entries[part]!, change);
          const result = await read("fuzz.xlsx", zipSync({...entries, [part]: other}, {level: 1}));
          if (result instanceof BadInput) return;
          const [was, is] = [entries[part]!, other].map((bytes) => new TextDecoder().decode(bytes));
          const {before: gone, after, isWhole} = touched(was!, is!);
          const printed = new Set(
            after.flatMap((line) => [...line.matchAll(/>([^<]*)</g)].map(([, text]) => Number(text)))
          );
          const found = daysOf(result);
          const values = new Set([...before.values()].flatMap(({pe, cap}) => [pe, cap]));
          // What is new is printed in the touched lines; a text that many cells share may change its date or code.
          for (const {pe, cap} of found.values())
            for (const value of [pe, cap])
              expect(value === null || values.has(value) || printed.has(value)).toBe(true);
          if (part !== sheet || !isWhole(HEADER_LINE)) return;
          for (const [i, [key, day]] of [...before].entries())
            if (!gone.some((line) => line.includes(`r="${i + 2}"`))) expect(found.get(key)).toEqual(day);
        }
      ),
      {seed: SEED, numRuns: runs(300, 3000)}
    );
  });
});
