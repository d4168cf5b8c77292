import {BadInput} from "../../../badInput.js";
import {maybeCode} from "../cells/code.js";
import {isImpossibleDay, parseDate} from "../cells/date.js";
import {halfWidth} from "../cells/text.js";
import {HEADER_ROWS} from "../files/csv.js";
import {type Grid, placeIn} from "../files/grid.js";
import {headerKey} from "./aliases.js";
import {companyRows} from "./companyRows.js";
import {findHeader, MEASURES, resolveHeader} from "./find.js";
import {withNumbers} from "./lixinger.js";
import type {Mapping} from "./mapping.js";
import {noDay, withDaysApart} from "./measuresByDay.js";
import {parseHeader} from "./parse.js";

/** Codes by what companies are called; null for a name of several. */
export type CompanyNames = ReadonlyMap<string, string | null>;

/** The names of companies, in whatever language, with their codes. */
export function companyNames(companies: readonly Readonly<Record<string, unknown>>[]): CompanyNames {
  const codes = new Map<string, string | null>();
  for (const {code, name_zh, name_en} of companies)
    for (const name of new Set([name_zh, name_en])) {
      if (typeof name !== "string" || typeof code !== "string") continue;
      const before = codes.get(nameKey(name));
      codes.set(nameKey(name), before === undefined || before === code ? code : null);
    }
  return codes;
}

function nameKey(name: string): string {
  return halfWidth(name).replace(/\s+/g, "").toLowerCase();
}

/**
 * A grid in a layout that the tables are read from: days stand below each other, companies have codes, and a value says
 * what it is. Throws BadInput for a company's name that nobody knows beside some that are known.
 */
export function reshape(grid: Grid, mapping: Mapping, names: CompanyNames): Grid {
  return withIndicator(
    withHeaderOnTop(withDaysApart(withDaysDown(withCodes(withNumbers(grid), names)), mapping), mapping),
    mapping
  );
}

/** How many of a row's cells are names of companies, where its first one may stand above days; 0 where no more than half are. */
export function namesIn([corner = "", ...others]: readonly string[], names: CompanyNames): number {
  const {meaning} = parseHeader(halfWidth(corner));
  if (corner.trim() !== "" && meaning !== "date") return 0;
  const filled = others.map(halfWidth).filter((cell) => cell !== "");
  const known = filled.filter((cell) => names.has(nameKey(cell))).length;
  return 2 * known >= filled.length ? known : 0;
}

/** Gives the companies of a wide table their codes, where its header has names alone: a day, then a company a column. */
function withCodes(grid: Grid, names: CompanyNames): Grid {
  const index = grid.rows.slice(0, HEADER_ROWS).findIndex((cells) => namesIn(cells, names) > 0);
  // Where codes stand in the row before it, or in the next one, the names are theirs.
  const near = [grid.rows[index - 1], grid.rows[index + 1]];
  const hasCodes = near.some((cells) => cells?.slice(1).some((cell) => maybeCode(halfWidth(cell)) !== null));
  if (index < 0 || hasCodes) return grid;
  const header = grid.rows[index]!.map((cell, i) =>
    i === 0 || cell.trim() === "" ? cell : withCode(grid, index + 1, halfWidth(cell), names)
  );
  return {...grid, rows: grid.rows.with(index, header), notes: [...grid.notes, "companies by their names"]};
}

function withCode(grid: Grid, row: number, name: string, names: CompanyNames): string {
  const code = names.get(nameKey(name));
  if (code) return `${name}(${code})`;
  const problem =
    code === null
      ? "several companies are called so: give its code"
      : "no company is called so here: give its code, or name it in a list";
  throw new BadInput(placeIn(grid, row), problem, name);
}

/** Turns a sheet whose headers, of which one is a day and one a figure, stand below each other in its first column. */
function withHeaderOnTop(grid: Grid, mapping: Mapping): Grid {
  if (grid.rows.length > HEADER_ROWS || findHeader(grid, mapping)?.layout === "long") return grid;
  // A title stands alone, and beside the day of a wide table's corner stand companies.
  const sides = grid.rows.map(([first = "", ...others]) => {
    const {meaning} = first.trim() ? resolveHeader(first, mapping) : {meaning: null};
    const filled = others.map(halfWidth).filter((cell) => cell !== "");
    if (meaning === null || filled.length === 0) return null;
    return meaning !== "date" || filled.every(isWrittenAsDay) ? meaning : null;
  });
  const days = sides.indexOf("date");
  if (days < 0 || !sides.some((meaning) => meaning !== null && MEASURES.has(meaning))) return grid;
  checkDays(grid, days);
  const note = "headers stand in the first column: rows and columns are exchanged";
  return {...grid, rows: turned(grid.rows), notes: [...grid.notes, note]};
}

function turned(rows: Grid["rows"]): string[][] {
  const width = rows.reduce((most, {length}) => Math.max(most, length), 0);
  return Array.from({length: width}, (_, i) => rows.map((cells) => cells[i] ?? ""));
}

