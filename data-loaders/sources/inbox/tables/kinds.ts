import {BadInput} from "../../../badInput.js";
import {codeProblemInName} from "../cells/code.js";
import {HEADER_ROWS} from "../files/csv.js";
import {type Grid, placeIn} from "../files/grid.js";
import {EXAMPLES, type Meaning} from "../header/aliases.js";
import {resolveHeader} from "../header/find.js";
import type {Mapping} from "../header/mapping.js";
import {NO_HEADER} from "./columns.js";
import type {Table} from "./table.js";

/** What a table holds; one table can hold several. */
export type Kind = "history" | "valuations" | "consensus" | "index";

type Needed = keyof typeof EXAMPLES;

/** The figures of a kind, one of which is enough, and what must stand beside them. */
const KINDS: Readonly<Record<Kind, {figures: readonly Needed[]; beside: readonly Needed[]}>> = {
  history: {
    figures: ["pe_ttm", "market_cap_cny_100m", "pe_static", "suspended", "trade_status"],
    beside: ["code", "date"]
  },
  valuations: {figures: ["forward_pe", "pe_percentile_published"], beside: ["code", "date"]},
  consensus: {figures: ["revenue_cny_100m", "net_profit_cny_100m"], beside: ["code", "date", "fiscal_year"]},
  index: {figures: ["close"], beside: ["code", "date"]}
};

const NAMES = Object.keys(KINDS) as Kind[];

/**
 * The kinds that a table holds. What has figures but lacks what must stand beside them is left out, and listed.
 * Throws BadInput with what was found and what is needed where nothing is left.
 */
export function kindsOf(table: Table): Kind[] {
  const kinds = NAMES.filter((kind) => hasFigures(table, kind));
  // What else a table of indices holds is of no company.
  const ofIndex = kinds.filter((kind) => kind === "index");
  const whole = (ofIndex.length > 0 ? ofIndex : kinds).filter((kind) => missing(table, kind).length === 0);
  if (whole.length === 0) refuse(table, ofIndex.length > 0 ? ofIndex : kinds);
  for (const kind of kinds)
    if (!whole.includes(kind)) {
      const lacks = missing(table, kind).join(", ");
      table.leftOut.push({what: kind, why: ofIndex.length > 0 ? "of an index" : `no ${lacks}`});
    }
  return whole;
}

function hasFigures(table: Table, kind: Kind): boolean {
  return table.columns.some(({meaning}) =>
    (KINDS[kind].figures as readonly (Meaning | null)[]).includes(meaning)
  );
}

function missing(table: Table, kind: Kind): Needed[] {
  const beside = KINDS[kind].beside.filter((meaning) => !stands(table, meaning));
  return kind === "history" && lacksPe(table) ? ["pe_ttm", ...beside] : beside;
}

// Market capitalisation or suspensions may come in a file of their own. Beside a column that is not known, the PE may
// be there under another name, and must not be read as missing.
function lacksPe({columns, layout}: Table): boolean {
  const isUnknown = columns.some(
    ({meaning, header, note}) => meaning === null && header && note !== NO_HEADER
  );
  return layout === "long" && isUnknown && !columns.some(({meaning}) => meaning === "pe_ttm");
}

function stands({columns, context}: Table, meaning: Needed): boolean {
  if (columns.some((column) => column.meaning === meaning)) return true;
  if (meaning === "code")
    return [...context.codes, ...context.indexCodes].length > 0 || columns.some(({code}) => code !== null);
  if (meaning === "date") return context.dates.length > 0;
  return columns.some(({year, meaning: other}) => year !== null && other !== "forward_pe");
}

function refuse(table: Table, kinds: readonly Kind[]): never {
  const needs = kinds.map((kind) => `${missing(table, kind).map(example).join("; ")} for ${kind}`);
  const lacksCode = kinds.some((kind) => missing(table, kind).includes("code"));
  const problem = lacksCode ? codeProblemInName(table.grid.file.replace(/\.[^.]*$/, "")) : null;
  throw new BadInput(
    placeIn(table.grid, table.headerRow),
    `${found(table)}; needed: ${needs.join(", ") || figuresNeeded()}; ${problem === null ? "" : `the file's name says none (${problem}); `}mapping.json can name a column`,
    undefined,
    {publicly: `columns that are needed are missing: ${needs.join(", ") || figuresNeeded()}`}
  );
}

function found({columns}: Table): string {
  const words = columns.slice(0, 40).map(({header, meaning, note}) => `${header} (${meaning ?? note})`);
  return `found ${words.join(", ")}${columns.length > 40 ? ` and ${columns.length - 40} more` : ""}`;
}

function example(meaning: Needed): string {
  return `${meaning} (${EXAMPLES[meaning]})`;
}

function figuresNeeded(): string {
  return NAMES.map((kind) => KINDS[kind].figures.slice(0, 2).map(example).join(" or ")).join("; ");
}

/**
 * Throws BadInput for a grid without a header that is understood: what the row holds that has the most known headers
 * (the first filled one where none has any), what of it is understood, and what is needed.
 */
export function refuseGrid(grid: Grid, mapping: Mapping): never {
  const understood = grid.rows.slice(0, HEADER_ROWS).map((cells) => {
    const meanings = cells.map((cell) => (cell.trim() ? resolveHeader(cell, mapping).meaning : null));
    return [...new Set(meanings.filter((meaning) => meaning !== null && meaning !== "ignore"))];
  });
  const most = Math.max(0, ...understood.map(({length}) => length));
  const row =
    most > 0
      ? understood.findIndex(({length}) => length === most)
      : grid.rows.findIndex((cells) => cells.some((cell) => cell.trim()));
  const known = most > 0 ? `; understood of this row: ${understood[row]!.join(", ")}` : "";
  const cells = (grid.rows[row] ?? []).filter((cell) => cell.trim()).slice(0, 40);
  if (row < 0) throw new BadInput(placeIn(grid), "empty");
  throw new BadInput(
    placeIn(grid, row + 1),
    `no header is understood; needed: ${example("code")}, ${example("date")} and ${figuresNeeded()}; or, of models, in the first row: model, benchmark, score; mapping.json can name a column${known}; found`,
    cells.map((cell) => cell.trim()).join(", "),
    {publicly: "no header is understood"}
  );
}
