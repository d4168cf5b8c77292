import {maybeCode} from "../cells/code.js";
import {parseDate} from "../cells/date.js";
import {halfWidth} from "../cells/text.js";
import {HEADER_ROWS} from "../files/csv.js";
import type {Grid} from "../files/grid.js";
import type {Meaning} from "./aliases.js";
import type {Mapping} from "./mapping.js";
import {type ParsedHeader, parseHeader} from "./parse.js";

/** Where a table's header stands. In a wide one each cell but the first is a company. */
export interface Header {
  readonly layout: "long" | "wide";
  /** From 0. */
  readonly index: number;
}

/** The figures of companies, one of which makes a row a header. */
export const MEASURES: ReadonlySet<Meaning> = new Set<Meaning>([
  ...(["pe_ttm", "pe_static", "market_cap_cny_100m", "forward_pe", "pe_percentile_published"] as const),
  ...(["revenue_cny_100m", "net_profit_cny_100m"] as const)
]);

/** A header as the mapping has it, else as it reads by itself. */
export function resolveHeader(text: string, mapping: Mapping): ParsedHeader {
  return mapping.find(text) ?? parseHeader(text);
}

/** How well a row serves as a header: the different things that its cells are understood as. 0 for a row of data. */
export function headerScore(cells: readonly string[], mapping: Mapping): number {
  const codes = wideCodes(cells).filter((code) => code !== null).length;
  return Math.max(longScore(cells, mapping), codes > 0 ? codes + 1 : 0);
}

/**
 * Finds the header within the first rows. Two understood columns make a long table; a row of stock codes makes a
 * wide one, unless a long header stands above it, or below it with columns that no code belongs to.
 */
export function findHeader(grid: Grid, mapping: Mapping): Header | null {
  const rows = grid.rows.slice(0, HEADER_ROWS);
  const scores = rows.map((cells) => longScore(cells, mapping));
  const best = Math.max(0, ...scores);
  const long = best >= 2 ? scores.indexOf(best) : -1;
  const wide = rows.findIndex((cells) => wideCodes(cells).some((code) => code !== null));
  if (wide >= 0 && (long < 0 || (wide < long && covers(rows[wide]!, rows[long]!))))
    return {layout: "wide", index: wide};
  return long >= 0 ? {layout: "long", index: long} : null;
}

// A measure counts twice: a line of labels above a table (code, name) is not its header. A measure alone does not
// count at all: it is a title, which says what a wide table's figures are.
function longScore(cells: readonly string[], mapping: Mapping): number {
  const found = new Set<Meaning>();
  for (const cell of cells) {
    const {meaning} = cell.trim() ? resolveHeader(cell, mapping) : {meaning: null};
    if (meaning === null || meaning === "ignore") continue;
    found.add(meaning);
  }
  if (found.size < 2) return 0;
  return found.size + ([...found].some((meaning) => MEASURES.has(meaning)) ? 1 : 0);
}

/**
 * The company of each cell of a wide header, null for a cell without; empty where the row is no wide header. Its
 * first cell names days or codes, or nothing; else all others must be codes, for a row of data may hold one, too.
 */
export function wideCodes(cells: readonly string[]): (string | null)[] {
  const [first = "", ...others] = cells;
  if (parseDate(halfWidth(first))) return [];
  const codes = others.map(headerCode);
  const found = codes.filter((code) => code !== null).length;
  const filled = others.filter((cell) => cell.trim()).length;
  const corner = parseHeader(first).meaning;
  const isCorner = !first.trim() || corner === "date" || corner === "code" || corner === "name";
  const isHeader = isCorner ? found > 0 && found * 2 >= filled : found > 1 && found === filled;
  return isHeader ? [null, ...codes] : [];
}

/** `600000.SH`, `浦发银行(600000.SH)`, `600000.SH 浦发银行`. */
export function headerCode(cell: string): string | null {
  const text = halfWidth(cell);
  const inner = /^[^()]+\(([^()]+)\)$/.exec(text)?.[1];
  const parts = inner === undefined ? text.split(/\s+/) : [inner];
  const codes = parts.map(maybeCode).filter((code) => code !== null);
  return parts.length <= 2 && codes.length === 1 ? codes[0]! : null;
}

/** The company's name that stands beside the code in a wide header; empty where there is none. */
export function headerName(cell: string): string {
  const text = halfWidth(cell);
  const outer = /^([^()]+)\([^()]+\)$/.exec(text)?.[1];
  return outer?.trim() ?? text.split(/\s+/).find((part) => maybeCode(part) === null) ?? "";
}

function covers(codes: readonly string[], labels: readonly string[]): boolean {
  return labels.every((label, i) => i === 0 || !label.trim() || Boolean(codes[i]?.trim()));
}
