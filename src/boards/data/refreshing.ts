import {html} from "htl";
import {command} from "../../components/command.js";
import {type Fact, factList} from "../../components/factList.js";
import type {Figure} from "../../components/figure.js";
import type {Column} from "../../components/table/column.js";
import {figureTable} from "../../components/table/figureTable.js";
import {formatNumber, MISSING} from "../../lib/format.js";
import {daysSince, formatTime} from "../../lib/formatTime.js";
import type {CommonMessages} from "../../lib/messages/common.js";
import {type RefreshMessages, refresh} from "../../lib/messages/refresh.js";
import {knownRows} from "../../lib/notebook.js";
import {feedRows} from "../../queries/modelFeeds.js";
import {runRows, sourceRows} from "../../queries/refreshRuns.js";
import type {FeedRow} from "../../queries/rows/modelFeeds.js";
import type {RunRow, SourceRow} from "../../queries/rows/refreshRuns.js";
import {type Board, type BoardFiles, boardFrame} from "../board.js";

/** What the build knows of the age of its data: data-loaders/freshness.ts writes it. */
export interface Freshness {
  readonly snapshot: {
    readonly run_id: string;
    readonly as_of: string;
    readonly source: string;
    readonly written_at: string;
  } | null;
  readonly as_of: string;
  /** The latest stored day, where an earlier one is published because somebody chose it. */
  readonly newer_as_of: string | null;
  readonly schedule: {readonly cron: string; readonly timezone: string} | null;
  readonly next_run: string | null;
  readonly report_as_of: string;
  readonly sources: readonly string[];
}

/** A source as the page shows it: those that were never asked, too. */
type KnownSource = SourceRow & {readonly age_days: number | null; readonly command: string};

interface View {
  readonly freshness: Freshness;
  readonly timezone: string;
  readonly now: Date;
  readonly t: RefreshMessages;
  readonly m: CommonMessages;
}

/**
 * How fresh the data are: what is published, each source, the live feeds of scores, and the last runs. `feeds` and `runs`
 * are empty where none was asked.
 */
export function refreshing<State extends object>(
  board: Board<State>,
  answers: BoardFiles["answers"],
  freshness: Freshness,
  now = new Date()
) {
  const timezone = freshness.schedule?.timezone ?? "Asia/Shanghai";
  const view = {freshness, timezone, now, t: refresh[board.lang], m: board.m};
  const runs = knownRows<RunRow>(answers, runRows());
  const framed = {pictures: false, height: 120};
  return {
    facts: factList(factsOf(runs, view)),
    sources: boardFrame<State, KnownSource>(board, () => [], {
      ...framed,
      id: "sources",
      query: sourceRows,
      show: (rows) => sourcesFigure(rows, view)
    }),
    feeds:
      knownRows<FeedRow>(answers, feedRows()).length === 0
        ? document.createDocumentFragment()
        : boardFrame<State, FeedRow>(board, () => [], {
            ...framed,
            id: "feeds",
            query: feedRows,
            show: (rows) => feedsFigure(rows, view)
          }),
    runs:
      runs.length === 0
        ? document.createDocumentFragment()
        : boardFrame<State, RunRow>(board, () => [], {
            ...framed,
            id: "runs",
            query: runRows,
            show: (rows) => runsFigure(rows, view)
          })
  };
}

function factsOf(runs: readonly RunRow[], {freshness, timezone, now, t}: View): Fact[] {
  const {snapshot, newer_as_of, schedule, next_run} = freshness;
  const time = (iso: string) => formatTime(iso, timezone);
  const failed = runs.find(({status}) => status !== "ok");
  const published = snapshot
    ? t.snapshot(snapshot.as_of, sourceName(snapshot.source, t), time(snapshot.written_at))
    : t.embedded(freshness.as_of);
  const next =
    next_run === null || schedule === null
      ? t.unscheduled
      : new Date(next_run) > now
        ? t.nextAt(`${time(next_run)} (${timezone})`, schedule.cron)
        : t.nextPassed(`${time(next_run)} (${timezone})`);
  return [
    [t.published, newer_as_of === null ? published : t.heldBack(published, newer_as_of)],
    ...(snapshot ? [] : [[t.howTo, html`<span>${command(t.command)} ${t.commandNote}</span>`] as const]),
    [t.next, next],
    [
      t.lastFailure,
      failed ? t.failure(time(failed.started_at), sourceName(failed.source, t), failed.message) : t.noFailure
    ]
  ];
}

/** Every source that a refresh can ask or has asked, with its age. */
export function knownSources(
  rows: readonly SourceRow[],
  {freshness, now}: Pick<View, "freshness" | "now">
): KnownSource[] {
  const silent = {as_of: null, last_success: null, n_runs: 0, n_failed: 0};
  const publishedOf = (source: string) =>
    freshness.snapshot?.source.split("+").includes(source) ? freshness.snapshot.as_of : null;
  const names = new Set([...freshness.sources, ...rows.map(({source}) => source)]);
  return [...names].map((source) => {
    const row = rows.find((each) => each.source === source) ?? {...silent, source};
    // Nobody has to fetch what is embedded; and a snapshot may be published whose own run built no site.
    const as_of = source === "report" ? freshness.report_as_of : laterOf(row.as_of, publishedOf(source));
    return {
      ...row,
      as_of,
      age_days: as_of === null ? null : daysSince(as_of, now),
      command: source === "demo" ? "npm run demo" : `npm run refresh -- --source ${source}`
    };
  });
}

