import {BadInput} from "../../../badInput.js";
import {halfWidth} from "../cells/text.js";
import {type Grid, placeIn} from "../files/grid.js";
import {headerKey, type Meaning} from "./aliases.js";
import type {Mapping} from "./mapping.js";
import {type ParsedHeader, parseHeader} from "./parse.js";

/** What a wide table can hold, and the words for it within a longer name (`全市场市盈率TTM_2024`). */
const WORDS: ReadonlyMap<Meaning, RegExp> = new Map([
  ["pe_ttm", /市盈率(?:pe)?ttm|pettm|滚动市盈率/],
  ["pe_static", /市盈率(?:pe)?(?:lyr|静态)|静态市盈率|pelyr|pestatic/],
  ["market_cap_cny_100m", /总市值|totalmv|marketcap/],
  ["suspended", /停牌/],
  ["trade_status", /交易状态|tradestatus/]
]);

/** Words that make another figure of it. */
const OTHER = /扣非|扣除|剔除|分位|动态|预测|percentile|rank/;

/** Whether a header names something that a wide table can hold. */
export function isDayFigure(header: ParsedHeader | null | undefined): header is ParsedHeader {
  return header?.meaning != null && WORDS.has(header.meaning);
}

interface Candidate {
  readonly header: ParsedHeader;
  readonly from: string;
}

/**
 * What a wide table's figures are: as mapping.json says for the file or sheet, else what the rows above it and its
 * sheet's name say, else its file's name. Null where nothing does. Throws BadInput where two of them disagree.
 */
export function wideMeasure(grid: Grid, above: readonly number[], mapping: Mapping): ParsedHeader | null {
  const names =
    grid.sheet === undefined ? [grid.file] : [`${grid.file}[${grid.sheet}]`, grid.sheet, grid.file];
  const mapped = names.map((name) => mapping.find(name)).find((header) => header !== null);
  if (mapped) return mapped;
  const near = [
    ...above.flatMap((row) => fromRow(`row ${row}`, grid.rows[row - 1] ?? [])),
    ...fromName("the sheet's name", grid.sheet ?? "")
  ];
  // A workbook of several figures may bear the name of one of them.
  const candidates = near.length > 0 ? near : fromName("the file's name", grid.file.replace(/\.[^.]*$/, ""));
  const [first] = candidates;
  const other = candidates.find(({header}) => header.meaning !== first?.header.meaning);
  if (!first || !other) return first ? {...first.header, unit: unitOf(candidates)} : null;
  const says = ({from, header}: Candidate) => `${from} says ${header.meaning}`;
  throw new BadInput(placeIn(grid), `which figures? ${says(first)}, ${says(other)}`);
}

function unitOf(candidates: readonly Candidate[]) {
  return candidates.find(({header}) => header.unit)?.header.unit ?? null;
}

// `指标：市盈率(PE,TTM)`, or the words alone.
function fromRow(from: string, cells: readonly string[]): Candidate[] {
  return cells.flatMap((cell) =>
    fromName(from, halfWidth(cell).replace(/^(?:指标|指标名称|字段|数据项|indicator)\s*:/i, ""))
  );
}

function fromName(from: string, name: string): Candidate[] {
  const header = parseHeader(name);
  if (header.meaning) return isDayFigure(header) ? [{header, from}] : [];
  const key = headerKey(halfWidth(name));
  if (OTHER.test(key)) return [];
  const found = [...WORDS].filter(([, words]) => words.test(key));
  return found.map(([meaning]) => ({header: {...header, meaning}, from}));
}
