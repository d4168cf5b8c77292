import {html} from "htl";
import {printedSizes} from "../components/charts/fileSizes.js";
import type {Exhibit} from "../components/exhibit.js";
import {selectOne} from "../components/filters/selectOne.js";
import type {Column} from "../components/table/column.js";
import {dataTable} from "../components/table/dataTable.js";
import {unbrokenDates} from "../components/unbrokenDates.js";
import {formatDifference, formatNumber} from "../lib/format.js";
import type {CommonMessages} from "../lib/messages/common.js";
import {type DataMessages, data} from "../lib/messages/data.js";
import {knownRows} from "../lib/notebook.js";
import {oneOf, type Params} from "../lib/permalink.js";
import type {DataRow} from "../lib/rows.js";
import {summaryRows, UNMARKED} from "../queries/benchmarks.js";
import {catalogRows, TABLES, tableRows} from "../queries/catalog.js";
import {DEFAULT_QUERIES, PAIR} from "../queries/defaults.js";
import {
  averageRows,
  fileRows,
  markRows,
  missingRows,
  slippedRows,
  watchRows,
  winRows
} from "../queries/findings.js";
import type {SummaryRow} from "../queries/rows/benchmarks.js";
import type {CatalogRow} from "../queries/rows/catalog.js";
import type {
  AverageRow,
  FileRow,
  MarkRow,
  MissingRow,
  SlippedRow,
  WatchRow,
  WinRow
} from "../queries/rows/findings.js";
import {type BoardFiles, boardFrame, ignoredNote, openBoard} from "./board.js";
import {type Freshness, refreshing} from "./refreshing.js";

/** Differences below this are what one printed decimal allows. */
const ROUNDING = 0.05;

interface DataState {
  readonly table: (typeof TABLES)[number];
}

