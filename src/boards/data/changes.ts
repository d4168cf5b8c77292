import {html} from "htl";
import {sourcesIn} from "../../components/charts/provenance.js";
import {withCommands} from "../../components/command.js";
import {companyLink, companyName, sectorName} from "../../components/companyName.js";
import {keyed} from "../../components/export/figureCsv.js";
import type {Figure} from "../../components/figure.js";
import {longName} from "../../components/longName.js";
import type {Column} from "../../components/table/column.js";
import {figureTable} from "../../components/table/figureTable.js";
import {formatDifference, formatNumber} from "../../lib/format.js";
import type {Language} from "../../lib/language.js";
import type {CommonMessages} from "../../lib/messages/common.js";
import {type RunChangeMessages, runChanges} from "../../lib/messages/runChanges.js";
import {valuation} from "../../lib/messages/valuation.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {snapshotDays} from "../../queries/changes.js";
import type {SnapshotDay} from "../../queries/rows/changes.js";
import type {RunChangeCount, RunChangeRow} from "../../queries/rows/runChanges.js";
import {CHEAP, CONSENSUS_MOVE_PCT, DEAR, runChangeCounts, runChangeRows} from "../../queries/runChanges.js";
import {type Board, boardFrame} from "../board.js";

interface View {
  readonly since: string;
  readonly day: string;
  readonly lang: Language;
  readonly t: RunChangeMessages;
  readonly m: CommonMessages;
}

/**
 * What changed between the stored day before and the published one: company by company, and counted by list and sector where
 * anything did. Without an earlier day, what would bring one.
 */
export function changes<State extends object>(board: Board<State>, answers: Answers): HTMLElement {
  const {lang, m} = board;
  const t = runChanges[lang];
  const days = knownRows<SnapshotDay>(answers, snapshotDays()).map(({as_of}) => as_of);
  const [since, day] = days.slice(-2);
  if (since === undefined || day === undefined)
    return html`<p class="bf-hint">${withCommands(since === undefined ? t.noDay : t.oneDay(since))}</p>`;
  const view = {since, day, lang, t, m};
  const counts = knownRows<RunChangeCount>(answers, runChangeCounts());
  const framed = {pictures: false, height: 120};
  const hasChanged = counts.some(({n_companies}) => n_companies > 0);
  return html`<div>${boardFrame<State, RunChangeRow>(board, () => [], {
    ...framed,
    id: "changes",
    query: runChangeRows,
    show: (rows) => changesFigure(rows, view)
  })}${
    hasChanged
      ? boardFrame<State, RunChangeCount, CountRow>(board, () => [], {
          ...framed,
          id: "changes-by-list",
          query: runChangeCounts,
          show: (rows) => countsFigure(rows, view)
        })
      : ""
  }</div>`;
}

/** Every change, company by company. */
export function changesFigure(rows: readonly RunChangeRow[], view: View): Figure<RunChangeRow> {
  const {since, day, lang, t, m} = view;
  const company = (row: RunChangeRow) => {
    const name = longName(companyName(row, lang));
    return twoLines(linked(row, name), row.code);
  };
  const columns: Column<RunChangeRow>[] = [
    {key: lang === "zh" ? "name_zh" : "name_en", label: t.columns.company, format: company},
    {key: "change", label: t.columns.change, format: (row) => whatChanged(row, t)},
    {
      key: lang === "zh" ? "sector_zh" : "sector_en",
      label: t.columns.sector,
      format: (row) => twoLines(sectorOf(row, view), listOf(row, view))
    },
    {
      key: "value_before",
      label: t.columns.before,
      numeric: true,
      format: (row) => value(row, row.value_before, view)
    },
    {key: "value_now", label: t.columns.now, numeric: true, format: (row) => value(row, row.value_now, view)},
    {
      key: "value_change_pct",
      label: t.columns.percent,
      unit: "%",
      numeric: true,
      format: (row) => (row.change === "consensus_moved" ? formatDifference(row.value_change_pct, 1) : "")
    }
  ];
  const title = titleOf(rows, view);
  return {
    title,
    subtitle: t.subtitle(since, day),
    notes: t.notes(CHEAP, DEAR, CONSENSUS_MOVE_PCT),
    ...provenanceOf(rows, view),
    rows,
    columns,
    fileColumns: keyed<RunChangeRow>([
      ...(["list_id", "list_name_zh", "list_name_en", "change", "code", "name_zh", "name_en"] as const),
      ...(["sector_zh", "sector_en"] as const),
      ...(["percentile_line", "fiscal_year", "value_before", "value_now", "unit"] as const),
      ...(["value_change_pct", "since", "as_of", "source"] as const)
    ]),
    ...figureTable(rows, columns, {
      caption: title,
      hideCaption: true,
      labels: {...m.table, empty: m.table.none},
      ...(rows.length > PAGE && {search: true, pageSize: PAGE})
    })
  };
}

/** More rows than that are searched and paged through. */
const PAGE = 25;

