import {html} from "htl";
import {daySpan} from "../../components/charts/provenance.js";
import {printedSizes, SIZES_FILE} from "../../components/charts/report/fileSizes.js";
import {WATCH_FILE} from "../../components/charts/report/watchlist.js";
import {companyName} from "../../components/companyName.js";
import type {FileColumn} from "../../components/export/csv.js";
import {keyed} from "../../components/export/figureCsv.js";
import type {Figure} from "../../components/figure.js";
import type {Column} from "../../components/table/column.js";
import {figureTable} from "../../components/table/figureTable.js";
import {formatDifference, formatNumber} from "../../lib/format.js";
import {data} from "../../lib/messages/data.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {ofReport, summaryRows, UNMARKED} from "../../queries/benchmarks.js";
import {
  averageRows,
  fileRows,
  markRows,
  missingRows,
  slippedRows,
  watchRows,
  winRows
} from "../../queries/findings.js";
import {reportTexts} from "../../queries/reports.js";
import type {SummaryRow} from "../../queries/rows/benchmarks.js";
import type {
  AverageRow,
  FileRow,
  MarkRow,
  MissingRow,
  SlippedRow,
  WatchRow,
  WinRow
} from "../../queries/rows/findings.js";
import type {ReportRow, TextRow} from "../../queries/rows/reports.js";
import {type Board, boardFrame} from "../board.js";
import {bestAlone} from "../brief/prose.js";
import {aboutReport, type ReportChoice, rerenderedBy, textsOf} from "../reports.js";
import type {DataState} from "./state.js";

/** Differences below this are what one printed decimal allows. */
const ROUNDING = 0.05;

/** What the printed figures of the chosen report hide, each a table that is asked of the published ones. Where a report gives no cause for one, it is not there. */
export function findings(board: Board<DataState>, choice: ReportChoice, answers: Answers): HTMLElement {
  return rerenderedBy(board, choice, (report) => {
    const context = contextOf(board, report, answers, choice);
    const figures = [averages, wins, marks, sectors, bases, missing, sizes]
      .map((finding) => finding(context))
      .filter((figure) => figure !== null);
    return {
      figures,
      nodes: figures.length > 0 ? figures : [html`<p class="bf-hint">${context.t.findings.none}</p>`]
    };
  });
}

type Context = ReturnType<typeof contextOf>;

function contextOf(board: Board<DataState>, report: ReportRow, answers: Answers, choice: ReportChoice) {
  const inFile = aboutReport(choice, report);
  const {lang, m} = board;
  const t = data[lang];
  const texts = textsOf(
    knownRows<TextRow>(answers, reportTexts()).filter(({report_id}) => report_id === report.report_id),
    lang
  );
  const c = t.columns;
  const company = (row: {name_zh: string; name_en: string}) => companyName(row, lang);
  const names: Column<{name_zh: string; name_en: string}> = {
    key: lang === "zh" ? "name_zh" : "name_en",
    label: c.company
  };

  /** A frame around one table and its `file`; `words` gives its title and notes from the rows. Null where there are none. */
  const tabled = <Row extends {source: string | null; as_of: string | null}>(
    id: string,
    query: () => {toString(): string},
    columns: readonly Column<Row>[],
    file: readonly FileColumn<Row>[],
    words: (rows: readonly Row[]) => Pick<Figure<Row>, "title" | "subtitle" | "notes">
  ) => {
    if (knownRows<Row>(answers, query()).length === 0) return null;
    return boardFrame(board, () => [], {
      id,
      query,
      pictures: false,
      height: 120,
      show: (rows: readonly Row[]): Figure<Row> => {
        const said = words(rows);
        return inFile<Figure<Row>>({
          ...said,
          source: listed(rows.map(({source}) => source)) || t.notStated,
          asOf: daySpan(rows.flatMap(({as_of}) => as_of ?? [])) || t.notStated,
          rows,
          columns,
          fileColumns: file,
          ...figureTable(rows, columns, {caption: said.title, hideCaption: true, labels: m.table})
        });
      }
    });
  };
  return {tabled, report, notesOf: texts.notes, answers, lang, names, company, t, c};
}

/** Each source once, in the order of the rows. */
function listed(sources: readonly (string | null)[]): string {
  return [...new Set(sources.filter((source) => source !== null))].join("; ");
}

/** The printed averages beside the means of the printed scores. */
function averages({tabled, report, notesOf, t, c}: Context) {
  return tabled<AverageRow>(
    "finding-averages",
    () => averageRows(report.source),
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
    keyed<AverageRow>([
      ...(["model_id", "model", "average_printed", "mean", "difference", "n"] as const),
      ...(["average_revised", "revised_source", "as_of", "source"] as const)
    ]),
    (rows) => ({
      title: t.findings.averages(rows.filter((r) => Math.abs(r.difference) > ROUNDING).length, rows.length),
      subtitle: t.percentSubtitle,
      notes: notesOf("finding-averages")
    })
  );
}

/** The best model of the report against each other one. */
function wins({tabled, report, answers, t, c}: Context) {
  return tabled<WinRow>(
    "finding-wins",
    () => winRows(report.source, report.model_id),
    [
      {key: "model", label: c.model},
      {key: "wins", label: c.wins, numeric: true},
      {key: "ties", label: c.ties, numeric: true},
      {key: "losses", label: c.losses, numeric: true},
      {key: "n", label: c.n_rows, numeric: true}
    ],
    keyed<WinRow>(["model_id", "model", "wins", "ties", "losses", "n", "as_of", "source"]),
    () => {
      const best = bestAlone(knownRows<SummaryRow>(answers, summaryRows([], ofReport(report.source))));
      return {
        title: best ? t.findings.best(best.names, best.alone, best.tied, best.n) : "",
        subtitle: t.countSubtitle
      };
    }
  );
}