function laterOf(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function sourcesFigure(found: readonly SourceRow[], view: View): Figure<KnownSource> {
  const {freshness, timezone, t, m} = view;
  const rows = knownSources(found, view);
  const time = (iso: string | null) => (iso === null ? MISSING : formatTime(iso, timezone));
  const columns: Column<KnownSource>[] = [
    {key: "source", label: t.source, format: (row) => sourceName(row.source, t)},
    {key: "as_of", label: t.asOf},
    {key: "age_days", label: t.age, unit: t.days, numeric: true, format: (row) => formatNumber(row.age_days)},
    {key: "last_success", label: t.lastSuccess, format: (row) => time(row.last_success)},
    {key: "n_runs", label: t.runs, numeric: true},
    {key: "n_failed", label: t.failed, numeric: true},
    {key: "command", label: t.get, format: (row) => command(row.command)}
  ];
  const title = sourcesTitle(rows, freshness, t);
  return table({title, subtitle: t.sourcesSubtitle(timezone), asOf: freshness.as_of, rows, columns}, m);
}

/** How many of the sources brought something. A snapshot is published whose own run built no site: it did, too. */
export function sourcesTitle(
  rows: readonly Pick<KnownSource, "source" | "as_of" | "last_success">[],
  {as_of}: Pick<Freshness, "as_of">,
  t: RefreshMessages
): string {
  const brought = rows.filter(
    (row) => row.last_success !== null || (row.source !== "report" && row.as_of !== null)
  ).length;
  return brought === 0 ? t.sourcesEmbedded(as_of) : t.sourcesTitle(brought, rows.length, as_of);
}

/** Each live feed of scores with its terms, and why it was not read where it was not. */
export function feedsFigure(
  rows: readonly FeedRow[],
  {freshness, t, m}: Pick<View, "freshness" | "t" | "m">
): Figure<FeedRow> {
  const columns: Column<FeedRow>[] = [
    {key: "name", label: t.feed},
    {key: "status", label: t.result, format: ({status}) => t.feedResults[status] ?? status},
    {key: "retrieved", label: t.retrieved},
    {key: "rows", label: t.scores, numeric: true, format: (row) => formatNumber(row.rows)},
    {key: "licence", label: t.licence},
    {key: "message", label: t.message},
    {key: "attribution", label: t.attribution}
  ];
  const read = rows.filter(({status}) => status === "ok").length;
  const days = rows.flatMap(({retrieved}) => retrieved ?? []).sort();
  const asOf = days.at(-1) ?? freshness.as_of;
  const title = t.feedsTitle(read, rows.length);
  return table({title, subtitle: t.feedsSubtitle, asOf, rows, columns}, m);
}

function runsFigure(rows: readonly RunRow[], {freshness, timezone, t, m}: View): Figure<RunRow> {
  const time = (iso: string) => formatTime(iso, timezone);
  const columns: Column<RunRow>[] = [
    {key: "started_at", label: t.started, format: (row) => time(row.started_at)},
    {
      key: "duration_s",
      label: t.duration,
      unit: t.seconds,
      numeric: true,
      format: (row) => formatNumber(row.duration_s, 1)
    },
    {key: "source", label: t.source, format: (row) => sourceName(row.source, t)},
    {key: "status", label: t.result, format: (row) => t.results[row.status] ?? row.status},
    {key: "rows_in", label: t.rowsIn, numeric: true, format: (row) => formatNumber(row.rows_in)},
    {key: "rows_out", label: t.rowsOut, numeric: true, format: (row) => formatNumber(row.rows_out)},
    {key: "message", label: t.message}
  ];
  // A day that was pinned or dropped by hand is on record, and no refresh.
  const last = rows.find(({source}) => source !== "store");
  const title = last ? t.runsTitle(t.results[last.status] ?? last.status, time(last.started_at)) : t.runsNone;
  return table({title, subtitle: t.runsSubtitle(timezone), asOf: freshness.as_of, rows, columns}, m);
}

function table<Row extends object>(
  said: Pick<Figure<Row>, "title" | "subtitle" | "asOf" | "rows" | "columns">,
  m: CommonMessages
): Figure<Row> {
  const options = {caption: said.title, hideCaption: true, labels: {...m.table, empty: m.table.none}};
  return {
    ...said,
    source: "Benchfolio",
    ...figureTable(said.rows, said.columns, options)
  };
}

function sourceName(source: string, t: RefreshMessages): string {
  return source
    .split("+")
    .map((name) => t.names[name] ?? name)
    .join(" + ");
}
