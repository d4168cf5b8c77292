import {BadInput} from "../../../badInput.js";
import {parseCode} from "../cells/code.js";
import {halfWidth} from "../cells/text.js";
import type {Unit} from "../cells/unit.js";
import {columnLetters, type Grid, placeIn} from "../files/grid.js";
import type {Meaning} from "../header/aliases.js";
import {headerCode, resolveHeader} from "../header/find.js";
import type {Mapping} from "../header/mapping.js";
import type {ParsedHeader} from "../header/parse.js";
import {isDayFigure} from "../header/wide.js";
import type {Column} from "./table.js";

/** Why a column without a header is ignored. */
export const NO_HEADER = "no header";

/** What each meaning may be measured in. */
const UNITS: Partial<Record<Meaning, readonly Unit["kind"][]>> = {
  pe_ttm: ["times"],
  pe_static: ["times"],
  forward_pe: ["times"],
  market_cap_cny_100m: ["cny", "foreign"],
  revenue_cny_100m: ["cny", "foreign"],
  net_profit_cny_100m: ["cny", "foreign"],
  pe_percentile_published: ["percent", "fraction"],
  brokers: ["count"]
};

/** The columns of a long table whose header is the row `index`. Throws BadInput where two could be the same thing. */
export function longColumns(
  grid: Grid,
  index: number,
  mapping: Mapping,
  units: readonly (Unit | null)[]
): Column[] {
  const columns = widthOf(grid.rows[index]!).map((cell, i) => {
    const header = resolveHeader(cell, mapping);
    return columnFrom(grid, index + 1, i, cell, header, units[i] ?? null);
  });
  checkAlone(grid, index + 1, columns);
  return columns;
}

/**
 * The columns of a wide table: the day, then a company each. `measures` are what a row below the codes says, or else
 * `measure` is what all of the table is. Throws BadInput where nothing says what the figures are.
 */
export function wideColumns(
  grid: Grid,
  index: number,
  measures: readonly (ParsedHeader | null)[],
  measure: ParsedHeader | null,
  units: readonly (Unit | null)[]
): Column[] {
  if (measures.length === 0 && !measure)
    throw new BadInput(
      placeIn(grid, index + 1),
      "a column a company, but of which figures? name the sheet or file after them (pe_ttm, 总市值), or in mapping.json"
    );
  const columns = widthOf(grid.rows[index]!).map((cell, i): Column => {
    if (i === 0) return {...blank(0, cell), meaning: "date"};
    const code = headerCode(cell);
    if (code === null) return {...blank(i, cell), note: noCompany(grid, index + 1, i, cell)};
    const header = measures.length > 0 ? measures[i] : measure;
    const note = `not known${header ? `: ${header.text}` : ""}`;
    if (!isDayFigure(header)) return {...blank(i, cell), note};
    return {...columnFrom(grid, index + 1, i, cell, header, units[i] ?? null), code};
  });
  checkAlone(grid, index + 1, columns);
  return columns;
}

/** Why a wide column is ignored. What looks like a code and is none is no column to ignore. */
function noCompany(grid: Grid, row: number, index: number, cell: string): string {
  const text = halfWidth(cell);
  if (!/\d{5}|\.[a-z]{2,4}\b/i.test(text)) return cell.trim() ? "no stock code" : NO_HEADER;
  const parsed = parseCode(text);
  const problem = "problem" in parsed ? parsed.problem : "not a stock code";
  throw new BadInput(placeIn(grid, row, `column ${columnLetters(index)}`), problem, cell.trim());
}

function widthOf(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}

function blank(index: number, cell: string): Column {
  const header = cell.replace(/\s+/g, " ").trim() || `column ${columnLetters(index)}`;
  return {
    ...{index, header, meaning: null, unit: null, isUnitGiven: false, decimal: "."},
    ...{year: null, code: null, note: null}
  };
}

function columnFrom(
  grid: Grid,
  row: number,
  index: number,
  cell: string,
  {meaning, year, unit: named, isUnitGiven}: ParsedHeader,
  below: Unit | null
): Column {
  const unit = named ?? below;
  const column = {...blank(index, cell), meaning, unit, isUnitGiven, year};
  if (meaning === null || meaning === "ignore") return {...column, note: whyIgnored(cell, meaning)};
  // Whether a percentile is a share is what mapping.json is asked to say.
  const isDecided = isUnitGiven && meaning === "pe_percentile_published";
  if (named && below && named.text !== below.text && !isDecided)
    throw new BadInput(
      placeIn(grid, row, column.header),
      `in ${named.text} by its header, and below`,
      below.text
    );
  const allowed = UNITS[meaning];
  const isKnown = unit?.kind !== "foreign" || unit.currency !== null;
  if (!unit || !allowed || (allowed.includes(unit.kind) && isKnown)) return column;
  throw new BadInput(placeIn(grid, row, column.header), `${meaning} in a unit it cannot have`, unit.text);
}

function whyIgnored(cell: string, meaning: Meaning | null): string {
  if (meaning === "ignore") return "by mapping.json";
  if (!cell.trim()) return NO_HEADER;
  const isPe = /市盈率|(?<![a-z])pe(?![a-z])/i.test(halfWidth(cell));
  return isPe ? "a PE, but not known to be TTM, static (LYR) or a forecast" : "not known";
}

/** Meanings that say the same thing in two ways. */
const SAME: Partial<Record<Meaning, string>> = {trade_status: "suspended"};

// Names are only for the reader, and a close only of an index; any other meaning must belong to one column. Forward PEs
// of several years may stand side by side, where each names its year.
function checkAlone(grid: Grid, row: number, columns: readonly Column[]): void {
  const seen = new Map<string, Column>();
  const hasBare = columns.some(({meaning, year}) => meaning === "forward_pe" && year === null);
  for (const column of columns) {
    const {meaning, year, code} = column;
    if (meaning === null || meaning === "ignore" || meaning === "name" || meaning === "close") continue;
    const ofYear = meaning === "forward_pe" && hasBare ? "" : `${year?.year ?? ""}${year?.kind ?? ""}`;
    const key = [SAME[meaning] ?? meaning, ofYear, code].join("|");
    const twin = seen.get(key);
    seen.set(key, column);
    if (!twin) continue;
    const names = [twin, column].map(({header, index}) => `"${header}" (column ${columnLetters(index)})`);
    const what = code === null ? meaning : `${meaning} of ${code}`;
    throw new BadInput(
      placeIn(grid, row),
      `two columns could be ${what}: ${names.join(" and ")}; set one to "ignore" in mapping.json`
    );
  }
}