/** Scores that are marked, and who ran them. */
function marks({tabled, report, notesOf, answers, t, c}: Context) {
  return tabled<MarkRow>(
    "finding-marks",
    () => markRows(report.source),
    [
      {
        key: "benchmark",
        label: c.benchmark,
        format: (r) => (r.other_split ? t.findings.otherSplit(r.benchmark) : r.benchmark)
      },
      {key: "model", label: c.model},
      {key: "score", label: c.score, unit: "%", numeric: true, format: (r) => formatNumber(r.score, 1)},
      {key: "mark", label: c.mark},
      {key: "evaluated_by", label: c.evaluated_by}
    ],
    keyed<MarkRow>([
      ...(["benchmark_id", "benchmark", "other_split", "model_id", "model", "score", "mark"] as const),
      ...(["evaluated_by", "as_of", "source"] as const)
    ]),
    (rows) => {
      const marked = rows.filter((r) => !r.other_split);
      const [unmarked] = knownRows<SummaryRow>(answers, summaryRows(UNMARKED, ofReport(report.source)));
      return {
        title: t.findings.marks(marked.length, listed(marked.map(({mark}) => mark)), unmarked?.n ?? 0),
        subtitle: t.countSubtitle,
        notes: notesOf("finding-marks")
      };
    }
  );
}

/** Companies that the report prints under a sector that is not theirs. */
function sectors({tabled, report, lang, names, company, t, c}: Context) {
  return tabled<SlippedRow>(
    "finding-sectors",
    () => slippedRows(report.source),
    [
      {key: "code", label: c.code},
      {...names, format: company} as Column<SlippedRow>,
      {key: lang === "zh" ? "sector_printed_zh" : "sector_printed_en", label: c.sector_printed},
      {key: lang === "zh" ? "sector_zh" : "sector_en", label: c.sector}
    ],
    keyed<SlippedRow>([
      ...(["code", "name_zh", "name_en", "sector_printed_zh", "sector_printed_en"] as const),
      ...(["sector_zh", "sector_en", "as_of", "source"] as const)
    ]),
    (rows) => ({title: t.findings.sectors(rows.length), subtitle: ""})
  );
}

/** Forward PE and percentile of the watch list: figures on two bases. */
function bases({tabled, report, names, company, t, c}: Context) {
  return tabled<WatchRow>(
    "finding-bases",
    () => watchRows(report.source),
    [
      {key: "code", label: c.code},
      {...names, format: company} as Column<WatchRow>,
      {key: "forward_pe", label: c.forward_pe, numeric: true},
      {
        key: "forward_year",
        label: c.forward_year,
        format: (r) => (r.forward_year === null ? "" : `${r.forward_year}E`)
      },
      {key: "percentile_published", label: c.percentile_published, numeric: true},
      {
        key: "percentile_ttm",
        label: c.percentile_ttm,
        numeric: true,
        format: (r) => formatNumber(r.percentile_ttm, 1)
      }
    ],
    WATCH_FILE,
    (rows) =>
      rows.some((row) => row.forward_pe !== null && row.percentile_published !== null)
        ? {title: t.findings.bases, subtitle: "", notes: [t.findings.basesNote]}
        : {title: t.findings.basesNone(rows.length), subtitle: ""}
  );
}

/** Figures that the report leaves out, and why. */
function missing({tabled, report, names, company, t, c}: Context) {
  const stateOf = (state: string | null) => (state === null ? "" : (t.states[state] ?? state));
  return tabled<MissingRow>(
    "finding-missing",
    () => missingRows(report.source),
    [
      {key: "code", label: c.code},
      {...names, format: company} as Column<MissingRow>,
      {
        key: "forward_pe_state",
        label: c.forward_pe_state,
        format: (r) => stateOf(r.forward_pe_state)
      },
      {
        key: "pe_percentile_state",
        label: c.pe_percentile_state,
        format: (r) => stateOf(r.pe_percentile_state)
      }
    ],
    keyed<MissingRow>([
      ...(["code", "name_zh", "name_en", "forward_pe_state", "pe_percentile_state"] as const),
      ...(["as_of", "source"] as const)
    ]),
    (rows) => ({
      title: t.findings.missing(rows.length, reasonsOf(rows).length),
      subtitle: "",
      notes: [t.findings.missingNote]
    })
  );
}

function reasonsOf(rows: readonly MissingRow[]): (string | null)[] {
  const states = rows.flatMap((row) => [row.forward_pe_state, row.pe_percentile_state]);
  return [...new Set(states)].filter((state) => state !== null && state !== "ok");
}

/** The printed sizes of model files beside those of real files. */
function sizes({tabled, report, t, c}: Context) {
  return tabled<FileRow>(
    "finding-sizes",
    () => fileRows(report.source),
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
    SIZES_FILE,
    (rows) => {
      const printed = printedSizes(rows);
      const gib = printed.filter(({read}) => read === "GiB");
      const unfit = printed.filter(({read}) => read === null).length;
      return {
        title:
          gib.length > 0
            ? t.findings.sizes(
                gib.map(({model, printed: size}) => t.findings.sizeOf(model, formatNumber(size, 2)))
              )
            : t.findings.sizesNone(printed.length, unfit),
        subtitle: "",
        notes: [t.findings.sizesNote]
      };
    }
  );
}

/** A link to a repository, named as its host names it. Only an address of the web becomes one: no `javascript:`. */
function sourceLink(address: string): string | HTMLElement {
  const {protocol, pathname} = new URL(address);
  if (protocol !== "https:") return address;
  return html`<a href=${address}>${pathname.split("/").slice(1, 3).join("/")}</a>`;
}
