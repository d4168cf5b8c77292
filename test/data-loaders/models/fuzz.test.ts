import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import type {ModelEvidence} from "../../../data-loaders/models/evidence.js";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {inboxReader} from "../../../data-loaders/sources/inbox/reader.js";
import {allEvidence} from "../../../data-loaders/sources/models/files/modelFile.js";
import {runs} from "../../length.js";
import {CARD, JSON_FEEDS, type JsonFeed, TABLE_FEEDS, type TableFeed} from "./fuzzFeeds.js";
import {TODAY} from "./inboxFiles.js";

// The same feeds in every run. Another seed is a fine thing to try by hand.
const SEED = 20240304;
const RUNS = runs(40, 5000);
const options = {seed: SEED, numRuns: RUNS};

/** Reads one file: what it says, or the refusal. Anything but BadInput with the file's name fails. */
async function read(file: string, text: string, mapping?: unknown): Promise<ModelEvidence | BadInput> {
  try {
    const reader = inboxReader(mapping === undefined ? undefined : JSON.stringify(mapping), LIMITS, TODAY);
    await reader.add(file, Buffer.from(text));
    const {models} = reader.finish();
    return allEvidence(models.map(({evidence}) => evidence));
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    expect(error.place.file).toBe(file);
    expect(error.message.startsWith(file)).toBe(true);
    expect(error.message).not.toContain("\n");
    return error;
  }
}

/** What a file says, whatever the order in which it says it, and where. */
function plain(evidence: ModelEvidence | BadInput) {
  if (evidence instanceof BadInput) throw evidence;
  const sorted = (rows: readonly object[]) =>
    rows.map((row) => JSON.stringify({...row, at: ""}, Object.keys({...row, at: ""}).sort())).sort();
  const {models, benchmarks, scores, aliases} = evidence;
  return [models, benchmarks, scores, aliases].map(sorted);
}

/** Throws where evidence holds what no table may: a number outside of its unit, a name that is empty. */
function checkPossible(evidence: ModelEvidence | BadInput): void {
  if (evidence instanceof BadInput) return;
  const units = new Map(evidence.benchmarks.map(({name, unit}) => [name, unit]));
  for (const score of evidence.scores) {
    const isPercent = units.get(score.benchmark) === "percent";
    expect(Number.isFinite(score.score)).toBe(true);
    if (isPercent) expect(score.score >= 0 && score.score <= 100).toBe(true);
    expect(units.has(score.benchmark)).toBe(true);
    expect(score.model.trim()).not.toBe("");
    expect(score.score_stderr ?? 0).toBeGreaterThanOrEqual(0);
    for (const count of [score.n_shot, score.n_samples]) expect(Number.isInteger(count ?? 0)).toBe(true);
    expect((score.as_of ?? "") <= TODAY).toBe(true);
  }
  for (const {name} of evidence.models) expect(name.trim()).not.toBe("");
}

const tableFeed = fc.constantFrom<TableFeed>(...TABLE_FEEDS);
const jsonFeed = fc.constantFrom<JsonFeed>(...JSON_FEEDS);

/** How a table may be written without saying anything else. */
const dress = fc.record({
  order: fc.nat(),
  isQuoted: fc.boolean(),
  hasBom: fc.boolean(),
  ending: fc.constantFrom("\n", "\r\n"),
  blanks: fc.array(fc.nat(), {maxLength: 3})
});
type Dress = typeof dress extends fc.Arbitrary<infer T> ? T : never;