/** The data page: the tables, and the seven findings of the report, each asked of the tables. */
export function dataBoard(files: BoardFiles & {readonly freshness: Freshness}) {
  const params: Params<DataState> = {table: oneOf(TABLES, "scores")};
  const board = openBoard(files, params);
  const {lang, m} = board;
  const t = data[lang];
  const c = t.columns;
  const company = (row: {name_zh: string; name_en: string}) => (lang === "zh" ? row.name_zh : row.name_en);
  const names: Column<{name_zh: string; name_en: string}> = {
    key: lang === "zh" ? "name_zh" : "name_en",
    label: c.company
  };

  /** A frame around one table; `words` gives its title and notes from the rows. */
  const tabled = <Row extends {source: string | null; as_of: string | null}>(
    id: string,
    query: () => {toString(): string},
    columns: readonly Column<Row>[],
    words: (rows: readonly Row[]) => Pick<Exhibit<Row>, "title" | "subtitle" | "notes">
  ) =>
    boardFrame(board, () => [], {
      id,
      query,
      pictures: false,
      height: 120,
      show: (rows: readonly Row[]): Exhibit<Row> => {
        const said = words(rows);
        return {
          ...said,
          source: rows.find((row) => row.source !== null)?.source ?? t.notStated,
          asOf: rows.find((row) => row.as_of !== null)?.as_of ?? t.notStated,
          rows,
          columns,
          onPage: () => dataTable(rows, columns, {caption: said.title, hideCaption: true, labels: m.table})
        };
      }
    });

  return {
    refreshing: refreshing(board, files.answers, files.freshness),
    catalog: boardFrame(board, () => [], {
      id: "tables",
      query: catalogRows,
      pictures: false,
      show: (found: readonly CatalogRow[]) => catalog(found, t, m) as never
    }),
    chooser: board.state.bind(
      "table",
      selectOne({
        label: t.columns.name,
        options: TABLES.map((value) => ({value, label: value})),
        value: board.state.value.table
      })
    ),
    explorer: boardFrame(board, () => [], {
      id: "rows",
      query: (_, {table}) => tableRows(table),
      depends: ["table"],
      pictures: false,
      show: (found: readonly DataRow[]) => wholeTable(found, board.state.value.table, t, m)
    }),
    averages: tabled<AverageRow>(
      "finding-averages",
      averageRows,
      [
        {key: "model", label: c.model},
        {
          key: "average_printed",
          label: c.average_printed,
          unit: "%",
          numeric: true,
          format: (r) => formatNumber(r.average_printed, 1)
        },
        {key: "mean", label: c.mean, unit: "%", numeric: true, format: (r) => formatNumber(r.mean, 3)},
        {
          key: "difference",
          label: c.difference,
          numeric: true,
          format: (r) => formatDifference(r.difference, 3)
        },
        {
          key: "average_revised",
          label: c.average_revised,
          unit: "%",
          numeric: true,
          format: (r) => formatNumber(r.average_revised, 1)
        }
      ],
      (rows) => ({
        title: t.findings.averages(rows.filter((r) => Math.abs(r.difference) > ROUNDING).length, rows.length),
        subtitle: t.percentSubtitle,
        notes: [t.findings.averagesNote]
      })
    ),
    wins: tabled<WinRow>(
      "finding-wins",
      () => winRows(PAIR.a),
      [
        {key: "model", label: c.model},
        {key: "wins", label: c.wins, numeric: true},
        {key: "ties", label: c.ties, numeric: true},
        {key: "losses", label: c.losses, numeric: true},
        {key: "n", label: c.n_rows, numeric: true}
      ],
      () => {
        const [best] = knownRows<SummaryRow>(files.answers, summaryRows([]));
        return {
          title: best ? t.findings.best(best.model, best.best_alone, best.best_or_tied, best.n) : "",
          subtitle: t.countSubtitle
        };
      }
    ),
    marks: tabled<MarkRow>(
      "finding-marks",
      markRows,
      [
        {key: "benchmark", label: c.benchmark},
        {key: "model", label: c.model},
        {key: "score", label: c.score, unit: "%", numeric: true, format: (r) => formatNumber(r.score, 1)},
        {key: "mark", label: c.mark},
        {key: "evaluated_by", label: c.evaluated_by}
      ],
      (rows) => {
        const split = rows.filter((r) => r.mark === "†");
        const [own, other] = [
          split.find((r) => !r.model.startsWith("Gemma")),
          split.find((r) => r.model.startsWith("Gemma"))
        ];
        const [unmarked] = knownRows<SummaryRow>(files.answers, summaryRows(UNMARKED));
        return {
          title: t.findings.marks(rows.length - split.length, unmarked?.n ?? 0),
          subtitle: t.countSubtitle,
          notes:
            own && other
              ? [
                  t.findings.marksNote(
                    own.evaluated_by,
                    formatNumber(own.score, 1),
                    formatNumber(other.score, 1)
                  )
                ]
              : []
        };
      }
    ),
    sectors: tabled<SlippedRow>(
      "finding-sectors",
      slippedRows,
      [
        {key: "code", label: c.code},
        {...names, format: company} as Column<SlippedRow>,
        {key: lang === "zh" ? "sector_printed_zh" : "sector_printed_en", label: c.sector_printed},
        {key: lang === "zh" ? "sector_zh" : "sector_en", label: c.sector}
      ],
      (rows) => ({title: t.findings.sectors(rows.length), subtitle: ""})
    ),
    bases: tabled<WatchRow>(
      "finding-bases",
      watchRows,
      [
        {key: "code", label: c.code},
        {...names, format: company} as Column<WatchRow>,
        {key: "forward_pe", label: c.forward_pe, numeric: true},
        {key: "percentile_published", label: c.percentile_published, numeric: true},
        {
          key: "percentile_ttm",
          label: c.percentile_ttm,
          numeric: true,
          format: (r) => formatNumber(r.percentile_ttm, 1)
        }
      ],
      () => ({title: t.findings.bases, subtitle: "", notes: [t.findings.basesNote]})
    ),
    missing: tabled<MissingRow>(
      "finding-missing",
      missingRows,
      [
        {key: "code", label: c.code},
        {...names, format: company} as Column<MissingRow>,
        {
          key: "forward_pe_state",
          label: c.forward_pe_state,
          format: (r) => t.states[r.forward_pe_state] ?? r.forward_pe_state
        },
        {
          key: "pe_percentile_state",
          label: c.pe_percentile_state,
          format: (r) => t.states[r.pe_percentile_state] ?? r.pe_percentile_state
        }
      ],
      (rows) => ({title: t.findings.missing(rows.length), subtitle: "", notes: [t.findings.missingNote]})
    ),
    sizes: tabled<FileRow>(
      "finding-sizes",
      fileRows,
      [
        {key: "model", label: c.model},
        {key: "quantization", label: c.quantization},
        {
          key: "size_printed",
          label: c.size_printed,
          numeric: true,
          format: (r) => formatNumber(r.size_printed, 2)
        },
        {key: "size_gb", label: c.size_gb, numeric: true, format: (r) => formatNumber(r.size_gb, 3)},
        {key: "fits_as", label: c.fits_as, format: (r) => r.fits_as ?? ""},
        {
          key: "source_url",
          label: c.source,
          format: (r) => sourceLink(r.source_url)
        }
      ],
      (rows) => {
        const gib = printedSizes(rows).find(({read}) => read === "GiB");
        return {
          title: gib ? t.findings.sizes(gib.model, formatNumber(gib.printed, 2)) : t.findings.sizesNone,
          subtitle: "",
          notes: [t.findings.sizesNote]
        };
      }
    ),
    verification: verification(board.notebook, files.answers, t),
    sql: board.notebook.sql,
    note: ignoredNote(board),
    /** What SQL fences of the page show their rows with. */
    table: (rows: readonly Record<string, unknown>[]) =>
      dataTable(
        rows,
        Object.keys(rows[0] ?? {}).map((key) => ({
          key,
          label: key,
          numeric: typeof rows[0]?.[key] === "number"
        })),
        {caption: t.fence, labels: m.table}
      )
  };
}