/**
 * Turns a sheet whose days stand side by side, as cross-sections of terminals have them: a row a company. What stands
 * above stays above. Rows of the result are columns of the file, which its notes say.
 */
function withDaysDown(grid: Grid): Grid {
  const index = grid.rows.slice(0, HEADER_ROWS).findIndex(isRowOfDays);
  if (index < 0) return grid;
  const header = grid.rows[index]!;
  const isNamed = parseHeader(halfWidth(header[0] ?? "")).meaning === "code";
  const isAny = grid.rows.slice(index + 1).some(([first = ""]) => maybeCode(halfWidth(first)) !== null);
  // Without a code, and without the word for one, they are rows of something else.
  if (!isNamed && !isAny) return grid;
  const figures = header.flatMap((cell, i) => (i > 0 && parseDate(halfWidth(cell)) !== null ? [i] : []));
  const {above, companies, below} = companyRows(grid, index, {code: 0, figures});
  if (companies.length === 0) return grid;
  checkDays(grid, index);
  const note = `days stand side by side from row ${index + 1}: rows and columns are exchanged`;
  return {
    ...grid,
    rows: [...grid.rows.slice(0, index), ...turned([header, ...above, ...companies]), ...below],
    notes: [...grid.notes, note]
  };
}

// A code, perhaps a name, then nothing but days.
function isRowOfDays(cells: readonly string[]): boolean {
  const [corner = "", ...others] = cells.map(halfWidth);
  const {meaning} = parseHeader(corner);
  if (corner !== "" && meaning !== "code") return false;
  const [first = "", ...rest] = others;
  const days = parseHeader(first).meaning === "name" ? rest : others;
  const isAny = meaning === "code" || days.some((day) => parseDate(day) !== null);
  return days.length > 1 && isAny && days.every(isWrittenAsDay);
}

function isWrittenAsDay(text: string): boolean {
  return parseDate(text) !== null || isImpossibleDay(text);
}

/** Throws BadInput for the first cell of a row of days, from 0, that is written as a day and is none. */
function checkDays(grid: Grid, row: number): void {
  const column = grid.rows[row]!.findIndex((cell) => isImpossibleDay(halfWidth(cell)));
  if (column >= 0) throw noDay(grid, row, column);
}

/** What the values of Baidu's two columns can be, by the words of the file's name. Its amounts are in 100 million. */
const INDICATORS: readonly (readonly [words: RegExp, header: string, unit: string])[] = [
  [/市盈率ttm|pettm/, "市盈率(TTM)", ""],
  [/市盈率静|pe静|pestatic/, "市盈率(静态)", ""],
  [/总市值/, "总市值", "(亿元)"]
];

/**
 * Gives the columns `date` and `value` of AKShare's stock_zh_valuation_baidu the header that the file's name says, and
 * leaves out weekends. Throws BadInput where the name says no indicator, and where most days are further apart than
 * trading days are: the publisher thins out long periods.
 */
function withIndicator(grid: Grid, mapping: Mapping): Grid {
  const header = (grid.rows[0] ?? []).map((cell) => headerKey(halfWidth(cell)));
  const named = header.filter((key) => key !== "");
  if (named.join(" ") !== "date value") return grid;
  const name = headerKey(halfWidth(grid.file.replace(/\.[^.]*$/, "")));
  const found = INDICATORS.filter(([words]) => words.test(name));
  const problem =
    "date and value alone: the file's name must say the code and one of 市盈率(TTM), 市盈率(静), 总市值";
  if (found.length !== 1) throw new BadInput(placeIn(grid, 1), problem);
  const [, indicator, unit] = found[0]!;
  // Whoever knows better says so.
  const meant = mapping.find(indicator) ? indicator : `${indicator}${unit}`;
  const [at, value] = [header.indexOf("date"), header.indexOf("value")];
  const days = grid.rows.map((cells) => parseDate(halfWidth(cells[at] ?? "")));
  checkDaily(grid, days);
  const weekends = days.filter(isWeekend).length;
  const note = `${weekends} ${weekends === 1 ? "day" : "days"} of weekends left out`;
  const rows = grid.rows.map((cells, i) => {
    if (i === 0) return cells.map((cell, column) => (column === value ? meant : cell));
    return isWeekend(days[i]!) ? cells.map(() => "") : cells;
  });
  return {...grid, rows, notes: weekends === 0 ? grid.notes : [...grid.notes, note]};
}

function checkDaily(grid: Grid, days: readonly (string | null)[]): void {
  const times = days.filter((day) => day !== null).map((day) => Date.parse(day));
  const gaps = times.slice(1).map((time, i) => Math.abs(time - times[i]!) / 86_400_000);
  if (gaps.filter((gap) => gap > 1).length * 2 > gaps.length)
    throw new BadInput(
      placeIn(grid),
      "most of its days are more than a day apart, and a percentile needs every trading day: export a shorter period"
    );
}

function isWeekend(day: string | null): boolean {
  return day !== null && [0, 6].includes(new Date(day).getUTCDay());
}