function csvOf(rows: readonly (readonly string[])[], {isQuoted, hasBom, ending, blanks}: Dress): string {
  const lines = rows.map((cells) =>
    cells
      .map((cell) => (isQuoted || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(",")
  );
  for (const at of blanks) lines.splice(at % (lines.length + 1), 0, "");
  return `${hasBom ? "\ufeff" : ""}${lines.join(ending)}${ending}`;
}

/** The rows with their columns in another order. */
function reordered(rows: readonly (readonly string[])[], seed: number): string[][] {
  const order = shuffled([...rows[0]!.keys()], seed);
  return rows.map((cells) => order.map((i) => cells[i]!));
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const rest = [...items];
  let state = seed >>> 0;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return items.map(() => rest.splice(next(rest.length), 1)[0]!);
}

describe("what keeps the content reads equal", () => {
  test("of a table: the order of columns, quotes, a byte order mark, line ends, empty lines", async () => {
    await fc.assert(
      fc.asyncProperty(tableFeed, dress, async ({file, rows, mapping}, how) => {
        const same = await read(file, csvOf(reordered(rows, how.order), how), mapping);
        expect(plain(same)).toEqual(plain(await read(file, csvOf(rows, PLAIN), mapping)));
      }),
      options
    );
  });

  test("of JSON: the order of keys, spaces, a byte order mark", async () => {
    await fc.assert(
      fc.asyncProperty(
        jsonFeed,
        fc.nat(),
        fc.constantFrom(0, 1, "\t"),
        fc.boolean(),
        async ({file, value}, seed, space, hasBom) => {
          const text = `${hasBom ? "\ufeff" : ""}${JSON.stringify(rekeyed(value, seed), null, space)}`;
          expect(plain(await read(file, text))).toEqual(plain(await read(file, JSON.stringify(value))));
        }
      ),
      options
    );
  });

  test("of a card: line ends, a byte order mark, the text below", async () => {
    const {file, text, mapping} = CARD;
    const before = plain(await read(file, text, mapping));
    for (const same of [text.replaceAll("\n", "\r\n"), `\ufeff${text}`, `${text}\n---\nmodel-index: none\n`])
      expect(plain(await read(file, same, mapping))).toEqual(before);
  });
});

const PLAIN: Dress = {order: 0, isQuoted: false, hasBom: false, ending: "\n", blanks: []};

function rekeyed(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => rekeyed(item, seed));
  if (typeof value !== "object" || value === null) return value;
  const entries = shuffled(Object.entries(value), seed);
  return Object.fromEntries(entries.map(([key, inner]) => [key, rekeyed(inner, seed + 1)]));
}

describe("what breaks structure or range is refused by name", () => {
  const at = fc.record({row: fc.nat(), column: fc.nat()});

  test("a score that is no number, or outside of its unit", async () => {
    const junk = fc.constantFrom("abc", "-5", "1e9", "101%", "0x10", "1,5", "12..5", "Infinity", "--1");
    await fc.assert(
      fc.asyncProperty(tableFeed, at, junk, async ({file, rows, mapping, bounded}, {row, column}, text) => {
        const i = 1 + (row % (rows.length - 1));
        const name = bounded[column % bounded.length]!;
        const broken = rows.map((cells, j) =>
          j === i ? cells.map((cell, k) => (rows[0]![k] === name ? text : cell)) : cells
        );
        const result = await read(file, csvOf(broken, {...PLAIN, isQuoted: true}), mapping);
        if (!(result instanceof BadInput)) throw new Error(`read: ${file} ${name} ${text}`);
        expect([result.place.row, result.place.field]).toEqual([i + 1, name]);
      }),
      options
    );
  });

  test("a column that is gone, stands twice, or has no name; a row that is cut, or too long; an open quote", async () => {
    const kind = fc.constantFrom("gone", "twice", "nameless", "cut", "long", "quote");
    await fc.assert(
      fc.asyncProperty(tableFeed, kind, at, async (feed, what, place) => {
        const text = brokenTable(feed, what, place);
        if (text === null) return;
        const result = await read(feed.file, text, feed.mapping);
        if (!(result instanceof BadInput)) throw new Error(`read: ${feed.file} ${what}\n${text}`);
      }),
      options
    );
  });

  test("a number of a run that is another kind of value, or outside of its unit", async () => {
    const junk = fc.constantFrom<unknown>("0.5", true, [], {a: 1}, 1.5, -0.5, 1e300);
    await fc.assert(
      fc.asyncProperty(jsonFeed, fc.nat(), junk, async ({file, value, numbers}, n, wrong) => {
        const path = numbers[n % numbers.length]!;
        const result = await read(file, JSON.stringify(withValue(value, path, wrong)));
        if (!(result instanceof BadInput))
          throw new Error(`read: ${file} ${path.join(".")} ${JSON.stringify(wrong)}`);
        expect(result.place.field).toContain(path.findLast((key) => Number.isNaN(Number(key))));
      }),
      options
    );
  });
});

describe("whatever comes is read as what can be, or refused", () => {
  const edit = fc.record({
    at: fc.nat(),
    cut: fc.nat({max: 12}),
    put: fc.constantFrom("", ",", '"', "\n", "{", "}", "[", ":", "-", "9", "0", "é", "\t", ";", " ", "null")
  });
  const edits = fc.array(edit, {minLength: 1, maxLength: 4});

  test("text with characters gone and put in", async () => {
    const texts = [
      ...TABLE_FEEDS.map(({file, rows, mapping}) => ({file, mapping, text: csvOf(rows, PLAIN)})),
      ...JSON_FEEDS.map(({file, value}) => ({file, mapping: undefined, text: JSON.stringify(value)})),
      CARD
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), edits, async ({file, text, mapping}, changes) => {
        const changed = changes.reduce((now, {at, cut, put}) => {
          const from = at % (now.length + 1);
          return now.slice(0, from) + put + now.slice(from + cut);
        }, text);
        checkPossible(await read(file, changed, mapping));
      }),
      options
    );
  });

  test("JSON with values replaced and keys gone", async () => {
    const junk = fc.constantFrom<unknown>(
      undefined,
      null,
      "",
      "N/A",
      "x",
      0,
      -1,
      5,
      1e300,
      true,
      [],
      {},
      [{}],
      {a: {}}
    );
    await fc.assert(
      fc.asyncProperty(jsonFeed, fc.nat(), junk, async ({file, value}, n, wrong) => {
        const paths = pathsOf(value);
        checkPossible(
          await read(file, JSON.stringify(withValue(value, paths[n % paths.length]!, wrong)) ?? "null")
        );
      }),
      options
    );
  });
});

function brokenTable(
  {rows, needed, isRagged}: TableFeed,
  what: string,
  {row, column}: {row: number; column: number}
): string | null {
  const i = 1 + (row % (rows.length - 1));
  const k = column % rows[0]!.length;
  const gone = rows[0]!.indexOf(needed[column % needed.length]!);
  const change = (map: (cells: readonly string[], j: number) => readonly string[]) =>
    csvOf(rows.map(map), {...PLAIN, isQuoted: true});
  if (what === "gone") return change((cells) => cells.filter((_, c) => c !== gone));
  if (what === "twice") return change((cells) => [...cells, cells[k]!]);
  if (what === "nameless") return change((cells, j) => [...cells, j === 0 ? "" : "x"]);
  if (what === "cut") return isRagged ? null : change((cells, j) => (j === i ? cells.slice(0, -1) : cells));
  if (what === "long") return change((cells, j) => (j === i ? [...cells, "x"] : cells));
  return `${csvOf(rows, {...PLAIN, isQuoted: true})
    .trimEnd()
    .slice(0, -1)}\n`;
}

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** The value with what stands at a path replaced; undefined takes it out. */
function withValue(value: unknown, [key, ...path]: readonly string[], wrong: unknown): unknown {
  if (key === undefined) return wrong;
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === key ? withValue(item, path, wrong) : item));
  const object = value as Record<string, unknown>;
  return {...object, [key]: withValue(object[key], path, wrong)};
}