/** How many companies of each sector changed, and in which way. */
export function countsFigure(found: readonly RunChangeCount[], view: View): Figure<CountRow> {
  const {since, day, lang, t, m} = view;
  const rows = found.map((row) => ({...row, since}));
  const numbers = [
    ["n_entered", t.columns.entered],
    ["n_left", t.columns.left],
    ["n_crossed_20", t.columns.crossed(CHEAP)],
    ["n_crossed_80", t.columns.crossed(DEAR)],
    ["n_consensus_moved", t.columns.moved],
    ["n_companies", t.columns.any]
  ] as const;
  const columns: Column<CountRow>[] = [
    {
      key: lang === "zh" ? "sector_zh" : "sector_en",
      label: t.columns.sector,
      format: (row) =>
        row.scope === "all"
          ? html`<strong>${t.columns.all}</strong>`
          : twoLines(
              row.scope === "list" ? html`<strong>${t.columns.allSectors}</strong>` : sectorOf(row, view),
              listOf(row, view)
            )
    },
    ...numbers.map(([key, label]) => ({
      key,
      label,
      numeric: true,
      format: (row: CountRow) => formatNumber(row[key])
    }))
  ];
  const title = t.groupsTitle(rows.find(({scope}) => scope === "all")?.n_companies ?? 0);
  return {
    title,
    subtitle: t.groupsSubtitle(since, day),
    source: "Benchfolio",
    asOf: day,
    rows,
    columns,
    fileColumns: keyed<CountRow>([
      ...(["scope", "list_id", "list_name_zh", "list_name_en", "sector_zh", "sector_en"] as const),
      ...(["n_companies", "n_entered", "n_left"] as const),
      ...(["n_crossed_20", "n_crossed_80", "n_crossed", "n_consensus_moved", "since"] as const)
    ]),
    ...figureTable(rows, columns, {
      caption: title,
      hideCaption: true,
      labels: {...m.table, empty: m.table.none}
    })
  };
}

type CountRow = RunChangeCount & {readonly since: string};

function titleOf(rows: readonly RunChangeRow[], {since, day, t}: View): string {
  const count = (change: RunChangeRow["change"]) =>
    new Set(rows.filter((row) => row.change === change).map(({code}) => code)).size;
  const [entered, left, crossed, moved] = [
    count("entered"),
    count("left"),
    count("crossed"),
    count("consensus_moved")
  ];
  const parts = [
    ...(entered > 0 ? [t.entered(entered)] : []),
    ...(left > 0 ? [t.left(left)] : []),
    ...(crossed > 0 ? [t.crossed(crossed, CHEAP, DEAR)] : []),
    ...(moved > 0 ? [t.moved(moved, CONSENSUS_MOVE_PCT)] : [])
  ];
  return parts.length > 0 ? t.title(since, parts) : t.nothing(since, day, CHEAP, DEAR, CONSENSUS_MOVE_PCT);
}

function whatChanged(row: RunChangeRow, {change: t}: RunChangeMessages): string {
  const {change, percentile_line: line, fiscal_year: year, value_before: before, value_now: now} = row;
  if (change === "consensus_moved") return now! > before! ? t.up(year!) : t.down(year!);
  if (change !== "crossed") return t[change];
  if (line === CHEAP) return now! < line ? t.below(line) : t.notBelow(line);
  return now! > line! ? t.above(line!) : t.notAbove(line!);
}

/** A language's unit of money, in 100 million: 十亿 is no unit in which Chinese speaks of profits. */
const MONEY = {en: {in100m: 10, digits: 3}, zh: {in100m: 1, digits: 2}} as const;

/** With as many digits as tell the two values of a row apart. */
function value(row: RunChangeRow, shown: number | null, {lang, t}: View): string {
  if (shown === null) return "";
  const {value_before: before, value_now: now} = row;
  const {in100m, digits} = MONEY[lang];
  const enough = (factor: number, from: number) =>
    [from, from + 1, from + 2].find(
      (digits) => formatNumber(before! * factor, digits) !== formatNumber(now! * factor, digits)
    ) ?? from + 3;
  return row.change === "crossed"
    ? formatNumber(shown, enough(1, 1))
    : t.money(row.unit!.replace(/ 100m$/, ""), formatNumber(shown / in100m, enough(1 / in100m, digits)));
}

/** What a cell is of, and below it, small, what that is of. */
function twoLines(first: string | Node, second: string): HTMLElement {
  return html`<span class="bf-company">${first} <small>${second}</small></span>`;
}

/** A member of a list has a page of its own, any other company the one of all; who is not known any more has none. */
function linked({code, is_listed}: RunChangeRow, name: string | Node): string | Node {
  if (is_listed === null) return name;
  if (is_listed) return companyLink(code, name, "../companies/");
  return html`<a href=${`../companies/company.html?code=${encodeURIComponent(code)}`}>${name}</a>`;
}

function listOf(row: RunChangeRow | CountRow, {lang, t}: View): string {
  return (lang === "zh" ? row.list_name_zh : row.list_name_en) ?? row.list_id ?? t.noList;
}

function sectorOf(row: RunChangeRow | CountRow, {lang, t}: View): string {
  const {sector_zh, sector_en} = row;
  return sector_zh === null ? t.noSector : sectorName({sector_zh, sector_en: sector_en ?? sector_zh}, lang);
}

/** Whose the rows are. Percentiles are of this notebook; nothing at all is said of its own tables. */
function provenanceOf(rows: readonly RunChangeRow[], {day, lang}: View): {source: string; asOf: string} {
  const said = rows.map((row) => (row.change === "crossed" ? valuation[lang].ranking.source : row.source));
  return {source: sourcesIn(said).join("; ") || "Benchfolio", asOf: day};
}