/** A link to a repository, named as its host names it. Only an address of the web becomes one: no `javascript:`. */
function sourceLink(address: string): string | HTMLElement {
  const {protocol, pathname} = new URL(address);
  if (protocol !== "https:") return address;
  return html`<a href=${address}>${pathname.split("/").slice(1, 3).join("/")}</a>`;
}

/** The list of tables, with what each holds and where to get it. */
export function catalog(found: readonly CatalogRow[], t: DataMessages, m: CommonMessages): Exhibit<object> {
  const rows = found.map(({name, n, source, as_of}) => ({
    name,
    n,
    content: t.tables[name] ?? "",
    source:
      source !== null
        ? m.sourceName(source)
        : n === 0 && t.emptyTable[name]
          ? t.noneYet
          : (t.sources[name] ?? t.ownSource),
    as_of: as_of ?? t.notStated,
    parquet: `../data/${name}.parquet`
  }));
  const columns: Column<(typeof rows)[number]>[] = [
    {key: "name", label: t.columns.name, format: ({name}) => html`<code>${name}</code>`},
    {key: "n", label: t.columns.n, numeric: true, format: ({n}) => formatNumber(n)},
    {key: "content", label: t.columns.content},
    {
      key: "source",
      label: t.columns.source,
      format: ({source}) => html`<span class="bf-narrow">${unbrokenDates(source)}</span>`
    },
    {key: "as_of", label: t.columns.as_of},
    {
      key: "parquet",
      label: t.columns.download,
      format: ({parquet}) => html`<a href=${parquet} download>Parquet</a>`
    }
  ];
  const title = t.catalogTitle(rows.length, formatNumber(rows.reduce((sum, {n}) => sum + n, 0)));
  return {
    title,
    subtitle: t.catalogSubtitle,
    source: "Benchfolio",
    asOf:
      rows
        .map(({as_of}) => as_of)
        .filter((date) => /^\d/.test(date))
        .sort()
        .at(-1) ?? t.notStated,
    rows,
    notes: rows
      .filter(({name, n}) => n === 0 && t.emptyTable[name])
      .map(({name}) => `${name}: ${t.emptyTable[name]}`),
    columns: columns as never,
    onPage: () => dataTable(rows, columns, {caption: title, hideCaption: true, labels: m.table})
  };
}

/** Every row and column of one published table. */
function wholeTable(
  rows: readonly DataRow[],
  name: string,
  t: DataMessages,
  m: CommonMessages
): Exhibit<DataRow> {
  const columns = Object.keys(rows[0] ?? {}).map((key) => ({
    key,
    label: key,
    numeric: rows.some((row) => typeof row[key] === "number")
  }));
  const text = (key: string) =>
    rows.map((row) => row[key]).find((value) => typeof value === "string") as string | undefined;
  return {
    title: `${name}: ${formatNumber(rows.length)} ${t.rows}`,
    subtitle: t.tables[name] ?? "",
    source: text("source") ?? text("source_url") ?? t.sources[name] ?? t.ownSource,
    asOf: text("as_of") ?? t.notStated,
    rows,
    columns,
    notes: rows.length === 0 && t.emptyTable[name] ? [`${name}: ${t.emptyTable[name]}`] : [],
    onPage: () =>
      dataTable(rows, columns, {
        caption: name,
        hideCaption: true,
        labels: m.table,
        search: true,
        pageSize: 25,
        height: 520
      })
  };
}

/** Runs every query of the page again on the engine in the browser, and says whether the rows are the same. */
function verification(
  notebook: Pick<ReturnType<typeof openBoard>["notebook"], "engine">,
  answers: BoardFiles["answers"],
  t: DataMessages
): HTMLElement {
  const root = html`<p class="verification" role="status">${t.verifying}</p>`;
  const run = async () => {
    const engine = await notebook.engine();
    let differing = 0;
    for (const query of DEFAULT_QUERIES.data) {
      const sql = String(query);
      if (JSON.stringify(await engine.query(sql)) !== JSON.stringify(answers[sql])) differing++;
    }
    const total = DEFAULT_QUERIES.data.length;
    root.dataset.agrees = String(differing === 0);
    root.textContent = differing === 0 ? t.verified(total) : t.differs(differing, total);
  };
  run().catch((error: Error) => {
    root.textContent = error.message;
  });
  return root;
}
